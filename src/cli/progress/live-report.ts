import type * as Ui from '../../ui/index.js'
import type { ShowTerms } from './show-terms.js'

const LIVE_MS = 150

/** A stop is seen at once. */
export interface LiveOptions<T> extends Omit<ShowTerms, 'isLive'> {
  /** What is to be seen now. */
  readonly snapshot: () => T
  readonly view: (ui: typeof Ui) => Ui.View<T>
}

/** Shows snapshots in a live view, anew while time goes by; the answer ends it. Loads the views. */
export async function showLive<T>(
  { snapshot, view, onQuit, signal }: LiveOptions<T>,
  terminal: Ui.Terminal,
): Promise<() => void> {
  const ui = await import('../../ui/index.js')
  const feed = ui.createFeed(snapshot())
  const draw = () => {
    feed.set(snapshot())
  }
  const opened = ui.openView(view(ui), feed, terminal, onQuit)
  const timer = setInterval(draw, LIVE_MS)
  signal.addEventListener('abort', draw, { once: true })
  return () => {
    clearInterval(timer)
    signal.removeEventListener('abort', draw)
    opened.stop()
  }
}
