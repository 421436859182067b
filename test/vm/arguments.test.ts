import { describe, expect, it } from 'vitest'
import {
  assemble,
  createReferenceEngine,
  loadWasmEngine,
  PRESETS,
  resolveSettings,
  type Batch,
} from '../../vm/index.js'
import { program } from '../helpers/program.js'

const settings = PRESETS.tiny
/** A function as JavaScript sees it. */
const untyped = (call: unknown) => call as (...given: unknown[]) => unknown

describe('assemble with arguments of another type', () => {
  const cases: [string, unknown[], string][] = [
    [
      'settings instead of options',
      ['mov 0, 1', settings],
      'assemble(source, { settings }): the second argument must be an object with settings, such as ' +
        "{ settings: PRESETS['94nop'] }; it is an object with coreSize, maxCycles, maxProcesses, maxLength, …",
    ],
    [
      'no options',
      ['mov 0, 1'],
      'assemble(source, { settings }): the second argument must be an object with settings, such as ' +
        "{ settings: PRESETS['94nop'] }; it is undefined",
    ],
    [
      'the name of a preset',
      ['mov 0, 1', { settings: 'tiny' }],
      'assemble(source, { settings }): settings must be complete, such as PRESETS[\'94nop\']; it is the string "tiny"',
    ],
    [
      'a part of the settings',
      ['mov 0, 1', { settings: { coreSize: 80 } }],
      "assemble(source, { settings }): settings must be complete, such as PRESETS['94nop']; it is an object with coreSize",
    ],
    [
      'bytes',
      [Buffer.from('mov 0, 1'), { settings }],
      'assemble(source, { settings }): source must be a string, as decodeSource(bytes) gives; it is a Buffer',
    ],
    [
      'no source',
      [null, { settings }],
      'assemble(source, { settings }): source must be a string; it is null',
    ],
    [
      'half a warrior',
      ['mov 0, 1', { settings, warriors: 1.5 }],
      'assemble(source, { settings }): warriors must be a whole number from 1; it is the number 1.5',
    ],
  ]
  it.each(cases)('says what it wants instead of %s', (_, given, message) => {
    expect(() => untyped(assemble)(...given)).toThrow(new TypeError(message))
  })
})

describe('an engine with a batch of another type', () => {
  const call = 'run({ settings, programs, matches, stop })'
  const batch: Batch = {
    settings,
    programs: [program(['MOV.I $0, $1'])],
    matches: [{ warriors: [0], placement: { kind: 'seed', seed: 1, rounds: 1 } }],
    stop: 'one-left',
  }
  const assembly = assemble('mov 0, 1', { settings })
  const cases: [string, unknown, string][] = [
    ['nothing', undefined, 'the first argument must be an object; it is undefined'],
    [
      'no settings',
      { ...batch, settings: undefined },
      "settings must be complete, such as PRESETS['94nop']; it is undefined",
    ],
    [
      'assemblies instead of their warriors',
      { ...batch, programs: [assembly] },
      'programs[0] must be a warrior, as assemble(…).warrior; it is an object with warrior, name, author, date, …',
    ],
    [
      'a warrior that did not assemble',
      { ...batch, programs: [batch.programs[0], null] },
      'programs[1] must be a warrior, as assemble(…).warrior; it is null',
    ],
    ['no matches', { ...batch, matches: 3 }, 'matches must be an array; it is the number 3'],
    [
      'places without a match',
      { ...batch, matches: [[0, 1]] },
      'matches[0].warriors must be an array of places in programs; it is undefined',
    ],
    [
      'a placement without a seed',
      { ...batch, matches: [{ warriors: [0], placement: { kind: 'seed', rounds: 1 } }] },
      "matches[0].placement must be { kind: 'seed', seed, rounds } with whole numbers, or " +
        "{ kind: 'explicit', rounds: […] }; it is an object with kind, rounds",
    ],
    ['no stop', { ...batch, stop: undefined }, "stop must be 'one-left' or 'none-left'; it is undefined"],
  ]
  it.each(cases)('says what it wants instead of %s', async (_, given, message) => {
    for (const engine of [createReferenceEngine(), await loadWasmEngine()]) {
      const played = untyped(engine.run.bind(engine))(given) as Promise<unknown>
      await expect(played, engine.name).rejects.toThrow(new TypeError(`${call}: ${message}`))
    }
  })
})

it('resolveSettings says which presets there are', () => {
  expect(() => untyped(resolveSettings)({}, '94')).toThrow(
    new TypeError(
      'resolveSettings(overrides, name): name must be one of 88, 94nop, 94x, tiny, nano, lp, icws; it is the string "94"',
    ),
  )
})
