export interface SampleSpread {
  readonly mean: number
  /** Standard deviation of the sample (divided by its size less one); 0 of a single value. */
  readonly deviation: number
}

/** Mean and standard deviation of values, such as the scores of independent runs; NaN as the mean of none. */
export function spreadOf(values: readonly number[]): SampleSpread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)) }
}
