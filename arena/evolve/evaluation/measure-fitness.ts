import type { Warrior } from '../../../vm/index.js'
import type { Challenge } from './challenge.js'
import { evaluateCandidates } from './evaluate-candidates.js'
import type { Arena } from '../../matches/index.js'

/** Fitness of each candidate against the opponents over all simulations of the challenge; null where it was none. */
export async function measureFitness(
  candidates: readonly Warrior[],
  challenge: Omit<Challenge, 'stages'>,
  arena: Arena,
): Promise<(number | null)[]> {
  const evaluations = await evaluateCandidates(
    candidates,
    { ...challenge, stages: [challenge.simulations] },
    arena,
  )
  return evaluations.map((evaluation) => (evaluation.ok ? evaluation.value.fitness : null))
}

/** Index of the greatest number, the first of equals; null when there is none. */
export function indexOfGreatest(values: readonly (number | null)[]): number | null {
  let best: number | null = null
  for (const [index, value] of values.entries())
    if (value !== null && (best === null || value > values[best]!)) best = index
  return best
}
