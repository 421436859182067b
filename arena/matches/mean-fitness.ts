import { roundCount, warriorOutcome, type MatchOutcome } from '../../vm/index.js'
import { fitnessOf } from '../fitness.js'

/** Mean fitness (arXiv 2601.03335) of each warrior over the rounds of a match, in load order, each 0 .. warriors. */
export function meanFitness(outcome: MatchOutcome, maxCycles: number): number[] {
  const rounds = roundCount(outcome)
  const sums = new Array<number>(outcome.warriorCount).fill(0)
  for (let round = 0; round < rounds; round++) {
    const deaths = sums.map((_, index) => warriorOutcome(outcome, round, index).deathCycle)
    for (const index of sums.keys()) sums[index]! += fitnessOf(deaths, index, maxCycles)
  }
  return sums.map((sum) => sum / rounds)
}
