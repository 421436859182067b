import { roundCount, warriorOutcome, type MatchOutcome } from '../../../vm/index.js'
import { type PairScore, POINTS } from '../../score.js'
import { fitnessOf } from '../../fitness.js'
import type { FitnessName } from '../options/index.js'

/** The most that a fitness can be. */
export function maxFitnessOf(fitness: FitnessName, opponents: number): number {
  const core = opponents + 1
  return { core, duel: POINTS.win, mixed: (core + POINTS.win) / 2 }[fitness]
}

/** A mean of points or fitness and how far it may be off. */
export interface Estimate {
  readonly mean: number
  /** Standard error of the mean; 0 of less than two values. */
  readonly error: number
  /** Of the values. */
  readonly count: number
}

/** What a candidate's fights have given so far. */
export interface Tally {
  /** Takes rounds in one core, the candidate being warrior 0. */
  addCore(outcome: MatchOutcome, maxCycles: number): void
  /** Takes rounds of the candidate, warrior 0, against one opponent. */
  addDuel(opponent: number, outcome: MatchOutcome): void
  /** Of the fights in one core, of those one against one, or the mean of both where there were both. */
  estimate(): Estimate
  /** Of the candidate over all rounds. */
  means(): { readonly spawned: number; readonly covered: number; readonly rounds: number }
  /** By opponent; null when there was no fight one against one. */
  results(): PairScore[] | null
}

/** A tally of nothing; `weights` are how much the fights one against one with each opponent count, > 0. */
export function createTally(weights: readonly number[]): Tally {
  const core = createMean()
  const results = weights.map((): [number, number, number] => [0, 0, 0])
  let [rounds, spawned, covered] = [0, 0, 0]
  const observe = (outcome: MatchOutcome, round: number) => {
    const own = warriorOutcome(outcome, round, 0)
    rounds++
    spawned += own.spawned
    covered += own.covered
    return own.deathCycle
  }
  return {
    addCore(outcome, maxCycles) {
      for (let round = 0; round < roundCount(outcome); round++) {
        observe(outcome, round)
        const deaths = Array.from(
          { length: outcome.warriorCount },
          (_, index) => warriorOutcome(outcome, round, index).deathCycle,
        )
        core.add(fitnessOf(deaths, 0, maxCycles))
      }
    },
    addDuel(opponent, outcome) {
      for (let round = 0; round < roundCount(outcome); round++) {
        const isAlive = observe(outcome, round) === 0
        const hasRival = warriorOutcome(outcome, round, 1).deathCycle === 0
        const result = isAlive ? (hasRival ? 'tie' : 'win') : 'loss'
        results[opponent]![RESULT_PLACE[result]]++
      }
    },
    estimate() {
      const [one, other] = [core.estimate(), estimatePoints(results, weights)]
      if (other.count === 0) return one
      if (one.count === 0) return other
      return {
        mean: (one.mean + other.mean) / 2,
        error: Math.hypot(one.error, other.error) / 2,
        count: one.count + other.count,
      }
    },
    means: () => ({ spawned: spawned / rounds, covered: covered / rounds, rounds }),
    results: () => (results.every(isUnfought) ? null : results.map(([...counts]) => counts)),
  }
}

const isUnfought = ([wins, ties, losses]: PairScore): boolean => wins + ties + losses === 0

/** Of the points of fights one against one, those with each opponent counting by its weight. */
export function estimatePoints(results: readonly PairScore[], weights: readonly number[]): Estimate {
  let [count, weighted, squared, sum, squares] = [0, 0, 0, 0, 0]
  for (const [opponent, [wins, ties, losses]] of results.entries()) {
    const weight = weights[opponent]!
    const fights = wins + ties + losses
    count += fights
    weighted += weight * fights
    squared += weight * weight * fights
    sum += weight * (POINTS.win * wins + POINTS.tie * ties)
    squares += weight * (POINTS.win ** 2 * wins + POINTS.tie ** 2 * ties)
  }
  const mean = count === 0 ? 0 : sum / weighted
  const variance = count < 2 ? 0 : Math.max(0, squares / weighted - mean * mean) * (count / (count - 1))
  // Fights of different weight say as much as so many of one.
  const equal = count === 0 ? 0 : weighted ** 2 / squared
  return { mean, error: count < 2 ? 0 : Math.sqrt(variance / equal), count }
}

const RESULT_PLACE = { win: 0, tie: 1, loss: 2 } as const

function createMean() {
  let [count, sum, squares] = [0, 0, 0]
  return {
    add(value: number) {
      count++
      sum += value
      squares += value * value
    },
    estimate(): Estimate {
      const mean = count === 0 ? 0 : sum / count
      const variance = count < 2 ? 0 : Math.max(0, squares / count - mean * mean) * (count / (count - 1))
      return { mean, error: count < 2 ? 0 : Math.sqrt(variance / count), count }
    },
  }
}
