import { openFullScreen } from '../full-screen.js'
import type { Feed } from '../hooks/use-feed.js'
import type { LiveView } from '../live-view.js'
import type { Terminal } from '../terminal/index.js'
import { EvolveScreen } from './EvolveScreen.js'
import type { EvolveSnapshot } from './snapshot.js'

/** Shows the evolution on the whole terminal until `stop`. */
export function openEvolveView(feed: Feed<EvolveSnapshot>, terminal: Terminal, onQuit: () => void): LiveView {
  return openFullScreen(<EvolveScreen feed={feed} />, terminal, onQuit)
}
