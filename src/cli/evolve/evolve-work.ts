import type { EvolveOptions } from '../../../arena/evolve/index.js'

/**
 * How much of a run is done, in evaluations times warriors in the core: about what they cost. `generationsDone`
 * generations are finished, and `iterations` of the next. All of a run: `workDone(options, opponents,
 * options.generations, 0)`.
 */
export function workDone(
  options: EvolveOptions,
  initialOpponents: number,
  generationsDone: number,
  iterations: number,
): number {
  const warriorsIn = (generation: number) =>
    1 + initialOpponents + Math.min(options.lastK ?? Infinity, generation)
  // The start of a generation is work too, even where a generation is nothing else.
  const start = options.initialProposals + 1
  let work = iterations > 0 ? (start + iterations) * warriorsIn(generationsDone) : 0
  for (let generation = 0; generation < generationsDone; generation++)
    work += (start + options.iterations) * warriorsIn(generation)
  return work
}
