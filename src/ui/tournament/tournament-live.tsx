import { openFullScreen } from '../full-screen.js'
import type { Feed } from '../hooks/use-feed.js'
import type { LiveView } from '../live-view.js'
import type { Terminal } from '../terminal/index.js'
import type { TournamentSnapshot } from './snapshot.js'
import { TournamentScreen } from './TournamentScreen.js'

/** Shows the tournament on the whole terminal until `stop`. */
export function openTournamentView(
  feed: Feed<TournamentSnapshot>,
  terminal: Terminal,
  onQuit: () => void,
): LiveView {
  return openFullScreen(<TournamentScreen feed={feed} />, terminal, onQuit)
}
