import { useFeed, type Feed } from '../hooks/use-feed.js'
import { useTerminalSize } from '../hooks/use-terminal-size.js'
import { RunsView } from './RunsView.js'
import type { RunsSnapshot } from './snapshot.js'

/** {@link RunsView} of the newest snapshot, as large as the terminal. */
export function RunsScreen({ feed }: { readonly feed: Feed<RunsSnapshot> }) {
  return <RunsView snapshot={useFeed(feed)} size={useTerminalSize()} />
}
