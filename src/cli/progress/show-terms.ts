import type { CliEnvironment } from '../process/environment.js'

/** How a command's work is shown, and how its user stops it. */
export interface ShowTerms {
  /** Whether a view has the terminal; else there are plain lines on stderr. */
  readonly isLive: boolean
  /** The user wants to stop, by a key of the live view. */
  readonly onQuit: () => void
  /** Aborted once the work is being stopped, by that key or by a signal of the system. */
  readonly signal: AbortSignal
}

/** Live on a terminal that no JSON goes to. */
export function showTerms({ json }: { readonly json?: true }, env: CliEnvironment): ShowTerms {
  const quit = new AbortController()
  return {
    isLive: env.isTty && json === undefined,
    onQuit: () => {
      quit.abort()
    },
    signal: AbortSignal.any([env.interruption(), quit.signal]),
  }
}
