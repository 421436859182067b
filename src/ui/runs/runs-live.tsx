import { openFullScreen } from '../full-screen.js'
import type { Feed } from '../hooks/use-feed.js'
import type { LiveView } from '../live-view.js'
import type { Terminal } from '../terminal/index.js'
import { RunsScreen } from './RunsScreen.js'
import type { RunsSnapshot } from './snapshot.js'

/** Shows the runs on the whole terminal until `stop`. */
export function openRunsView(feed: Feed<RunsSnapshot>, terminal: Terminal, onQuit: () => void): LiveView {
  return openFullScreen(<RunsScreen feed={feed} />, terminal, onQuit)
}
