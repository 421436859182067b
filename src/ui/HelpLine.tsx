import { Text, useStdin } from 'ink'
import { truncate } from '../text/text.js'
import { THEME } from './theme.js'

interface HelpLineProps {
  readonly isStopping: boolean
  /** Said behind the help. */
  readonly more?: string
  readonly columns: number
}

/** How the run is stopped: by a key, or, where stdin is no terminal and views take none, by a signal. */
export function HelpLine({ isStopping, more = '', columns }: HelpLineProps) {
  const { stdin } = useStdin()
  const how = stdin.isTTY === true ? 'q stops' : 'Ctrl-C stops'
  return (
    <Text color={isStopping ? THEME.attention : THEME.quiet}>
      {truncate(isStopping ? 'stopping…' : how + more, columns)}
    </Text>
  )
}
