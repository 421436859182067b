import { describe, expect, it } from 'vitest'
import { createRandom, OPERATORS } from '../../../../../arena/evolve/index.js'
import { printGenome, type Genome } from '../../../../../arena/evolve/proposers/genetic/genome.js'
import { assemble, createReferenceEngine, PRESETS, warriorOutcome } from '../../../../../vm/index.js'
import { program } from '../../../../helpers/program.js'

const settings = PRESETS['94nop']
const dwarf = program(['DAT.F #0, #0', 'ADD.AB #4, $-1', 'MOV.I $-2, @-2', 'JMP.B $-2, $0'], 1)
const loop = program(['DAT.F #0, #0', 'NOP.F $0, $0', 'JMP.B $-1, $0'], 1)
const imp = program(['MOV.I $0, $1'])
const stone = program(['SPL.B #0, $0', 'MOV.I $10, $20', 'ADD.AB #7, $-1', 'JMP.B $-2, $0'])

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
      const [genome, mate] = [random.pick([dwarf, imp, stone]), random.pick([dwarf, imp, stone])]
      const child = apply(genome, { random, settings, mate })
      if (child === null) continue
      made++
      const { warrior } = assemble(printGenome(child, '94'), { settings })
      expect(warrior).not.toBeNull()
      expect(warrior!.instructions).toEqual(child.instructions)
      expect(warrior!.start).toBe(child.start)
    }
    expect(made).toBeGreaterThan(50)
  })

  it('gives the same for the same numbers', () => {
    const once = () => apply(dwarf, { random: createRandom(11), settings, mate: stone })
    expect(once()).toEqual(once())
  })
})

describe('operator concat', () => {
  it('runs both programs side by side, wherever they start', async () => {
    for (const [mate, least, most] of [
      [loop, 2 + 2 + 2, 2 + 2 + 2],
      [imp, 2 + 2 + 140, 2 + 2 + 160],
    ] as const) {
      const both = operator('concat').apply(loop, { random: createRandom(1), settings, mate })!
      const outcome = await runAlone(both, 300)
      expect(outcome).toMatchObject({ deathCycle: 0, processes: 2, spawned: 1 })
      expect(outcome.covered).toBeGreaterThanOrEqual(least)
      expect(outcome.covered).toBeLessThanOrEqual(most)
    }
  })
})

describe('operator boot', () => {
  it('starts a copy of the mate elsewhere and goes on with the genome', async () => {
    const child = operator('boot').apply(dwarf, { random: createRandom(5), settings, mate: stone })!
    const outcome = await runAlone(child, 1000)
    expect(outcome.deathCycle).toBe(0)
    // The dwarf's one process and the stone's many, which SPL #0 makes in every fourth cycle of the stone or so.
    expect(outcome.spawned).toBeGreaterThan(20)
  })

  it('leaves nothing behind when it boots away', async () => {
    const child = operator('boot away').apply(stone, { random: createRandom(5), settings, mate: imp })!
    const outcome = await runAlone(child, 500)
    expect(outcome.deathCycle).toBe(0)
    expect(outcome.covered).toBe(stone.instructions.length * 2 + 1)
  })
})
