import type { EngineUnavailableError } from '../../../vm/index.js'
import { safeText, safeLines } from '../../text/safe-text.js'

/** What a shell sees: done, the run failed, bad usage or bad input, interrupted. */
export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The user asked for something that cannot be done as asked: exit 2. `hint` says what to do instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly hint: string

  constructor(message: string, hint = '', options?: ErrorOptions) {
    super(message, options)
    this.hint = hint
  }
}

/** The request was right and the run failed, in a way we understand: exit 1, message only. */
export class RunError extends Error {
  override readonly name = 'RunError'
}

/** The user stopped the run: exit 130. `resumeCommand` is the command that goes on, null when nothing was kept. */
export class Interruption extends Error {
  override readonly name = 'Interruption'
  readonly resumeCommand: string | null

  constructor(resumeCommand: string | null = null) {
    super('interrupted')
    this.resumeCommand = resumeCommand
  }
}

/** Errors of the layers below that say all a user needs, by name, so that nothing heavy is loaded here. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  'RunError',
  'StoreError',
  'ProposerError',
  'FightError',
  'GpuLostError',
  'SpeedError',
])

export interface ErrorVerdict {
  readonly code: ExitCode
  /** Lines for stderr, escaped; empty when there is nothing to say. */
  readonly text: string
}

/** What helps, and who knows more: the line of an engine is that of a clone. */
function missing({ remedy }: EngineUnavailableError): string {
  const more = 'drq doctor says what this machine has and lacks.'
  return remedy === null ? more : `${remedy}\n${more}`
}

/** What an error that ended a command means for the user. `isDebug` adds the stack of a bug. */
export function judgeError(error: unknown, isDebug: boolean): ErrorVerdict {
  if (error instanceof UsageError) return usage(error.message, error.hint)
  // An engine that was asked for and is not on this machine.
  if (error instanceof Error && error.name === 'EngineUnavailableError')
    return usage(error.message, missing(error as EngineUnavailableError))
  if (error instanceof Interruption) {
    const resume = error.resumeCommand === null ? '' : ` Go on with: ${safeText(error.resumeCommand)}`
    return { code: EXIT.interrupted, text: `Interrupted.${resume}\n` }
  }
  if (error instanceof Error && error.name === 'AbortError')
    return { code: EXIT.interrupted, text: 'Interrupted.\n' }
  if (error instanceof Error && UNDERSTOOD.has(error.name))
    return { code: EXIT.failed, text: `error: ${safeLines(error.message)}\n` }
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const detail = isDebug ? `${safeLines(stack ?? '')}\n` : ''
  return {
    code: EXIT.failed,
    text:
      `drq has a bug: ${safeLines(message)}\n${detail}` +
      'Please report it with the command you ran and its output; DRQ_DEBUG=1 adds the stack.\n',
  }
}

function usage(message: string, hint: string): ErrorVerdict {
  const lines = hint === '' ? '' : `${safeLines(hint)}\n`
  return { code: EXIT.usage, text: `error: ${safeLines(message)}\n${lines}` }
}
