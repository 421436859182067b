import type { ReactNode } from 'react'
import { render } from 'ink'

export interface LiveView {
  /** Draws the last frame, which stays on the screen, and gives the terminal back. */
  stop(): void
}

/**
 * Draws `view` on a terminal until `stop`. Ctrl-C stays with the program's signal handlers. Views take no keys: Ink
 * would put the terminal into raw mode, where Ctrl-C is no signal.
 */
export function openLiveView(view: ReactNode, stdout: NodeJS.WriteStream): LiveView {
  const instance = render(view, { stdout, exitOnCtrlC: false, patchConsole: false, maxFps: 10 })
  return { stop: instance.unmount }
}
