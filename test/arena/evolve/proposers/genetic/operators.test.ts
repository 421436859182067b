import { describe, expect, it } from 'vitest'
import { OPERATORS } from '../../../../../arena/evolve/index.js'
import { createRandom } from '../../../../../arena/random.js'
import { createAlphabet } from '../../../../../arena/evolve/proposers/genetic/alphabet.js'
import { componentsOf } from '../../../../../arena/evolve/proposers/genetic/components.js'
import { printGenome, type Genome } from '../../../../../arena/evolve/proposers/genetic/genome.js'
import { assemble, createReferenceEngine, PRESETS, warriorOutcome } from '../../../../../vm/index.js'
import { program } from '../../../../helpers/program.js'

const settings = PRESETS['94nop']
const dwarf = program(['DAT.F #0, #0', 'ADD.AB #4, $-1', 'MOV.I $-2, @-2', 'JMP.B $-2, $0'], 1)
const alphabet = createAlphabet([dwarf])
const loop = program(['DAT.F #0, #0', 'NOP.F $0, $0', 'JMP.B $-1, $0'], 1)
const imp = program(['MOV.I $0, $1'])
const switched = operator('switch').apply(dwarf, {
  ...{ random: createRandom(1), settings, alphabet, mate: imp },
})!
const stone = program(['SPL.B #0, $0', 'MOV.I $10, $20', 'ADD.AB #7, $-1', 'JMP.B $-2, $0'])

const parents = [dwarf, imp, stone, switched]

function operator(name: string) {
  return OPERATORS.find((operator) => operator.name === name)!
}

async function runAlone(genome: Genome, maxCycles = 2000) {
  const [outcome] = await createReferenceEngine().run({
    settings: { ...settings, maxCycles },
    programs: [{ ...genome, pin: null }],
    matches: [{ warriors: [0], placement: { kind: 'seed', seed: 1, rounds: 1 } }],
    stop: 'none-left',
  })
  return warriorOutcome(outcome!, 0, 0)
}

describe.each(OPERATORS)('operator $name', ({ apply }) => {
  it('makes programs that assemble to what they are', () => {
    const random = createRandom(3)
    let made = 0
    for (let attempt = 0; attempt < 200; attempt++) {
      const [genome, mate] = [random.pick(parents), random.pick(parents)]
      const child = apply(genome, { random, settings, alphabet, mate })
      if (child === null) continue
      made++
      const { warrior } = assemble(printGenome(child, '94'), { settings })
      expect(warrior).not.toBeNull()
      expect(warrior!.instructions).toEqual(child.instructions)
      expect(warrior!.start).toBe(child.start)
    }
    expect(made).toBeGreaterThan(30)
  })

  it('gives the same for the same numbers', () => {
    const once = () => apply(dwarf, { random: createRandom(11), settings, alphabet, mate: stone })
    expect(once()).toEqual(once())
  })
})

describe('operator concat', () => {
  it('runs both programs side by side, wherever they start', async () => {
    for (const [mate, least, most] of [
      [loop, 2 + 2 + 2, 2 + 2 + 2],
      [imp, 2 + 2 + 140, 2 + 2 + 160],
    ] as const) {
      const both = operator('concat').apply(loop, { random: createRandom(1), settings, alphabet, mate })!
      const outcome = await runAlone(both, 300)
      expect(outcome).toMatchObject({ deathCycle: 0, processes: 2, spawned: 1 })
      expect(outcome.covered).toBeGreaterThanOrEqual(least)
      expect(outcome.covered).toBeLessThanOrEqual(most)
    }
  })
})

describe('operator boot', () => {
  it('starts a copy of the mate elsewhere and goes on with the genome', async () => {
    const child = operator('boot').apply(dwarf, { random: createRandom(5), settings, alphabet, mate: stone })!
    const outcome = await runAlone(child, 1000)
    expect(outcome.deathCycle).toBe(0)
    // The dwarf's one process and the stone's many, which SPL #0 makes in every fourth cycle of the stone or so.
    expect(outcome.spawned).toBeGreaterThan(20)
  })

  it('leaves nothing behind when it boots away', async () => {
    const child = operator('boot away').apply(stone, {
      random: createRandom(5),
      settings,
      alphabet,
      mate: imp,
    })!
    const outcome = await runAlone(child, 500)
    expect(outcome.deathCycle).toBe(0)
    expect(outcome.covered).toBe(stone.instructions.length * 2 + 1)
  })
})

describe('components', () => {
  it('end behind a jump and behind a row of DATs', () => {
    const lines = [
      'SPL.B $3, $0',
      'JMP.B $1, $0',
      'MOV.I $0, $1',
      'DAT.F #0, #0',
      'DAT.F #1, #1',
      'NOP.F $0, $0',
    ]
    expect(componentsOf(program(lines))).toEqual([
      [0, 2],
      [2, 5],
      [5, 6],
    ])
  })
})

describe('operator quick scan', () => {
  it('bombs a warrior that it finds, then goes on as before', async () => {
    // One process that walks through all of its cells.
    const walker = program([...Array.from({ length: 99 }, (_, i) => `NOP.F $1, $${i + 1}`), 'JMP.B $-99, $0'])
    let found = 0
    for (let seed = 0; seed < 20; seed++) {
      const child = operator('quick scan').apply(loop, {
        random: createRandom(seed),
        settings,
        alphabet,
        mate: imp,
      })!
      const [outcome] = await createReferenceEngine().run({
        settings: { ...settings, maxCycles: 400 },
        programs: [child, walker].map((one) => ({ ...one, pin: null })),
        matches: [{ warriors: [0, 1], placement: { kind: 'seed', seed: 977 * (seed + 1), rounds: 20 } }],
        stop: 'one-left',
      })
      for (let round = 0; round < 20; round++) {
        expect(warriorOutcome(outcome!, round, 0).deathCycle).toBe(0)
        if (warriorOutcome(outcome!, round, 1).deathCycle > 0) found++
      }
    }
    // Of 400: some dozen pairs of cells in a core of 8000 meet a warrior of 100 in one of five fights or so.
    expect(found).toBeGreaterThan(40)
  })
})

describe('operator switch', () => {
  /** Which of the two fought in each round against the rival: the mate is told by its second process. */
  async function fightersOf(genome: Genome, mate: Genome, rival: Genome, rounds: number) {
    const child = operator('switch').apply(genome, { random: createRandom(1), settings, alphabet, mate })!
    const [outcome] = await createReferenceEngine().run({
      settings: { ...settings, maxCycles: 200 },
      programs: [child, rival].map((one) => ({ ...one, pin: null })),
      matches: [{ warriors: [0, 1], placement: { kind: 'seed', seed: 1, rounds } }],
      stop: 'one-left',
    })
    return Array.from({ length: rounds }, (_, round) => warriorOutcome(outcome!, round, 0))
      .map(({ spawned }) => (spawned > 0 ? 'mate' : 'genome'))
      .join(' ')
  }
  const pair = program(['SPL.B $1, $0', 'JMP.B $0, $0'])
  const suicide = program(['DAT.F $0, $0'])
  /** Dies after twenty cycles in its first three rounds and lives on in the others. */
  const late = program(
    [
      ...['DAT.F $0, #0', 'LDP.AB #1, $-1', 'ADD.AB #1, $-2', 'STP.B $-3, #1', 'SLT.AB #3, $-4'],
      ...['JMP.B $2, $0', 'JMP.B $0, $0', ...Array<string>(20).fill('NOP.F $0, $0'), 'DAT.F $0, $0'],
    ],
    1,
  )

  it('goes on with who won, and exchanges who lost or tied', async () => {
    expect(await fightersOf(loop, pair, suicide, 4)).toBe('genome genome genome genome')
    expect(await fightersOf(suicide, pair, late, 4)).toBe('genome mate mate mate')
    expect(await fightersOf(loop, pair, loop, 4)).toBe('genome mate genome mate')
  })

  it('forgives as many rounds as were won', async () => {
    const won = 'genome genome genome'
    const forgiven = 'genome genome genome'
    expect(await fightersOf(loop, pair, late, 10)).toBe(`${won} ${forgiven} genome mate genome mate`)
  })

  it('leaves out what comes before the end of a jump where both are too long', () => {
    const long = program([
      ...Array<string>(60).fill('NOP.F $0, $0'),
      'JMP.B $30, $0',
      ...Array<string>(29).fill('DAT.F $0, $0'),
      'JMP.B $0, $0',
    ])
    const child = operator('switch').apply(long, {
      random: createRandom(1),
      settings,
      alphabet,
      mate: stone,
    })!
    expect(child.instructions).toHaveLength(12 + 1 + 4)
  })

  it('keeps to warriors that remember nothing yet, and to machines with P-space', () => {
    const context = { random: createRandom(1), settings, alphabet }
    expect(operator('switch').apply(switched, { ...context, mate: imp })).toBeNull()
    expect(operator('switch').apply(imp, { ...context, mate: switched })).toBeNull()
    const old = { ...context, settings: PRESETS['88'], mate: imp }
    expect(operator('switch').apply(dwarf, old)).toBeNull()
  })
})

describe('operator switch partner', () => {
  it('puts the mate in the place of the second warrior', () => {
    const context = { random: createRandom(1), settings, alphabet }
    const other = operator('switch partner').apply(switched, { ...context, mate: stone })
    const known = operator('switch').apply(dwarf, { ...context, mate: stone })
    expect(other).toEqual(known)
    expect(operator('switch partner').apply(dwarf, { ...context, mate: stone })).toBeNull()
  })
})
