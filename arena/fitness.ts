/**
 * Fitness of a warrior in one round as the Digital Red Queen counts it (arXiv 2601.03335): the living of N warriors
 * share N/T in each of T = `maxCycles` cycles, so that it is 1 for each when nobody dies and close to N for a quick
 * victory. `deathCycles` has for each warrior the cycle in which it died, from 1, or 0 for alive at the end; who
 * dies in cycle d has lived d-1 of them. Throws a RangeError when `index` is none of theirs.
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
