import { Text } from 'ink'
import { THEME } from '../theme.js'

const BARS = '▁▂▃▄▅▆▇█'

interface SparklineProps {
  /** 0 .. max. */
  readonly values: readonly number[]
  readonly max: number
  /** Columns at most. */
  readonly width: number
}

/** A curve in one line, from the first value to the last. */
export function Sparkline({ values, max, width }: SparklineProps) {
  return <Text color={THEME.good}>{printSparkline(values, max, width)}</Text>
}

/** One bar a value; where there are more values than columns, each bar is the last of its share. */
export function printSparkline(values: readonly number[], max: number, width: number): string {
  const count = Math.min(values.length, Math.max(0, width))
  return Array.from({ length: count }, (_, at) => {
    const value = values[Math.floor(((at + 1) * values.length) / count) - 1]!
    const height = max > 0 ? Math.floor((value / max) * BARS.length) : 0
    return BARS[Math.max(0, Math.min(BARS.length - 1, height))]!
  }).join('')
}
