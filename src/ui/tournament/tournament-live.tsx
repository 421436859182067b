import type { Feed } from '../hooks/use-feed.js'
import { openLiveView, type LiveView } from '../live-view.js'
import type { TournamentSnapshot } from './snapshot.js'
import { TournamentScreen } from './TournamentScreen.js'

const ENTER_ALTERNATE_SCREEN = '\u001B[?1049h\u001B[H'
const LEAVE_ALTERNATE_SCREEN = '\u001B[?1049l'

/**
 * Shows the tournament on the terminal's alternate screen until `stop`: what was there before comes back, and no
 * terminal wraps the lines anew when its window changes.
 */
export function openTournamentView(
  feed: Feed<TournamentSnapshot>,
  stdout: NodeJS.WriteStream,
  onQuit: () => void,
): LiveView {
  const leave = () => stdout.write(LEAVE_ALTERNATE_SCREEN)
  process.once('exit', leave)
  stdout.write(ENTER_ALTERNATE_SCREEN)
  const view = openLiveView(<TournamentScreen feed={feed} onQuit={onQuit} />, stdout)
  return {
    stop() {
      view.stop()
      process.off('exit', leave)
      leave()
    },
  }
}
