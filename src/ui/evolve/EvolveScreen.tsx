import { useFeed, type Feed } from '../hooks/use-feed.js'
import { useTerminalSize } from '../hooks/use-terminal-size.js'
import { EvolveView } from './EvolveView.js'
import type { EvolveSnapshot } from './snapshot.js'

/** {@link EvolveView} of the newest snapshot, as large as the terminal. */
export function EvolveScreen({ feed }: { readonly feed: Feed<EvolveSnapshot> }) {
  return <EvolveView snapshot={useFeed(feed)} size={useTerminalSize()} />
}
