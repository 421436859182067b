/** A share that was seen in a sample, and where the true one lies. */
export interface ShareEstimate {
  readonly share: number
  /** Bounds of the interval, 0 .. 1. */
  readonly low: number
  readonly high: number
}

/** Quantile of the normal distribution for 95 % in the middle. */
export const Z_95 = 1.959963984540054

/**
 * The Wilson score interval (Wilson, "Probable inference, the law of succession, and statistical inference", 1927) of 95 %
 * for `successes` of `trials`, whole numbers or halves (which may stand for ties); 0 to 1 of no trials. RangeError unless
 * 0 <= successes <= trials.
 */
export function wilsonInterval(successes: number, trials: number): ShareEstimate {
  if (!(trials >= 0 && successes >= 0 && successes <= trials))
    throw new RangeError(`${successes} successes of ${trials} trials`)
  if (trials === 0) return { share: 0, low: 0, high: 1 }
  const share = successes / trials
  const middle = share + Z_95 ** 2 / (2 * trials)
  const reach = Z_95 * Math.sqrt((share * (1 - share)) / trials + Z_95 ** 2 / (4 * trials ** 2))
  const scale = 1 + Z_95 ** 2 / trials
  // Rounding must not move the bounds of none and of all.
  const low = successes === 0 ? 0 : Math.max(0, (middle - reach) / scale)
  const high = successes === trials ? 1 : Math.min(1, (middle + reach) / scale)
  return { share, low, high }
}
