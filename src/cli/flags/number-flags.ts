import { InvalidArgumentError } from 'commander'

/**
 * A parser for commander's options that takes whole numbers from `low` to `high`, written in plain digits: `10abc`,
 * `1e3`, `0x10` and the empty text are refused.
 */
export function wholeNumber(low: number, high: number = Number.MAX_SAFE_INTEGER): (text: string) => number {
  const allowed = high === Number.MAX_SAFE_INTEGER ? `of at least ${low}` : `from ${low} to ${high}`
  return (text) => {
    const value = /^-?\d{1,16}$/.test(text) ? Number(text) : NaN
    if (!(value >= low && value <= high))
      throw new InvalidArgumentError(`It must be a whole number ${allowed}.`)
    return value
  }
}

/** A parser for commander's options that takes decimal numbers from `low` to `high`, such as 0.25. */
export function decimalNumber(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = /^-?\d{1,16}(\.\d{1,16})?$/.test(text) ? Number(text) : NaN
    if (!(value >= low && value <= high))
      throw new InvalidArgumentError(`It must be a number from ${low} to ${high}.`)
    return value
  }
}
