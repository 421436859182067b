import type { ComponentType } from 'react'
import { openFullScreen } from './full-screen.js'
import { useFeed, type Feed } from './hooks/use-feed.js'
import { useTerminalSize, type TerminalSize } from './hooks/use-terminal-size.js'
import type { LiveView } from './live-view.js'
import type { Terminal } from './terminal/index.js'

export interface ViewProps<T> {
  readonly snapshot: T
  /** Of the terminal, in character cells. */
  readonly size: TerminalSize
}

/** A screen as large as the terminal that shows one snapshot of a running job. */
export type View<T> = ComponentType<ViewProps<T>>

/** Shows a view of the feed's newest snapshot on the whole terminal until `stop`; `onQuit` is called for q and Ctrl-C. */
export function openView<T>(view: View<T>, feed: Feed<T>, terminal: Terminal, onQuit: () => void): LiveView {
  return openFullScreen(<FedView view={view} feed={feed} />, terminal, onQuit)
}

/** The view of the feed's newest snapshot, as large as the terminal. */
export function FedView<T>({ view: Shown, feed }: { readonly view: View<T>; readonly feed: Feed<T> }) {
  return <Shown snapshot={useFeed(feed)} size={useTerminalSize()} />
}
