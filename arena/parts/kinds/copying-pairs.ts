import type { Domain, Domains } from '../part/index.js'

/** How far a copy of a paper lies from the pair of lines that makes it: clear of the paper and of the warrior it came from. */
export const COPY: Domain = { kind: 'distance', least: 100 }

/** Constants of three copying pairs: how far each throws its copy. */
export const COPIES = { first: COPY, second: COPY, third: COPY } as const satisfies Domains

/** Values of {@link COPIES}. */
interface CopyGenes {
  readonly first: number
  readonly second: number
  readonly third: number
}

/**
 * Two lines a pair, two or three pairs: as many processes as the paper has lines enter side by side, each sends another
 * one to the copy and then writes one line of it, beginning with the pair itself. The copy of a later pair lacks those
 * before it.
 */
export function copyingPairs({ first, second, third }: CopyGenes, pairs = 3): string {
  return [first, second, third].slice(0, pairs).map(copyingPair).join('\n')
}

/** One such pair. */
export const copyingPair = (step: number): string => `        spl   @0, <${step}
        mov.i }-1, >-1`
