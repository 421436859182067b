/**
 * Inverse of a symmetric positive definite matrix of `size` rows by Cholesky's method; null when it is not positive
 * definite. Matrices are written row by row; of `matrix` only the lower triangle is read.
 */
export function invertPositive(matrix: Float64Array, size: number): Float64Array | null {
  const factor = factorize(matrix, size)
  if (factor === null) return null
  // Columns of the factor's inverse, which is a lower triangle too, each kept as a row.
  const inverse = new Float64Array(size * size)
  for (let column = 0; column < size; column++) {
    const at = column * size
    inverse[at + column] = 1 / factor[column * size + column]!
    for (let row = column + 1; row < size; row++) {
      let sum = 0
      for (let k = column; k < row; k++) sum += factor[row * size + k]! * inverse[at + k]!
      inverse[at + row] = -sum / factor[row * size + row]!
    }
  }
  const result = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = i; k < size; k++) sum += inverse[i * size + k]! * inverse[j * size + k]!
      result[i * size + j] = sum
      result[j * size + i] = sum
    }
  return result
}

/**
 * The x of `matrix` x = `right` by Cholesky's method, for a symmetric positive definite matrix that is written row by row
 * (only the lower triangle is read); null when it is not positive definite.
 */
export function solvePositive(matrix: Float64Array, right: Float64Array): Float64Array | null {
  const size = right.length
  const factor = factorize(matrix, size)
  if (factor === null) return null
  const x = Float64Array.from(right)
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= factor[i * size + k]! * x[k]!
    x[i]! /= factor[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= factor[k * size + i]! * x[k]!
    x[i]! /= factor[i * size + i]!
  }
  return x
}

/** The lower triangle L of L L' = `matrix` (Cholesky), or null. */
function factorize(matrix: Float64Array, size: number): Float64Array | null {
  const factor = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!
      for (let k = 0; k < j; k++) sum -= factor[i * size + k]! * factor[j * size + k]!
      if (i !== j) factor[i * size + j] = sum / factor[j * size + j]!
      else if (sum > 0) factor[i * size + i] = Math.sqrt(sum)
      else return null
    }
  return factor
}
