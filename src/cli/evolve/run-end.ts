/** What is said of how a run ended. */
import type { RunEnd, StoredRun } from '../../../arena/evolve/index.js'
import type { Store } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { Interruption, RunError } from '../process/exit.js'
import { printReplies, tallyReplies } from '../models/reply-report.js'
import { WriteError } from '../outputs/saved-file.js'

/** What a user sees in a table. */
export const END_TEXT: Record<RunEnd, string> = {
  finished: 'finished',
  'early-stop': 'early stop',
  calls: 'calls spent',
  tokens: 'tokens spent',
  cost: 'money spent',
  minutes: 'time is up',
}

/** What to throw for an error that stopped runs which `again` goes on with. `what` begins the sentence that says so. */
export function stoppedBy(error: unknown, signal: AbortSignal, what: string, again: string): unknown {
  if (signal.aborted) return new Interruption(again)
  const isKnown = error instanceof WriteError || (error instanceof Error && error.name === 'ProposerError')
  if (!isKnown) return error
  return new RunError(`${error.message}\n${what} can go on: ${again}`, { cause: error })
}

/** Says what the replies of models were, where these stopped the runs. */
export function tellReplies(
  error: unknown,
  runs: readonly StoredRun[],
  { evolution }: Store,
  { stderr }: CliEnvironment,
): void {
  if (!(error instanceof Error) || error.name !== 'ProposerError') return
  const replies = tallyReplies(runs.flatMap(({ id }) => evolution.calls.replyCounts(id)))
  stderr.write(
    printReplies(replies)
      .map((line) => `${line}\n`)
      .join(''),
  )
}
