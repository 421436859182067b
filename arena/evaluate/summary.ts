import { wilsonInterval, type ShareEstimate, estimateScore } from '../statistics/index.js'
import type { PairResult } from './pair-result.js'
import { estimateFromRounds, type RoundShares } from './shared-places.js'
import { scoreShareOf, MOST_POINTS, countedRounds } from '../score.js'

/** How many of the opponents, and their share with its 95 % Wilson interval. */
export interface OpponentShare extends ShareEstimate {
  readonly count: number
}

/** Opponents by how a warrior did against them. */
export interface Verdicts {
  readonly beaten: OpponentShare
  readonly tied: OpponentShare
  readonly lost: OpponentShare
}

/** A warrior against all that it met. */
export interface EvaluationSummary {
  /** Met; those of the same code are not. */
  readonly opponents: number
  readonly rounds: number
  /** Points per 100 rounds, 3 a win and 1 a tie, mean over the opponents: 0 .. 300. */
  readonly points: number
  /** Half of the 95 % interval of the points; null of one round from places shared by all. */
  readonly pointsReach: number | null
  /** Mean over the opponents of the mean over the rounds, 0 .. 2. */
  readonly fitness: number
  /** Beaten: more rounds won than lost. */
  readonly byRounds: Verdicts
  /** Beaten: a higher mean fitness than the opponent's. */
  readonly byFitness: Verdicts
  /** Share of the opponents with no higher fitness, beaten or tied (arXiv 2601.03335). */
  readonly generality: OpponentShare
  /** Indices of the opponents met, those against whom it scored least first. */
  readonly hardestFirst: readonly number[]
}

/** Fitnesses closer than this are one: sums of the same rounds in another order. */
const SAME_FITNESS = 1e-9

/**
 * Sums up what a candidate did against each opponent, a row of an evaluation's `results` (null for one that it did
 * not meet): points per 100 rounds with half of their 95 % interval, opponents beaten, tied and lost by rounds and
 * by fitness, generality (arXiv 2601.03335), hardest opponents. `rounds` is the candidate's row of `roundShares`
 * where places were shared.
 */
export function summarize(
  results: readonly (PairResult | null)[],
  rounds: RoundShares | null = null,
): EvaluationSummary {
  const met = [...results.entries()].flatMap(([opponent, result]) =>
    result === null ? [] : [{ opponent, result, share: scoreShareOf(result) }],
  )
  const pairs = met.map(({ result }) => result)
  const { share, reach } = rounds === null ? estimateScore(pairs) : estimateFromRounds(rounds, pairs)
  const sum = (value: (result: PairResult) => number) =>
    met.reduce((total, { result }) => total + value(result), 0)
  const byFitness = countVerdicts(met.map(({ result }) => fitnessLead(result)))
  return {
    opponents: met.length,
    rounds: sum(countedRounds),
    points: MOST_POINTS * share,
    pointsReach: reach === null ? null : MOST_POINTS * reach,
    fitness: sum(({ fitness }) => fitness) / Math.max(1, met.length),
    byRounds: countVerdicts(met.map(({ result: { wins, losses } }) => wins - losses)),
    byFitness,
    generality: shareOf(byFitness.beaten.count + byFitness.tied.count, met.length),
    hardestFirst: met
      .sort((x, y) => x.share - y.share || x.result.fitness - y.result.fitness || x.opponent - y.opponent)
      .map(({ opponent }) => opponent),
  }
}

function fitnessLead({ fitness, opponentFitness }: PairResult): number {
  const lead = fitness - opponentFitness
  return Math.abs(lead) < SAME_FITNESS ? 0 : lead
}

function countVerdicts(leads: readonly number[]): Verdicts {
  const share = (is: (lead: number) => boolean) => shareOf(leads.filter(is).length, leads.length)
  return {
    beaten: share((lead) => lead > 0),
    tied: share((lead) => lead === 0),
    lost: share((lead) => lead < 0),
  }
}

function shareOf(count: number, of: number): OpponentShare {
  return { count, ...wilsonInterval(count, of) }
}
