/** How far vectors of one kind lie apart. */

/** One number for each component; vectors that are compared have as many. */
export type Vector = readonly number[]

/** Variance of each component over the vectors (divided by their number less one), as mean over the components. RangeError of fewer than 2. */
export function meanVariance(vectors: readonly Vector[]): number {
  const [first] = vectors
  if (first === undefined || vectors.length < 2)
    throw new RangeError(`a variance needs 2 vectors, got ${vectors.length}`)
  let sum = 0
  for (const component of first.keys()) {
    const values = vectors.map((vector) => vector[component]!)
    const mean = values.reduce((total, value) => total + value, 0) / values.length
    sum += values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1)
  }
  return first.length === 0 ? 0 : sum / first.length
}

/** Distance of every two vectors, the root of their mean squared difference, as mean over the pairs. RangeError of fewer than 2. */
export function meanDistance(vectors: readonly Vector[]): number {
  if (vectors.length < 2) throw new RangeError(`a distance needs 2 vectors, got ${vectors.length}`)
  let [sum, pairs] = [0, 0]
  for (const [index, vector] of vectors.entries())
    for (const other of vectors.slice(index + 1)) {
      sum += distance(vector, other)
      pairs++
    }
  return sum / pairs
}

function distance(vector: Vector, other: Vector): number {
  if (vector.length === 0) return 0
  const squares = vector.reduce((sum, value, component) => sum + (value - other[component]!) ** 2, 0)
  return Math.sqrt(squares / vector.length)
}
