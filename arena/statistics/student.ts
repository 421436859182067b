/** A mean of few independent values, and where the true one lies. */
export interface MeanEstimate {
  readonly mean: number
  /** Bounds of the interval of 95 %; null of a single value, which does not tell how far values differ. */
  readonly interval: { readonly low: number; readonly high: number } | null
}

/**
 * Mean and Student's t interval (Student, "The probable error of a mean", 1908) of 95 % for values of a normal
 * distribution. RangeError of none.
 */
export function studentInterval(values: readonly number[]): MeanEstimate {
  const count = values.length
  if (count === 0) throw new RangeError('the mean of no value')
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  if (count === 1) return { mean, interval: null }
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const reach = studentQuantile(0.975, count - 1) * Math.sqrt(squares / (count - 1) / count)
  return { mean, interval: { low: mean - reach, high: mean + reach } }
}

/** Quantile of Student's t distribution for a probability of 0.5 .. 1 and a whole number of degrees of freedom, >= 1. */
export function studentQuantile(probability: number, degrees: number): number {
  if (!(probability >= 0.5 && probability < 1 && Number.isInteger(degrees) && degrees >= 1))
    throw new RangeError(`probability ${probability}, ${degrees} degrees of freedom`)
  let [low, high] = [0, Math.PI / 2]
  for (let middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2)
    if (middleShare(middle, degrees) < 2 * probability - 1) low = middle
    else high = middle
  return Math.sqrt(degrees) * Math.tan(low)
}

/**
 * Probability that |t| is below sqrt(degrees) * tan(angle): the finite series of Abramowitz and Stegun, Handbook of
 * Mathematical Functions, 26.7.3 and 26.7.4.
 */
function middleShare(angle: number, degrees: number): number {
  const square = Math.cos(angle) ** 2
  const isOdd = degrees % 2 === 1
  let term = isOdd ? Math.cos(angle) : 1
  let sum = degrees === 1 ? 0 : term
  for (let power = isOdd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= (square * (power - 1)) / power
    sum += term
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum
}
