import { openFullScreen } from '../full-screen.js'
import type { Feed } from '../hooks/use-feed.js'
import type { LiveView } from '../live-view.js'
import type { Terminal } from '../terminal/index.js'
import { OptimizeScreen } from './OptimizeScreen.js'
import type { OptimizeSnapshot } from './snapshot.js'

/** Shows the optimiser on the whole terminal until `stop`. */
export function openOptimizeView(
  feed: Feed<OptimizeSnapshot>,
  terminal: Terminal,
  onQuit: () => void,
): LiveView {
  return openFullScreen(<OptimizeScreen feed={feed} />, terminal, onQuit)
}
