import type { Spend } from '../../arena/evolve/index.js'
import { printUsd } from '../../arena/usd.js'

/** `12 calls  15.3k tokens  $0.0042`. */
export function printSpend({ calls, tokens, costUsd }: Spend): string {
  const short = tokens < 10_000 ? `${tokens}` : `${(tokens / 1000).toFixed(tokens < 100_000 ? 1 : 0)}k`
  return [`${calls} calls`, `${short} tokens`, ...(costUsd === null ? [] : [printUsd(costUsd)])].join('  ')
}
