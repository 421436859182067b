import type * as Ui from '../../ui/index.js'

const LIVE_MS = 150

export interface LiveOptions<T> {
  /** What is to be seen now. */
  readonly snapshot: () => T
  readonly view: (ui: typeof Ui) => Ui.View<T>
  /** The user wants to stop, by a key. */
  readonly onQuit: () => void
  /** Aborted once the job is being stopped: seen at once. */
  readonly signal: AbortSignal
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
