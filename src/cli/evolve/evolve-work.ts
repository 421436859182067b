import type { EvolveOptions } from '../../../arena/evolve/index.js'

/**
 * How much of a run is done, in evaluations times warriors in the core: about what they cost. `roundsDone` rounds are
 * finished, and `iterations` of the next. All of a run: `workDone(options, opponents, options.rounds, 0)`.
 */
export function workDone(
  options: EvolveOptions,
  initialOpponents: number,
  roundsDone: number,
  iterations: number,
): number {
  const warriorsIn = (round: number) => 1 + initialOpponents + Math.min(options.lastK ?? Infinity, round)
  // The start of a round is work too, even where a round is nothing else.
  const start = options.initialProposals + 1
  let work = iterations > 0 ? (start + iterations) * warriorsIn(roundsDone) : 0
  for (let round = 0; round < roundsDone; round++) work += (start + options.iterations) * warriorsIn(round)
  return work
}
