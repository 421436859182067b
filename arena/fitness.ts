/**
 * Fitness of the Digital Red Queen (arXiv 2601.03335): N warriors share one core for T cycles, and in every cycle the
 * living share N/T equally: f_i = sum over cycles t of (N/T) * alive_i(t) / sum_j alive_j(t). It follows from the death
 * cycles alone. Nobody dies: all score 1; all others die at once: the survivor scores N.
 */

/**
 * Fitness of warrior `index`, 0 .. N. `deathCycles` holds for each warrior the 1-based cycle in which it died, 0 = alive
 * at the end. A warrior that dies in cycle d has lived d-1 cycles: flags are read after each cycle.
 */
export function fitnessOf(deathCycles: readonly number[], index: number, maxCycles: number): number {
  const lived = deathCycles.map((death) => (death === 0 ? maxCycles : death - 1))
  const own = lived[index]
  if (own === undefined) throw new RangeError(`warrior ${index} of ${deathCycles.length}`)
  const ends = [...new Set(lived)].filter((end) => end <= own).sort((x, y) => x - y)
  let sum = 0
  let from = 0
  for (const end of ends) {
    const alive = lived.filter((cycles) => cycles >= end).length
    sum += (end - from) / alive
    from = end
  }
  return (deathCycles.length / maxCycles) * sum
}
