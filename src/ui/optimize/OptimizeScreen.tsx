import { useFeed, type Feed } from '../hooks/use-feed.js'
import { useTerminalSize } from '../hooks/use-terminal-size.js'
import { OptimizeView } from './OptimizeView.js'
import type { OptimizeSnapshot } from './snapshot.js'

/** {@link OptimizeView} of the newest snapshot, as large as the terminal. */
export function OptimizeScreen({ feed }: { readonly feed: Feed<OptimizeSnapshot> }) {
  return <OptimizeView snapshot={useFeed(feed)} size={useTerminalSize()} />
}
