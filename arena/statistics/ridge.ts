/**
 * Ridge regression in closed form: the linear prediction with the least squared error plus a penalty on its weights. The
 * same values in the same order give the same prediction, bit for bit, on any machine.
 */

export interface Ridge {
  /** Values taken in so far. */
  readonly count: number
  /** Takes in a value; values of a group are compared with each other only, by their distance from its means. */
  add(features: readonly number[], value: number, group: number): void
  /** What distance from its group's mean each vector of features foretells, up to a common constant. */
  fit(): (features: readonly number[]) => number
}

/** `penalty` > 0 acts as that many values of average spread in every feature. */
export function createRidge(features: number, penalty: number): Ridge {
  const groups = new Map<number, Moments>()
  let count = 0
  return {
    get count() {
      return count
    },
    add(vector, value, group) {
      let moments = groups.get(group)
      if (moments === undefined) groups.set(group, (moments = createMoments(features)))
      moments.count++
      count++
      for (let i = 0; i < features; i++) {
        const own = vector[i]!
        moments.sums[i]! += own
        if (own === 0) continue
        moments.products[i]! += own * value
        for (let j = 0; j <= i; j++) moments.squares[i * features + j]! += own * vector[j]!
      }
      moments.value += value
    },
    fit() {
      const matrix = new Float64Array(features * features)
      const target = new Float64Array(features)
      for (const { count: size, sums, squares, products, value } of groups.values())
        for (let i = 0; i < features; i++) {
          target[i]! += products[i]! - (sums[i]! * value) / size
          for (let j = 0; j <= i; j++)
            matrix[i * features + j]! += squares[i * features + j]! - (sums[i]! * sums[j]!) / size
        }
      let trace = 0
      for (let i = 0; i < features; i++) trace += matrix[i * features + i]!
      const strength = Math.max(1e-9, (penalty * trace) / Math.max(1, count * features))
      for (let i = 0; i < features; i++) matrix[i * features + i]! += strength
      const weights = solve(matrix, target)
      return (vector) => vector.reduce((sum, own, i) => sum + own * weights[i]!, 0)
    },
  }
}

interface Moments {
  count: number
  value: number
  readonly sums: Float64Array
  readonly products: Float64Array
  /** Lower triangle, row by row. */
  readonly squares: Float64Array
}

function createMoments(features: number): Moments {
  return {
    count: 0,
    value: 0,
    sums: new Float64Array(features),
    products: new Float64Array(features),
    squares: new Float64Array(features * features),
  }
}

/** Solves a positive definite system, of which the lower triangle is given and overwritten, by Cholesky's method. */
function solve(matrix: Float64Array, target: Float64Array): Float64Array {
  const size = target.length
  const at = (i: number, j: number) => matrix[i * size + j]!
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = at(i, j)
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k)
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(j, j)
    }
  const solution = Float64Array.from(target)
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) solution[i]! -= at(i, k) * solution[k]!
    solution[i]! /= at(i, i)
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) solution[i]! -= at(k, i) * solution[k]!
    solution[i]! /= at(i, i)
  }
  return solution
}
