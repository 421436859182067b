/** A sample by its middle and the quartiles around it. */
export interface Quartiles {
  readonly median: number
  /** A quarter of the sample is below. */
  readonly low: number
  /** A quarter of the sample is above. */
  readonly high: number
}

/** RangeError for an empty sample. */
export function quartilesOf(sample: readonly number[]): Quartiles {
  return { median: quantile(sample, 0.5), low: quantile(sample, 0.25), high: quantile(sample, 0.75) }
}

/** The value below which a share (0 .. 1) of the sample is, on the line between its two neighbours. */
export function quantile(sample: readonly number[], share: number): number {
  if (sample.length === 0) throw new RangeError('an empty sample has no quantile')
  const sorted = sample.toSorted((x, y) => x - y)
  const at = share * (sorted.length - 1)
  const below = sorted[Math.floor(at)]!
  const above = sorted[Math.ceil(at)]!
  return below + (above - below) * (at - Math.floor(at))
}

/** Of positive numbers: the mean that suits ratios. */
export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)
}
