/** Files of recorded replies. */
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { RecordedReply, Replies } from '../../../arena/evolve/index.js'
import type { Store } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { describeReadError, describeWriteError } from '../process/file-errors.js'
import type { ModelFlags } from './model-flags.js'
import { appendText } from '../outputs/saved-file.js'

const MAX_BYTES = 1 << 29

export interface ReplyFiles {
  /** Null to ask the models. */
  readonly replies: Replies | null
  readonly record: ((reply: RecordedReply) => void) | null
  readonly close: () => void
}

/** Opens what --replay and --record name. Throws a UsageError. */
export async function openReplyFiles(
  { record, replay }: ModelFlags,
  store: Store,
  env: CliEnvironment,
): Promise<ReplyFiles> {
  const replies = replay === undefined ? null : await loadReplies(replay, store, env)
  if (record === undefined) return { replies, record: null, close: () => undefined }
  const { printReply, ProposerError } = await import('../../../arena/evolve/index.js')
  const file = openForMore(record, env)
  return {
    replies,
    record: (reply) => {
      try {
        appendText(file, printReply(reply), `--record ${record}`)
      } catch (cause) {
        // Nothing is lost: the reply is stored, and is recorded when the run goes on. No more questions are asked.
        throw new ProposerError((cause as Error).message, { cause })
      }
    },
    close: () => {
      closeSync(file)
    },
  }
}

/** Throws a UsageError when what --replay names is out of reach: before a run is stored for it. */
export async function checkReplay({ replay }: ModelFlags, store: Store, env: CliEnvironment): Promise<void> {
  if (replay !== undefined) await loadReplies(replay, store, env)
}

const RUN_NUMBER = /^\d{1,15}$/

function runToReplay(number: string, store: Store): number {
  const run = store.evolution.findRun(Number(number))
  if (run === null) throw new UsageError(`there is no run ${number} to replay`)
  return run.id
}

async function loadReplies(replay: string, store: Store, { cwd }: CliEnvironment): Promise<Replies> {
  const { parseRecording, storedReplies } = await import('../../../arena/evolve/index.js')
  if (RUN_NUMBER.test(replay)) return storedReplies(store.evolution.calls, runToReplay(replay, store))
  let text: string
  try {
    const path = resolve(cwd, replay)
    if (statSync(path).size > MAX_BYTES) throw new Error(`it is larger than ${MAX_BYTES} bytes`)
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw unreadable(replay, cause as Error)
  }
  const replies = parseRecording(text)
  if (!replies.ok) throw new UsageError(`--replay ${replay}: ${replies.message}`)
  return replies.value
}

function unreadable(replay: string, cause: Error): UsageError {
  return new UsageError(`--replay ${replay} cannot be read: ${describeReadError(cause)}`, '', { cause })
}

/** Opens a file to append lines to; one that was cut off within a line gets its end. */
function openForMore(path: string, { cwd }: CliEnvironment): number {
  try {
    const file = openSync(resolve(cwd, path), 'a+')
    const { size } = fstatSync(file)
    const last = Buffer.alloc(1)
    if (size > 0) readSync(file, last, 0, 1, size - 1)
    if (size > 0 && last.toString() !== '\n') writeFileSync(file, '\n')
    return file
  } catch (cause) {
    throw new UsageError(`--record ${path} cannot be written: ${describeWriteError(cause as Error)}`, '', {
      cause,
    })
  }
}
