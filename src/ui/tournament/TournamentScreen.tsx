import { useFeed, type Feed } from '../hooks/use-feed.js'
import { useTerminalSize } from '../hooks/use-terminal-size.js'
import type { TournamentSnapshot } from './snapshot.js'
import { TournamentView } from './TournamentView.js'

/** {@link TournamentView} of the newest snapshot, as large as the terminal. */
export function TournamentScreen({ feed }: { readonly feed: Feed<TournamentSnapshot> }) {
  return <TournamentView snapshot={useFeed(feed)} size={useTerminalSize()} />
}
