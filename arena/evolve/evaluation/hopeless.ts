import { countedRounds, pointsOf, type PairScore } from '../../score.js'
import type { Cell } from '../archive/index.js'
import type { Challenge } from './challenge.js'
import type { HalvingStage } from './stages.js'
import { cellOf, type RunningTrial } from './trial.js'

/** What is known of a candidate after some of its rounds. */
export interface InterimResult extends Cell {
  /** Fitness so far, and what is granted it because more rounds may show it better: see {@link SLACK}. */
  readonly fitness: number
  /** Mean points that these results would be, the opponents counting as they do in the fights so far. */
  readonly pointsAlike: (results: readonly PairScore[]) => number
}

/** Whether a candidate (by index) is given up. */
export type IsHopeless = (candidate: number, standing: InterimResult) => boolean

/** Standard errors of the fitness that a candidate is granted after each stage; after later ones none. */
const SLACK: readonly number[] = [1, 0.7, 0.5, 0.25]
/** Standard errors granted after the first look at a candidate with P-space, which has learnt nothing yet. */
const LEARNER_SLACK = 3

/**
 * What is known of a trial after a stage, put well; null while nothing can be said: before its first round, and of a
 * warrior with P-space after the first stage, because it does not fight in those between the first and the last.
 */
export function interimResult(
  trial: RunningTrial,
  stage: HalvingStage,
  { grid, weights }: Pick<Challenge, 'grid' | 'weights'>,
): InterimResult | null {
  const { mean, error, count } = trial.tally.estimate()
  if (count === 0 || (trial.learns && stage.index > 0)) return null
  const slack = trial.learns ? LEARNER_SLACK : (SLACK[stage.index] ?? 0)
  const own = trial.tally.results()
  const pointsAlike = (results: readonly PairScore[]) => pointsIn(mixOf(own, weights), results)
  return { ...cellOf(trial, grid), fitness: mean + slack * error, pointsAlike }
}

/** How much each opponent counts in the points so far. */
const mixOf = (results: readonly PairScore[] | null, weights: readonly number[]): number[] =>
  weights.map((weight, opponent) => weight * countedRounds(scoreOf(results?.[opponent])))

function pointsIn(mix: readonly number[], results: readonly PairScore[]): number {
  let [weighted, sum] = [0, 0]
  for (const [opponent, part] of mix.entries()) {
    const score = scoreOf(results[opponent])
    if (part === 0 || countedRounds(score) === 0) continue
    weighted += part
    sum += (part * pointsOf(score)) / countedRounds(score)
  }
  return weighted === 0 ? 0 : sum / weighted
}

function scoreOf([wins, ties, losses]: PairScore = [0, 0, 0]) {
  return { wins, ties, losses }
}
