import { describe, expect, it } from 'vitest'
import {
  assemble,
  createEngine,
  createFightPool,
  createReferenceEngine,
  openStore,
  PRESETS,
  runTournament,
  scoreMatch,
} from '../../src/index.js'

describe('the library', () => {
  it('fights as the example of its documentation does', async () => {
    const settings = PRESETS['94nop']
    const imp = assemble('MOV.I $0, $1', { settings })
    const dwarf = assemble('ADD.AB #4, $3\nMOV.I $2, @2\nJMP.B $-2\nDAT.F #0, #0', { settings })
    if (imp.warrior === null || dwarf.warrior === null) throw new Error('these warriors assemble')
    const [outcome] = await createReferenceEngine().run({
      settings,
      programs: [imp.warrior, dwarf.warrior],
      matches: [{ warriors: [0, 1], placement: { kind: 'seed', seed: 3900, rounds: 10 } }],
      stop: 'one-left',
    })
    // As pmars -b -r 10 -F 4000.
    expect(scoreMatch(outcome!)).toEqual([
      { wins: 0, ties: 9, losses: 1, score: 9 },
      { wins: 1, ties: 9, losses: 0, score: 12 },
    ])
  })

  it('says what it wants where JavaScript gives something else', async () => {
    const untyped = (call: unknown) => call as (...given: unknown[]) => unknown
    expect(() => untyped(createEngine)('fast')).toThrow(
      new TypeError(
        'createEngine(name): name must be one of wasm, webgpu, tensor, reference; it is the string "fast"',
      ),
    )
    expect(() => untyped(createFightPool)()).toThrow(
      new TypeError('createFightPool({ threads }): the options must have threads; it is undefined'),
    )
    expect(() => untyped(openStore)({ path: 'drq.db' })).toThrow(
      new TypeError(
        "openStore(path): path must be a string, ':memory:' for a store that vanishes; it is an object with path",
      ),
    )
    expect(() => untyped(scoreMatch)([])).toThrow(
      new TypeError(
        'scoreMatch(outcome): outcome must be one of those that run(…) gives; it is an array of 0',
      ),
    )
    await expect(untyped(runTournament)({ name: 'a', entrants: [], rounds: 1, seed: 1 })).rejects.toThrow(
      new TypeError(
        'runTournament(options): the options must have settings, places, fights, store, now; ' +
          'it is an object with name, entrants, rounds, seed',
      ),
    )
    const pool = createFightPool({ threads: 1 })
    await expect(untyped(pool.run.bind(pool))([])).rejects.toThrow(/^run\(.*settings must be complete/)
    await pool.close()
  })
})
