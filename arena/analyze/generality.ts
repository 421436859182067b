import { summarize, type PairResult } from '../evaluate/index.js'

/** What a warrior is against many others. */
export interface Strength {
  /** Opponents met, one of the same code left out. */
  readonly opponents: number
  /** Share of them that it beats (higher mean fitness) or ties, 0 .. 1: the paper's generality. */
  readonly generality: number
  /** Mean of its fitness against them, 0 .. 2. */
  readonly fitness: number
  /** The warrior's fitness against each opponent, 1 against itself: the paper's phenotype. */
  readonly phenotype: readonly number[]
}

/** Fitness of a fight that nobody wins. */
const TIE = 1

/** Strength from the results against each opponent, null where that is the warrior itself. RangeError when all are. */
export function strengthOf(results: readonly (PairResult | null)[]): Strength {
  const { opponents, generality, fitness } = summarize(results)
  if (opponents === 0) throw new RangeError('a warrior that met nobody has no generality')
  const phenotype = results.map((result) => result?.fitness ?? TIE)
  return { opponents, generality: generality.share, fitness, phenotype }
}
