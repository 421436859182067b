import { describe, expect, it } from 'vitest'
import {
  bootDomain,
  compositionOf,
  isComposition,
  parseComposition,
  printComposition,
  takesParts,
  type Composition,
} from '../../../arena/parts/index.js'
import { PRESETS } from '../../../vm/index.js'
import { chosenBody, typedWarrior } from '../../helpers/typed.js'

const settings = PRESETS['94nop']
const stone = (distance: number | null = 3000) => chosenBody('stone', distance)
const composition: Composition = { opening: null, bodies: [stone(), stone(null)], blanks: 3 }

describe('the composition in a source', () => {
  it('is read as it was printed, on one line', () => {
    const line = printComposition(composition)
    expect(line).toMatch(/^;drq-parts \{"opening":null,"bodies":\[\{"part":"stone",[^\n]*$/)
    expect(parseComposition(`;redcode\r\n${line}\r\nmov 0, 1\r\n`, settings)).toEqual(composition)
    expect(parseComposition(`;redcode\n${line}`, settings)).toEqual(composition)
  })

  it('counts where building it gives exactly the warrior', () => {
    const line = printComposition(composition)
    const typed = typedWarrior(composition, [line])
    expect(compositionOf(typed, settings)).toEqual(composition)
    const changed = typed.instructions.with(0, typed.instructions[1]!)
    expect(compositionOf({ ...typed, instructions: changed }, settings)).toBeNull()
    expect(compositionOf({ ...typed, instructions: typed.instructions.slice(1) }, settings)).toBeNull()
    expect(compositionOf({ ...typed, start: 1 }, settings)).toBeNull()
    expect(compositionOf({ ...typed, pin: 5 }, settings)).toBeNull()
    expect(compositionOf(typed, PRESETS.tiny)).toBeNull()
    expect(compositionOf(typedWarrior(composition, []), settings)).toBeNull()
    const other = { ...composition, blanks: 4 }
    expect(compositionOf(typedWarrior(composition, [printComposition(other)]), settings)).toBeNull()
  })

  it('is none in a core that is smaller than those parts are written for', () => {
    const small = (coreSize: number) => ({ ...settings, coreSize, readLimit: coreSize, writeLimit: coreSize })
    for (const coreSize of [1, 13, 20, 55, 79]) {
      expect(takesParts(small(coreSize))).toBe(false)
      expect(compositionOf(typedWarrior(composition), small(coreSize))).toBeNull()
    }
    expect(takesParts(small(80))).toBe(true)
  })

  it('is none where anything is not as it is printed', () => {
    const body = stone()
    const good = { opening: null, bodies: [body], blanks: 0 }
    const read = (value: unknown) => parseComposition(`;drq-parts ${JSON.stringify(value)}`, settings)
    const withGenes = (genes: unknown) => read({ ...good, bodies: [{ ...body, genes }] })
    expect(read(good)).toEqual(good)
    const hostile: unknown[] = [
      ...[null, 1, 'x', [], {}, { ...good, more: 1 }, { ...good, blanks: -1 }, { ...good, blanks: 1e9 }],
      ...[
        { ...good, blanks: 0.5 },
        { ...good, bodies: [] },
        { ...good, bodies: Array(5).fill(body) },
      ],
      ...['__proto__', 'constructor', 'toString', 'stone '].map((part) => ({
        ...good,
        bodies: [{ ...body, part }],
      })),
      { ...good, opening: { part: 'stone', genes: {} } },
      { ...good, opening: { part: '__proto__', genes: {} } },
      { ...good, bodies: [{ ...body, distance: 20 }] },
      { ...good, bodies: [{ ...body, distance: '3000' }] },
      { ...good, bodies: [{ ...body, processes: 3 }] },
    ]
    for (const value of hostile) expect(read(value), JSON.stringify(value)).toBeNull()
    const genes: unknown[] = [
      ...[null, [], {}, { step: 4 }, { ...body.genes, more: 1 }, { ...body.genes, step: 5 }],
      ...[
        { ...body.genes, step: 8000 + body.genes['step']! },
        { ...body.genes, gap: 1e300 },
      ],
      { ...body.genes, gap: '5' },
    ]
    for (const value of genes) expect(withGenes(value), JSON.stringify(value)).toBeNull()
  })

  it('is none for keys that every object has', () => {
    const { step, gap, hop } = stone().genes
    const line = (keys: string) =>
      `;drq-parts {"opening":null,"bodies":[{"part":"stone","genes":{${keys}},"distance":3000}],"blanks":0}`
    const good = `"step":${step},"gap":${gap},"hop":${hop}`
    expect(parseComposition(line(good), settings)).not.toBeNull()
    expect(parseComposition(line(`"step":${step},"gap":${gap},"__proto__":${hop}`), settings)).toBeNull()
    expect(parseComposition(line(`${good},"constructor":1`), settings)).toBeNull()
    const hidden = `"step":${step},"gap":${gap},"__proto__":{"hop":${hop}}`
    expect(parseComposition(line(hidden), settings)).toBeNull()
  })

  it('is none in a line that is too long or no JSON, in no time', () => {
    const line = printComposition(composition)
    expect(parseComposition(`${line}${' '.repeat(9000)}`, settings)).toEqual(composition)
    expect(parseComposition(line.replace('{', `{${' '.repeat(4096)}`), settings)).toBeNull()
    expect(parseComposition(`;drq-parts {${'['.repeat(1e6)}}`, settings)).toBeNull()
    expect(parseComposition(';drq-parts {"opening":}', settings)).toBeNull()
    expect(parseComposition(`${';drq-parts {'.repeat(1e5)}\n`, settings)).toBeNull()
    expect(parseComposition(line.replace(';drq-parts ', ';drq-parts'), settings)).toBeNull()
  })

  it('is possible only with genes of the room', () => {
    expect(isComposition(composition, settings)).toBe(true)
    expect(isComposition(composition, PRESETS.tiny)).toBe(false)
    const near = { ...stone(), distance: 2 * settings.maxLength - 1 }
    expect(isComposition({ ...composition, bodies: [near] }, settings)).toBe(false)
    expect(bootDomain(settings)).toEqual({ kind: 'distance', least: 200 })
  })
})
