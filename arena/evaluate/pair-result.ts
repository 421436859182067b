import { type KnownMatch, meanFitness } from '../matches/index.js'
import { addCounts, countedRounds, perHundred, pointsOf, type RoundCounts } from '../score.js'

/** What a candidate achieved against one opponent: its rounds by how they ended, and what the paper calls fitness. */
export interface PairResult extends RoundCounts {
  /** Mean fitness over the rounds (arXiv 2601.03335), 0 .. 2; the opponent's is 2 less it, or less when both died. */
  readonly fitness: number
  readonly opponentFitness: number
}

/** The result of a match of two in which the candidate was loaded first. */
export function pairResultOf({ scores, outcome }: KnownMatch, maxCycles: number): PairResult {
  const { wins, ties, losses } = scores[0]!
  const [fitness, opponentFitness] = meanFitness(outcome(), maxCycles)
  return { wins, ties, losses, fitness: fitness!, opponentFitness: opponentFitness! }
}

/** Both series of rounds as one. */
export function addResults(x: PairResult, y: PairResult): PairResult {
  const [ofX, ofY] = [countedRounds(x), countedRounds(y)]
  const mean = (valueX: number, valueY: number) => (ofX * valueX + ofY * valueY) / (ofX + ofY)
  return {
    ...addCounts(x, y),
    fitness: mean(x.fitness, y.fitness),
    opponentFitness: mean(x.opponentFitness, y.opponentFitness),
  }
}

/** A result with what follows from its counts: the rounds, and 3 points a win and 1 a tie per 100 of them. */
export function describePair(result: PairResult) {
  const rounds = countedRounds(result)
  return { ...result, rounds, points: perHundred(pointsOf(result), rounds) }
}
