import type { ReactNode } from 'react'
import { useInput, useStdin } from 'ink'
import { openLiveView, type LiveView } from './live-view.js'

const ENTER_ALTERNATE_SCREEN = '\u001B[?1049h\u001B[H'
const LEAVE_ALTERNATE_SCREEN = '\u001B[?1049l'

/**
 * Shows a view on the terminal's alternate screen until `stop`: what was there before comes back, and no terminal wraps
 * the lines anew when its window changes. `onQuit` is called for q and Ctrl-C, which is no signal while keys are taken.
 */
export function openFullScreen(view: ReactNode, stdout: NodeJS.WriteStream, onQuit: () => void): LiveView {
  const leave = () => stdout.write(LEAVE_ALTERNATE_SCREEN)
  process.once('exit', leave)
  stdout.write(ENTER_ALTERNATE_SCREEN)
  const live = openLiveView(<QuitKeys onQuit={onQuit}>{view}</QuitKeys>, stdout)
  return {
    stop() {
      live.stop()
      process.off('exit', leave)
      leave()
    },
  }
}

interface QuitKeysProps {
  readonly children: ReactNode
  readonly onQuit: () => void
}

/** Shows its children and calls `onQuit` for q and Ctrl-C. */
export function QuitKeys({ children, onQuit }: QuitKeysProps) {
  const { isRawModeSupported } = useStdin()
  useInput(
    (input, key) => {
      if (input === 'q' || (key.ctrl && input === 'c')) onQuit()
    },
    { isActive: isRawModeSupported },
  )
  return children
}
