import { describe, expect, it } from 'vitest'
import {
  createGrid,
  evaluateCandidates,
  type EvolveOptions,
  type StoredEvaluation,
} from '../../../../arena/evolve/index.js'
import { postMortem } from '../../../../arena/evolve/post-mortem/post-mortem.js'
import { duelTermsOf } from '../../../../arena/evolve/rules/rules.js'
import { openStore } from '../../../../arena/store/index.js'
import { createInlineFights } from '../../../../arena/workers/index.js'
import {
  createReferenceEngine,
  drawPlacements,
  PRESETS,
  warriorOutcome,
  type StopRule,
  type Warrior,
} from '../../../../vm/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { DWARF, IMP, STONE } from '../../../helpers/evolution.js'
import { rules } from '../../../helpers/rules.js'
import { warrior } from '../../../helpers/warrior.js'

const settings = PRESETS.tiny
const placementSeed = 4711
const SITTER = warrior('Sitter', ['JMP.B $0, $0'])
const SUICIDE = warrior('Suicide', ['MOV.I $2, $1', 'NOP.F $0, $0', 'DAT.F $5, $7'])
const WALKER = warrior('Walker', [...Array<string>(5).fill('NOP.F $0, $0'), 'JMP.B $-5, $0'])
/** Dies of itself in cycle 22. */
const MORTAL = warrior('Mortal', [...Array<string>(20).fill('NOP.F $0, $0'), 'JMP.B $8, $0'])
/** Counts the fights of a series in P-space, stands still in the first and dies in all that follow. */
const MOODY = warrior('Moody', [
  'LDP.AB #1, $5',
  'ADD.AB #1, $4',
  'STP.B $3, $4',
  'SLT.AB #1, $2',
  'JMP.B $0, $0',
  'DAT.F #0, #0',
  'DAT.F #0, #1',
])

const nameOf = ({ name }: Warrior) => name

interface Case {
  readonly warrior: Warrior
  readonly opponents: readonly Warrior[]
  readonly change?: Partial<EvolveOptions>
  readonly signal?: AbortSignal
}

const planOf = ({ change = {}, ...rest }: Case) => {
  const ruled = rules({ change: { fitness: 'duel', ...change }, opponents: rest.opponents })
  return { ...rest, rules: ruled, placementSeed, nameOf }
}
const report = (plan: Case) => postMortem(planOf(plan))

/** Death cycles of the first warrior in the first fights as the engine has them, 0 for alive. */
async function deaths(
  lineUp: readonly Warrior[],
  { seed, rounds, maxCycles, stop }: { seed: number; rounds: number; maxCycles: number; stop: StopRule },
): Promise<number[]> {
  const [outcome] = await createReferenceEngine().run({
    settings: { ...settings, maxCycles },
    programs: lineUp,
    matches: [
      {
        warriors: [...lineUp.keys()],
        placement: { kind: 'explicit', rounds: drawPlacements(settings, lineUp.length, seed, rounds) },
      },
    ],
    stop,
  })
  return Array.from({ length: rounds }, (_, round) => warriorOutcome(outcome!, round, 0).deathCycle)
}

/** What the evaluation of the same round says. */
async function evaluation({ warrior: candidate, opponents, change }: Case): Promise<StoredEvaluation> {
  const ruled = planOf({ warrior: candidate, opponents, ...(change === undefined ? {} : { change }) }).rules
  const store = openStore(':memory:')
  try {
    const { full, fitness, simulations } = ruled
    const grid = createGrid([], settings)
    const [result] = await evaluateCandidates(
      [candidate],
      {
        ...{ full, fitness, simulations, opponents, placementSeed, grid, stages: [simulations] },
        settings: { ...settings, maxCycles: ruled.horizon },
        weights: opponents.map(() => 1),
      },
      { store, fights: createInlineFights(createWasmEngine()), now: () => 0 },
    )
    if (result?.ok !== true) throw new Error(result?.message)
    return result.value
  } finally {
    store.close()
  }
}

const scoreIn = (line: string) =>
  /(\d+) won, (\d+) tied, (\d+) lost/
    .exec(line)!
    .slice(1)
    .map((count) => Number(count))

describe('a post-mortem', () => {
  it('says in which cycle the last process died, by which instruction, and who wrote it', async () => {
    const text = await report({ warrior: WALKER, opponents: [STONE, DWARF] })
    const line = text.split('\n')[1]!
    const { placementSeed: seed, maxCycles } = duelTermsOf(
      planOf({ warrior: WALKER, opponents: [STONE, DWARF] }).rules,
      placementSeed,
      1,
    )
    const own = await deaths([WALKER, DWARF], { seed, maxCycles, rounds: 2, stop: 'one-left' })
    expect(Math.min(...own)).toBeGreaterThan(0)
    expect(line).toMatch(/^- Dwarf, fights of 8000 cycles: 0 won, 0 tied, 2 lost\. /)
    const bomb =
      'DAT\\.F #0, #-?\\d+ at instruction \\d of its own code, counted from 0, last changed by Dwarf\\.'
    const places = drawPlacements(settings, 2, seed, 2).map(({ positions }) => positions[1])
    for (const [index, cycle] of own.entries())
      expect(line).toMatch(
        new RegExp(
          `Lost fight ${index + 1}, the opponent ${places[index]} cells ahead, in cycle ${cycle}: its last process executed ${bomb}`,
        ),
      )
  })

  it('tells an own mistake from an attack', async () => {
    const own = await report({ warrior: SUICIDE, opponents: [SITTER] })
    expect(own).toContain('0 won, 0 tied, 2 lost')
    expect(own).toContain(
      'in cycle 2: its last process executed DAT.F $5, $7 at instruction 1 of its own code, counted from 0, which it had changed itself',
    )
    const runaway = warrior('Runaway', ['JMP.B $50, $0'])
    expect(await report({ warrior: runaway, opponents: [SITTER] })).toContain(
      'in cycle 2: its last process executed DAT.F $0, $0 outside its code, 50 cells behind its first, an empty cell',
    )
    const careless = warrior('Careless', ['NOP.F $0, $0', 'DAT.F $1, $2'])
    expect(await report({ warrior: careless, opponents: [SITTER] })).toContain('as it was loaded')
  })

  it('counts wins and ties', async () => {
    expect(await report({ warrior: IMP, opponents: [SUICIDE] })).toBe(
      '- Suicide, fights of 8000 cycles: 2 won, 0 tied, 0 lost.',
    )
    expect(await report({ warrior: SITTER, opponents: [IMP] })).toContain('2 tied')
  })

  it('replays fights of the kind that scores, and of no other', async () => {
    const opponents = [SUICIDE, IMP, STONE]
    const duel = (await report({ warrior: IMP, opponents })).split('\n')
    expect(duel.map((line) => line.split(',')[0])).toEqual(['- Suicide', '- Stone'])
    const core = (await report({ warrior: IMP, opponents, change: { fitness: 'core' } })).split('\n')
    expect(core).toHaveLength(2)
    for (const [index, line] of core.entries()) {
      expect(line).toMatch(
        new RegExp(
          `^- all in one core, fight ${index + 1} of 8000 cycles: it scored \\d\\.\\d\\d; it (lived|died)`,
        ),
      )
      expect(line).not.toContain('Suicide')
    }
    const mixed = (await report({ warrior: IMP, opponents, change: { fitness: 'mixed' } })).split('\n')
    expect(mixed).toEqual([...duel, ...core])
  })

  it.each(['duel', 'core', 'mixed'] as const)(
    'of a round of %s says what the evaluation found',
    async (fitness) => {
      const opponents = [DWARF, STONE, IMP]
      const plan = {
        warrior: WALKER,
        opponents,
        change: { fitness, simulations: 2, horizon: 400, fullShare: 0.5 },
      }
      const { results, fitness: found } = await evaluation(plan)
      const lines = (await report(plan)).split('\n')
      const duels = lines.slice(0, fitness === 'core' ? 0 : 3)
      if (fitness !== 'core') expect(duels.map(scoreIn)).toEqual(results)
      const scores = lines.slice(duels.length).map((line) => Number(/it scored (\d+\.\d\d);/.exec(line)![1]))
      const meanOf = (values: readonly number[]) =>
        values.reduce((sum, value) => sum + value, 0) / values.length
      const points = meanOf(duels.map(scoreIn).map(([won, tied]) => (3 * won! + tied!) / 2))
      const expected = { duel: points, core: meanOf(scores), mixed: (points + meanOf(scores)) / 2 }[fitness]
      expect(found).toBeCloseTo(expected, 2)
    },
  )

  it('replays a loss in a short fight as a short one, and one in a full fight as a full one', async () => {
    const opponents = ['A', 'B', 'C', 'D'].map((name) => warrior(name, ['JMP.B $0, $0', 'DAT.F $0, $0']))
    const change = { horizon: 10, fullShare: 0.5, simulations: 2 }
    const { results } = await evaluation({ warrior: MORTAL, opponents, change })
    const lines = (await report({ warrior: MORTAL, opponents, change })).split('\n')
    expect(lines.map(scoreIn)).toEqual(results)
    // It dies in cycle 22: behind the end of the short fights.
    const kinds = lines.map((line) => /fights of (\d+) cycles/.exec(line)![1])
    expect([...kinds].sort()).toEqual(['10', '10', '8000', '8000'])
    for (const [index, line] of lines.entries())
      expect(scoreIn(line)).toEqual(kinds[index] === '10' ? [0, 2, 0] : [0, 0, 2])
  })

  it('in one core ends with the horizon', async () => {
    const change = { fitness: 'core', horizon: 10 } as const
    const text = await report({ warrior: MORTAL, opponents: [SITTER], change })
    expect(text.split('\n')[0]).toBe(
      '- all in one core, fight 1 of 10 cycles: it scored 1.00; it lived to the end, as did Sitter.',
    )
    expect(await report({ warrior: MORTAL, opponents: [SITTER], change: { fitness: 'core' } })).toMatch(
      /fight 1 of 8000 cycles: it scored 0\.00; it died in cycle \d\d: .* while these lived on: Sitter\./,
    )
  })

  it('keeps P-space from fight to fight of a series as the evaluation does', async () => {
    for (const fitness of ['duel', 'core'] as const) {
      const plan = { warrior: MOODY, opponents: [SITTER, IMP], change: { fitness, simulations: 6 } }
      const lines = (await report(plan)).split('\n')
      const { results } = await evaluation(plan)
      if (fitness === 'duel') {
        expect(results).toEqual([
          [0, 1, 5],
          [0, 1, 5],
        ])
        expect(lines.map(scoreIn)).toEqual(results)
        expect(lines[0]).toContain('Lost fight 2, ')
      } else {
        const [first, second] = lines
        expect(first).toContain('it lived to the end')
        expect(second).toContain('it died in cycle 5: ')
      }
    }
    // An opponent's memory counts as much.
    const plan = { warrior: SITTER, opponents: [MOODY], change: { simulations: 8 } }
    expect(scoreIn(await report(plan))).toEqual([1, 1, 0])
  })

  it('never shows a fight that was not fought', async () => {
    const plan = { warrior: IMP, opponents: [SUICIDE], change: { simulations: 1 } }
    expect(await report(plan)).toBe('- Suicide, fights of 8000 cycles: 1 won, 0 tied, 0 lost.')
    const core = await report({ ...plan, change: { simulations: 1, fitness: 'core' } })
    expect(core.split('\n')).toHaveLength(1)
  })

  it('does not take a fight that is too long to be replayed for a tie', async () => {
    const plan = { ...planOf({ warrior: SITTER, opponents: [SUICIDE, IMP] }), maxSteps: 20_000 }
    expect((await postMortem(plan)).split('\n')).toEqual([
      '- Suicide, fights of 8000 cycles: 2 won, 0 tied, 0 lost.',
      '- Imp, fights of 8000 cycles: 0 won, 1 tied, 0 lost, 1 too long to be shown.',
    ])
    const core = { ...plan, rules: rules({ opponents: [SUICIDE, IMP] }), maxSteps: 10_000 }
    expect(await postMortem(core)).toBe('- all in one core: 2 too long to be shown.')
  })

  it('is the same each time, and never looks at more than the last eight', async () => {
    const many = Array.from({ length: 12 }, (_, i) => warrior(`W${i}`, [`JMP.B $0, $${i}`]))
    const text = await report({ warrior: DWARF, opponents: many })
    expect(text.split('\n')).toHaveLength(8)
    expect(text).toContain('- W11, ')
    expect(text).not.toContain('- W3, ')
    expect(await report({ warrior: DWARF, opponents: many })).toBe(text)
    // The eighth from the end is met where the evaluation meets it.
    const { results } = await evaluation({ warrior: DWARF, opponents: many, change: { simulations: 2 } })
    const lines = (await report({ warrior: DWARF, opponents: many, change: { simulations: 2 } })).split('\n')
    expect(lines.map(scoreIn)).toEqual(results!.slice(4))
  })

  it.each(['duel', 'core'] as const)('of a round of %s ends when aborted', async (fitness) => {
    const opponents = Array.from({ length: 8 }, (_, i) => warrior(`W${i}`, [`JMP.B $0, $${i}`]))
    const controller = new AbortController()
    const pending = report({ warrior: SITTER, opponents, change: { fitness }, signal: controller.signal })
    controller.abort(new Error('stop'))
    await expect(pending).rejects.toThrow('stop')
  })
})
