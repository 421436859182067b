/** Files of recorded replies. */
import { appendFileSync, closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { RecordedReply, Replies } from '../../arena/evolve/index.js'
import type { Store } from '../../arena/store/index.js'
import type { CliEnvironment } from './environment.js'
import { UsageError } from './exit.js'
import type { ModelFlags } from './model-flags.js'

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
  const { printReply, ProposerError } = await import('../../arena/evolve/index.js')
  const file = openForMore(record, env)
  /** Nothing is lost: what cannot be written is stored, and is recorded when the run goes on. */
  const write = (work: () => void) => {
    try {
      work()
    } catch (cause) {
      throw new ProposerError(`--record ${record} cannot be written: ${(cause as Error).message}`, { cause })
    }
  }
  return {
    replies,
    record: (reply) => {
      write(() => {
        appendFileSync(file, printReply(reply))
      })
    },
    close: () => {
      write(() => {
        closeSync(file)
      })
    },
  }
}

async function loadReplies(replay: string, store: Store, { cwd }: CliEnvironment): Promise<Replies> {
  const { parseRecording, storedReplies } = await import('../../arena/evolve/index.js')
  if (/^\d{1,15}$/.test(replay)) {
    const run = store.evolution.findRun(Number(replay))
    if (run === null) throw new UsageError(`there is no run ${replay} to replay`)
    return storedReplies(store.evolution.calls, run.id)
  }
  let text: string
  try {
    const path = resolve(cwd, replay)
    if (statSync(path).size > MAX_BYTES) throw new Error(`it is larger than ${MAX_BYTES} bytes`)
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new UsageError(`--replay ${replay} cannot be read: ${(cause as Error).message}`, '', { cause })
  }
  const replies = parseRecording(text)
  if (typeof replies === 'string') throw new UsageError(`--replay ${replay}: ${replies}`)
  return replies
}

/** Opens a file to append lines to; one that was cut off within a line gets its end. */
function openForMore(path: string, { cwd }: CliEnvironment): number {
  try {
    const file = openSync(resolve(cwd, path), 'a+')
    const { size } = fstatSync(file)
    const last = Buffer.alloc(1)
    if (size > 0) readSync(file, last, 0, 1, size - 1)
    if (size > 0 && last.toString() !== '\n') appendFileSync(file, '\n')
    return file
  } catch (cause) {
    throw new UsageError(`--record ${path} cannot be written: ${(cause as Error).message}`, '', { cause })
  }
}
