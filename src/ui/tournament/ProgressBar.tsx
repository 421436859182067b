import { Text } from 'ink'
import { THEME } from '../theme.js'

interface ProgressBarProps {
  /** 0 .. 1. */
  readonly share: number
  /** Columns, the percentage included. */
  readonly width: number
}

/** `█████░░░░░  50%`, full only when all is done. */
export function ProgressBar({ share, width }: ProgressBarProps) {
  const cells = Math.max(0, width - 5)
  const filled = Math.floor(share * cells)
  return (
    <Text>
      <Text color={THEME.good}>{'█'.repeat(filled)}</Text>
      <Text color={THEME.quiet}>{'░'.repeat(cells - filled)}</Text>
      {`${Math.floor(100 * share)}%`.padStart(5)}
    </Text>
  )
}
