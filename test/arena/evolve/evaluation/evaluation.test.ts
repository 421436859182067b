import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createGrid,
  evaluateCandidates,
  stagesOf,
  type Challenge,
  type StoredEvaluation,
} from '../../../../arena/evolve/index.js'
import { openStore, type Store } from '../../../../arena/store/index.js'
import { createInlineFights } from '../../../../arena/workers/index.js'
import { PRESETS, warriorOutcome, type Result } from '../../../../vm/index.js'
import { duelRounds, planStages } from '../../../../arena/evolve/evaluation/stages.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { DWARF, IMP, STONE } from '../../../helpers/evolution.js'
import { warrior } from '../../../helpers/warrior.js'

const settings = PRESETS.tiny
const engine = createWasmEngine()
const axes = ['spawned', 'covered'] as const
const challenge: Challenge = {
  settings,
  full: { maxCycles: settings.maxCycles, share: 0 },
  opponents: [DWARF, STONE],
  weights: [1, 1],
  fitness: 'duel',
  simulations: 8,
  stages: [8],
  placementSeed: 4711,
  grid: createGrid(
    axes.map((name) => ({ name, edges: null })),
    settings,
  ),
}
const learner = warrior('Learner', [
  'LDP.AB #1, $3',
  'ADD.AB #1, $2',
  'STP.AB $1, #1',
  'JMP.B $0, $0',
  'DAT.F #0, #0',
])
const suicide = warrior('Suicide', ['DAT.F $0, $0'])

let store: Store
beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => {
  store.close()
})

const arena = () => ({ store, fights: createInlineFights(engine), now: () => 0 })
const complete = (evaluations: readonly Result<StoredEvaluation>[]) =>
  evaluations.map((evaluation) => {
    if (!evaluation.ok) throw new Error(evaluation.message)
    return evaluation.value
  })

describe('the stages of successive halving', () => {
  it('end after an eighth of the rounds and then after twice as many each time', () => {
    expect(stagesOf(8, true)).toEqual([1, 2, 4, 8])
    expect(stagesOf(20, true)).toEqual([3, 6, 12, 20])
    expect(stagesOf(1, true)).toEqual([1])
    expect(stagesOf(20, false)).toEqual([20])
  })
})

describe('an evaluation', () => {
  it('one against one counts wins, ties and losses against each opponent; the points of a fight are the fitness', async () => {
    const [imp, dead] = complete(await evaluateCandidates([IMP, suicide], challenge, arena()))
    expect(dead!.results).toEqual([
      [0, 0, 8],
      [0, 0, 8],
    ])
    expect(dead).toMatchObject({ fitness: 0, rounds: 16, complete: true, matchId: null })
    const [wins, ties, losses] = [0, 1, 2].map((kind) =>
      imp!.results!.reduce((sum, counts) => sum + counts[kind]!, 0),
    )
    expect(wins! + ties! + losses!).toBe(16)
    expect(imp!.fitness).toBeCloseTo((3 * wins! + ties!) / 16)
  })

  it('fights short and full fights at the same time, and counts them in the same order whoever ends first', async () => {
    const opponents = [DWARF, STONE, IMP, suicide]
    const weights = opponents.map(() => 1)
    const both = { ...challenge, opponents, weights, full: { maxCycles: settings.maxCycles, share: 0.5 } }
    const short = { ...both, settings: { ...settings, maxCycles: 500 } }
    const inline = createInlineFights(engine)
    const playWith = async (order: (index: number) => number) => {
      let [begun, ended] = [0, 0]
      const waiting: (() => void)[] = []
      const fights = {
        ...inline,
        async run(...args: Parameters<typeof inline.run>) {
          const turn = order(begun++)
          const outcomes = await inline.run(...args)
          // Both have begun before one ends; the one whose turn is later ends later.
          await new Promise<void>((resolve) => {
            waiting[turn] = resolve
            if (waiting.filter(Boolean).length === 2) waiting[0]!()
          })
          waiting[++ended]?.()
          return outcomes
        },
      }
      return evaluateCandidates([IMP, learner], { ...short, stages: [8] }, { ...arena(), fights })
    }
    const first = await playWith((index) => index)
    expect(await playWith((index) => 1 - index)).toEqual(first)
    expect(complete(first).map(({ rounds }) => rounds)).toEqual([32, 32])
  })

  it('in one core is the same in stages as at once, and is stored as the same match', async () => {
    const core = { ...challenge, fitness: 'core' } as const
    const [whole] = complete(await evaluateCandidates([IMP], core, arena()))
    const other = openStore(':memory:')
    const [staged] = complete(
      await evaluateCandidates([IMP], { ...core, stages: [1, 2, 4, 8] }, { ...arena(), store: other }),
    )
    expect({ ...staged, matchId: 0 }).toEqual({ ...whole, matchId: 0 })
    const key = {
      settings,
      warriors: [IMP, DWARF, STONE].map(({ id }) => id),
      rounds: 8,
      seed: 4711,
      stop: 'none-left',
    } as const
    const outcome = store.matches.outcome(key)
    expect(other.matches.outcome(key)).toEqual(outcome)
    expect(whole!.covered).toBeCloseTo(
      [...Array(8).keys()].reduce((sum, round) => sum + warriorOutcome(outcome!, round, 0).covered, 0) / 8,
    )
    other.close()
  })

  it('plays a match with P-space at once, since it lasts from round to round', async () => {
    const core = { ...challenge, fitness: 'core', stages: [1, 2, 4, 8] } as const
    const [staged] = complete(await evaluateCandidates([learner], core, arena()))
    expect(staged!.complete).toBe(true)
    const [known] = complete(await evaluateCandidates([learner], { ...core, stages: [8] }, arena()))
    expect(staged).toEqual(known)
  })

  it('one against one lets who learns fight its whole series, in stages as at once', async () => {
    const staged = { ...challenge, stages: [1, 2, 4, 8] }
    const known = complete(await evaluateCandidates([learner, IMP], challenge, arena()))
    expect(complete(await evaluateCandidates([learner, IMP], staged, arena()))).toEqual(known)
    const met = { opponents: [DWARF, learner] }
    const others = complete(await evaluateCandidates([IMP, STONE], { ...challenge, ...met }, arena()))
    expect(complete(await evaluateCandidates([IMP, STONE], { ...staged, ...met }, arena()))).toEqual(others)
  })

  it('asks once about who learns, after a first look, and grants it more than others', async () => {
    const staged = { ...challenge, stages: [1, 2, 4, 8] }
    const asked: [number, number][] = []
    const [known] = complete(
      await evaluateCandidates([learner], { ...challenge, simulations: 1, stages: [1] }, arena()),
    )
    const evaluations = complete(
      await evaluateCandidates([learner, IMP], staged, arena(), (index, { fitness }) => {
        asked.push([index, fitness])
        return index === 0
      }),
    )
    expect(asked.map(([index]) => index)).toEqual([0, 1, 1, 1])
    expect(asked[0]![1]).toBeGreaterThanOrEqual(known!.fitness)
    expect(evaluations[0]).toMatchObject({ complete: false, rounds: 2, fitness: known!.fitness })
    expect(evaluations[1]!.complete).toBe(true)
  })

  it('mixed is the mean of both', async () => {
    const [duel, core, mixed] = await Promise.all(
      (['duel', 'core', 'mixed'] as const).map(async (fitness) => {
        const [evaluation] = complete(await evaluateCandidates([IMP], { ...challenge, fitness }, arena()))
        return evaluation!
      }),
    )
    expect(mixed!.fitness).toBeCloseTo((duel!.fitness + core!.fitness) / 2)
    expect(mixed!.rounds).toBe(duel!.rounds + core!.rounds)
  })

  it('is given up where it is hopeless, and goes on for the others as if alone', async () => {
    const staged = { ...challenge, stages: [1, 2, 4, 8] }
    const asked: number[] = []
    const evaluations = complete(
      await evaluateCandidates([suicide, IMP], staged, arena(), (index, { fitness }) => {
        asked.push(index)
        return index === 0 && fitness === 0
      }),
    )
    // The suicide is asked about once, the imp after each stage but the last.
    expect(asked).toEqual([0, 1, 1, 1])
    expect(evaluations[0]).toMatchObject({ complete: false, rounds: 2, fitness: 0 })
    const [alone] = complete(await evaluateCandidates([IMP], challenge, arena()))
    expect(evaluations[1]).toEqual(alone)
  })

  it('one against one meets a share of the opponents in full fights, each time others', async () => {
    const dead = ['A', 'B', 'C', 'D'].map((name) => warrior(name, Array<string>(30).fill('NOP.F $0, $0')))
    // All of them die in cycle 30 or so, behind the end of the short fights.
    const plan = {
      ...challenge,
      opponents: dead,
      weights: dead.map(() => 1),
      settings: { ...settings, maxCycles: 10 },
      full: { maxCycles: 200, share: 0.5 },
    }
    const loop = warrior('Loop', ['JMP.B $0, $0'])
    const wonBy = async (placementSeed: number) => {
      const [evaluation] = complete(await evaluateCandidates([loop], { ...plan, placementSeed }, arena()))
      return evaluation!.results!.map(([wins, ties]) => (wins === 8 ? 'full' : ties === 8 ? 'short' : '?'))
    }
    expect(await wonBy(100)).toEqual(['short', 'full', 'short', 'full'])
    expect(await wonBy(101)).toEqual(['full', 'short', 'full', 'short'])
  })

  it('in short fights takes the horizon for the end', async () => {
    const short = { ...challenge, fitness: 'core', settings: { ...settings, maxCycles: 10 } } as const
    const [imp] = complete(await evaluateCandidates([IMP], short, arena()))
    // Nobody dies in ten cycles.
    expect(imp!.fitness).toBe(1)
  })
})

describe('rounds of a stage', () => {
  const simulations = 8
  const stages = planStages({ ...challenge, stages: [1, 2, 4, 8] }, [])
  const met = Array.from({ length: 8 }, () => DWARF)

  it('are those of the stage against all, where none is telling', () => {
    for (const stage of stages) {
      expect(duelRounds(stage, { opponents: met, simulations })).toEqual(met.map(() => stage))
      const telling = met.map(() => false)
      expect(duelRounds(stage, { opponents: met, simulations, telling })).toEqual(met.map(() => stage))
    }
  })

  it('are with the telling opponents first, in no more fights, and all in the end', () => {
    const telling = met.map((_, index) => index < 2)
    const ends = stages.map((stage) =>
      duelRounds(stage, { opponents: met, simulations, telling }).map(({ to }) => to),
    )
    expect(ends).toEqual([
      [4, 4, 0, 0, 0, 0, 0, 0],
      [8, 8, 0, 0, 0, 0, 0, 0],
      [8, 8, 2, 2, 2, 2, 2, 2],
      [8, 8, 8, 8, 8, 8, 8, 8],
    ])
    const starts = stages.map((stage) =>
      duelRounds(stage, { opponents: met, simulations, telling }).map(({ from }) => from),
    )
    expect(starts).toEqual([[0, 0, 0, 0, 0, 0, 0, 0], ...ends.slice(0, -1)])
  })

  it('come to the same results in the end, whoever is met first', async () => {
    const opponents = [DWARF, STONE, IMP, learner]
    const weights = [1, 2, 1, 0.5]
    const plain = { ...challenge, opponents, weights, stages: [1, 2, 4, 8] }
    const telling = [false, true, false, false]
    const known = complete(await evaluateCandidates([IMP, STONE, learner], plain, arena()))
    const first = complete(await evaluateCandidates([IMP, STONE, learner], { ...plain, telling }, arena()))
    expect(first).toEqual(known)
  })

  it('tell of another what its results would be in the fights so far', async () => {
    const opponents = [DWARF, STONE, IMP, DWARF]
    const telling = [true, false, false, false]
    const plan = { ...challenge, opponents, weights: [1, 1, 1, 1], stages: [1, 2, 4, 8], telling }
    const points: number[] = []
    await evaluateCandidates([IMP], plan, arena(), (_, { pointsAlike }) => {
      points.push(
        pointsAlike([
          [8, 0, 0],
          [0, 8, 0],
          [0, 8, 0],
          [0, 0, 8],
        ]),
      )
      return false
    })
    expect(points).toEqual([3, 3, (8 * 3 + 2 + 2) / 14])
  })
})
