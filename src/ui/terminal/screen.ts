import { constants } from 'node:os'
import { printFrame } from './frame.js'

/** Where a view is shown and its keys are typed. */
export interface Terminal {
  readonly stdout: NodeJS.WriteStream
  readonly stdin: NodeJS.ReadStream
}

/** The one owner of the terminal's state: alternate screen, cursor, and, while it is left, the raw mode of its keys. */
export interface Screen {
  /** Shows this frame from now on. */
  readonly draw: (frame: string) => void
  /** What Ctrl-Z does where keys are no signals: the whole job stops, and the shell's `fg` brings the view back. */
  readonly suspend: () => void
  /** Gives the terminal back for good. */
  readonly close: () => void
}

/** Alternate screen, cursor hidden; and back. */
const ENTER = '\u001B[?1049h\u001B[?25l'
const LEAVE = '\u001B[?25h\u001B[?1049l'

/**
 * Takes the alternate screen until `close`. It is left before anything else takes the terminal: a shell while this process
 * is stopped, by whatever signal, the report of an uncaught error, the shell behind the end of the process.
 */
export function openScreen({ stdout, stdin }: Terminal): Screen {
  let frame = ''
  let isShown = false
  let isRaw = false

  const draw = () => {
    if (isShown && frame !== '') stdout.write(printFrame(frame, stdout.rows))
  }
  const enter = () => {
    // First what the system stops a process in the background for.
    if (isRaw) stdin.setRawMode(true)
    isShown = true
    stdout.write(ENTER)
    // The window may have another size now, and only the foreground is told so.
    process.emit('SIGWINCH', 'SIGWINCH')
    draw()
  }
  const leave = () => {
    if (!isShown) return
    isRaw = stdin.isRaw === true
    if (isRaw) stdin.setRawMode(false)
    isShown = false
    stdout.write(LEAVE)
  }
  /** `target` as of kill(2): 0 is the group of this process, with the npx or npm that started it. */
  const stop = (target: number) => {
    leave()
    unwatch()
    // Without a listener it does what the system does: this returns when somebody lets the process go on, or at once
    // where nobody could.
    process.kill(target, 'SIGTSTP')
    watch()
    enter()
  }
  const onStop = () => {
    stop(process.pid)
  }
  /** SIGSTOP left no time to leave. */
  const onGoOn = () => {
    leave()
    enter()
  }
  const watch = () => {
    process.on('SIGTSTP', onStop)
    process.on('SIGCONT', onGoOn)
  }
  const unwatch = () => {
    process.off('SIGTSTP', onStop)
    process.off('SIGCONT', onGoOn)
  }

  process.on('exit', leave)
  process.on('uncaughtExceptionMonitor', leave)
  stdout.on('resize', draw)
  watch()
  enter()
  return {
    draw(next) {
      if (next === frame) return
      frame = next
      draw()
    },
    suspend() {
      if ('SIGTSTP' in constants.signals) stop(0)
    },
    close() {
      unwatch()
      stdout.off('resize', draw)
      process.off('exit', leave)
      process.off('uncaughtExceptionMonitor', leave)
      leave()
    },
  }
}
