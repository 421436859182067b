/** Dollars as `$0.0042`: enough digits to see what a single call to a language model costs. */
export const printUsd = (usd: number): string => `$${usd.toFixed(usd < 10 ? 4 : 2)}`
