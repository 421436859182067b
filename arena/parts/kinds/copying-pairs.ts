import type { Domain } from '../part/index.js'

/** How far a copy of a paper lies from the pair of lines that makes it: clear of the paper and of the warrior it came from. */
export const COPY: Domain = { kind: 'distance', least: 100 }

/** Constants of two or three copying pairs: how many, and how far each throws its copy. */
export const PAIRS = {
  pairs: { kind: 'count', least: 2, most: 3 },
  first: COPY,
  second: COPY,
  third: COPY,
} as const

/** Values of {@link PAIRS}. */
interface PairGenes {
  readonly pairs: number
  readonly first: number
  readonly second: number
  readonly third: number
}

/** Lines of the pairs, each two long. */
export const pairLines = ({ pairs }: PairGenes): number => 2 * pairs

/**
 * Two lines a pair: as many processes as the paper has lines enter side by side, each sends another one to the copy and
 * then writes one line of it, beginning with the pair itself. The copy of a later pair lacks those before it.
 */
export function copyingPairs({ pairs, first, second, third }: PairGenes): string {
  return [first, second, third].slice(0, pairs).map(copyingPair).join('\n')
}

/** One such pair. */
export const copyingPair = (step: number): string => `        spl   @0, <${step}
        mov.i }-1, >-1`
