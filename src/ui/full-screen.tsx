import type { ReactNode } from 'react'
import { render, useInput, useStdin } from 'ink'
import type { LiveView } from './live-view.js'
import { createFrameStream, openScreen, type Terminal } from './terminal/index.js'

/**
 * Shows a view on the terminal's alternate screen until `stop`: what was there before comes back, and no terminal wraps
 * the lines anew when its window changes. `onQuit` is called for q and Ctrl-C, which is no signal while keys are taken;
 * where stdin is no terminal there are no keys.
 */
export function openFullScreen(view: ReactNode, terminal: Terminal, onQuit: () => void): LiveView {
  const { stdin, stdout } = terminal
  const screen = openScreen(terminal)
  const keys = (
    <ViewKeys onQuit={onQuit} onSuspend={screen.suspend}>
      {view}
    </ViewKeys>
  )
  const instance = render(keys, {
    stdin,
    stdout: createFrameStream(stdout, screen.draw),
    // Each frame as a whole; where it stands on the screen is not Ink's business.
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  })
  return {
    stop() {
      instance.unmount()
      screen.close()
    },
  }
}

interface ViewKeysProps {
  readonly children: ReactNode
  readonly onQuit: () => void
  readonly onSuspend?: () => void
}

/** Shows its children and acts on the keys of all views: q, and what would be signals: Ctrl-C, Ctrl-Z, Ctrl-\. */
export function ViewKeys({ children, onQuit, onSuspend }: ViewKeysProps) {
  const { stdin } = useStdin()
  useInput(
    (input, { ctrl }) => {
      // Keys that come at once, on a machine that is slow, are one input.
      const pressed = (letter: string, control: string) =>
        (ctrl && input === letter) || input.includes(control)
      if (/^q+$/.test(input) && !ctrl) onQuit()
      else if (pressed('c', '\u0003')) onQuit()
      else if (pressed('z', '\u001A')) onSuspend?.()
      else if (pressed('\\', '\u001C')) {
        // Windows has no such signal.
        if (process.platform === 'win32') onQuit()
        else process.kill(process.pid, 'SIGQUIT')
      }
    },
    // Undefined where stdin is no terminal; Ink takes that for true.
    { isActive: stdin.isTTY === true },
  )
  return children
}
