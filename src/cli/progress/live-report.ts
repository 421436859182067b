import type * as Ui from '../../ui/index.js'

const LIVE_MS = 150

/** Shows what `snapshot` gives in a live view, and anew while time goes by; the answer ends it. */
export async function showLive<T>(
  snapshot: () => T,
  open: (ui: typeof Ui, feed: Ui.Feed<T>) => Ui.LiveView,
  signal: AbortSignal,
): Promise<() => void> {
  const ui = await import('../../ui/index.js')
  const feed = ui.createFeed(snapshot())
  const draw = () => {
    feed.set(snapshot())
  }
  const view = open(ui, feed)
  const timer = setInterval(draw, LIVE_MS)
  signal.addEventListener('abort', draw, { once: true })
  return () => {
    clearInterval(timer)
    signal.removeEventListener('abort', draw)
    view.stop()
  }
}
