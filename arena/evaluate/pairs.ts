import {
  roundCount,
  warriorOutcome,
  type MarsSettings,
  type MatchOutcome,
  type StopRule,
} from '../../vm/index.js'
import { fitnessOf } from '../evolve/index.js'
import { playMatches, type Entrant, type MatchProgress, type MatchTools } from '../matches/index.js'
import { countedRounds } from '../score.js'

/** Who meets whom, under which rules. */
export interface EvaluationField {
  readonly candidates: readonly Entrant[]
  readonly opponents: readonly Entrant[]
  readonly settings: MarsSettings
  readonly stop: StopRule
}

/** What a candidate achieved against one opponent. */
export interface PairResult {
  /** Rounds of the candidate. */
  readonly wins: number
  readonly ties: number
  readonly losses: number
  /** Mean fitness over the rounds (arXiv 2601.03335), 0 .. 2; the opponent's is 2 less it, or less when both died. */
  readonly fitness: number
  readonly opponentFitness: number
}

/** A candidate and an opponent by their places, and a match of theirs. */
export interface PairMatch {
  readonly candidate: number
  readonly opponent: number
  /** Rounds, >= 1. */
  readonly rounds: number
  /** State of pMARS's generator before round 1, 0 .. 2^31-2. */
  readonly seed: number
}

export interface PairEvents<Pair extends PairMatch> {
  /** Called in the transaction that stores the match. */
  readonly onPair: (pair: Pair, result: PairResult, match: { matchId: number; outcome: MatchOutcome }) => void
  readonly onProgress: ((progress: MatchProgress) => void) | undefined
}

/** All pairs of different code. */
export function pairsOf({
  candidates,
  opponents,
}: EvaluationField): { readonly candidate: number; readonly opponent: number }[] {
  return candidates.flatMap((one, candidate) =>
    opponents.flatMap((other, opponent) =>
      one.warrior.id === other.warrior.id ? [] : [{ candidate, opponent }],
    ),
  )
}

/** Plays those of the matches that are not in the store, the candidate loaded first; the answer is what could not be. */
export async function playPairs<Pair extends PairMatch>(
  { candidates, opponents, settings, stop }: EvaluationField,
  pairs: readonly Pair[],
  tools: MatchTools,
  { onPair, onProgress }: PairEvents<Pair>,
): Promise<{ readonly pair: Pair; readonly reason: string }[]> {
  const warriors = [...candidates, ...opponents].map(({ warrior }) => warrior)
  const matches = pairs.map(({ candidate, opponent, rounds, seed }) => {
    return { lineUp: [candidate, candidates.length + opponent], rounds, seed }
  })
  const unplayed = await playMatches({ settings, warriors, matches, stop }, tools, {
    onMatch(match, { matchId, scores, outcome }) {
      const { wins, ties, losses } = scores[0]!
      const rounds = outcome()
      const [fitness, opponentFitness] = meanFitness(rounds, settings.maxCycles)
      const result = { wins, ties, losses, fitness: fitness!, opponentFitness: opponentFitness! }
      onPair(pairs[match]!, result, { matchId, outcome: rounds })
    },
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  return unplayed.map(({ match, reason }) => ({ pair: pairs[match]!, reason }))
}

/** Both series of rounds as one. */
export function addResults(x: PairResult, y: PairResult): PairResult {
  const [ofX, ofY] = [countedRounds(x), countedRounds(y)]
  const mean = (valueX: number, valueY: number) => (ofX * valueX + ofY * valueY) / (ofX + ofY)
  return {
    wins: x.wins + y.wins,
    ties: x.ties + y.ties,
    losses: x.losses + y.losses,
    fitness: mean(x.fitness, y.fitness),
    opponentFitness: mean(x.opponentFitness, y.opponentFitness),
  }
}

/** Mean fitness of each warrior over the rounds of a match, in load order. */
export function meanFitness(outcome: MatchOutcome, maxCycles: number): number[] {
  const rounds = roundCount(outcome)
  const sums = new Array<number>(outcome.warriorCount).fill(0)
  for (let round = 0; round < rounds; round++) {
    const deaths = sums.map((_, index) => warriorOutcome(outcome, round, index).deathCycle)
    for (const index of sums.keys()) sums[index]! += fitnessOf(deaths, index, maxCycles)
  }
  return sums.map((sum) => sum / rounds)
}
