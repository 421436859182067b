import { useInput, useStdin } from 'ink'
import { useFeed, type Feed } from '../hooks/use-feed.js'
import { useTerminalSize } from '../hooks/use-terminal-size.js'
import type { TournamentSnapshot } from './snapshot.js'
import { TournamentView } from './TournamentView.js'

interface TournamentScreenProps {
  readonly feed: Feed<TournamentSnapshot>
  /** The user pressed q or Ctrl-C, which is no signal while a view takes keys. */
  readonly onQuit: () => void
}

/** {@link TournamentView} of the newest snapshot, as large as the terminal. */
export function TournamentScreen({ feed, onQuit }: TournamentScreenProps) {
  const { isRawModeSupported } = useStdin()
  useInput(
    (input, key) => {
      if (input === 'q' || (key.ctrl && input === 'c')) onQuit()
    },
    { isActive: isRawModeSupported },
  )
  return <TournamentView snapshot={useFeed(feed)} size={useTerminalSize()} />
}
