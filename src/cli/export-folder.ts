/** The folder of an export: only files of the same run's export are ever written over, unless the user insists. */
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { RunError, UsageError } from './exit.js'
import { toJsonLine } from './text.js'

/** Says whose export a folder holds. */
export const MANIFEST = 'export.json'
/** A file while it is written. */
const PART = '.part'
/** Characters that are gathered before they are written. */
const CHUNK = 1 << 18

/** What tells a run from all others, in whatever database. */
export interface ExportIdentity {
  readonly run: number
  readonly seed: number
  readonly createdAt: number
}

export interface ExportFolder {
  /** Writes a file at once; an interrupted one never stands under its name. */
  write(name: string, text: string): void
  /** Writes one line of JSON for each row as it comes, and gives their number. */
  writeRows(name: string, rows: Iterable<unknown>): number
}

export interface ExportTarget {
  /** Absolute. */
  readonly path: string
  /** As the user named it. */
  readonly shown: string
  readonly identity: ExportIdentity
  /** Of all files and folders that will be there. */
  readonly names: readonly string[]
  readonly force: boolean
}

/**
 * Opens or makes the folder. Throws a UsageError when it holds anything else and `force` is not set, or cannot be a
 * folder; its functions throw a RunError when they cannot write.
 */
export function openExportFolder({ path, shown, names, identity, force }: ExportTarget): ExportFolder {
  let present: string[]
  try {
    mkdirSync(path, { recursive: true })
    present = readdirSync(path)
  } catch (cause) {
    throw new UsageError(`${shown} cannot be used as a folder: ${(cause as Error).message}`, '', { cause })
  }
  const isOurs = sameIdentity(readManifest(join(path, MANIFEST)), identity)
  const ours = new Set(isOurs ? [MANIFEST, ...names].flatMap((name) => [name, name + PART]) : [])
  const others = present.filter((name) => !ours.has(name))
  if (others.length > 0 && !force) {
    const list = others.slice(0, 3).join(', ') + (others.length > 3 ? ` and ${others.length - 3} more` : '')
    throw new UsageError(
      `${shown} holds what is not an export of run ${identity.run}: ${list}`,
      'Name an empty folder or a new one, or write over files of the same names with --force.',
    )
  }

  const writeChunks = (name: string, chunks: Iterable<string>) => {
    const part = join(path, name + PART)
    try {
      rmSync(part, { force: true })
      const file = openSync(part, 'wx')
      try {
        for (const chunk of chunks) writeFileSync(file, chunk)
      } finally {
        closeSync(file)
      }
      renameSync(part, join(path, name))
    } catch (error) {
      const { syscall, message } = error as NodeJS.ErrnoException
      if (syscall === undefined) throw error
      throw new RunError(`cannot write ${shown}: ${message}`, { cause: error })
    }
  }
  return {
    write(name, text) {
      writeChunks(name, [text])
    },
    writeRows(name, rows) {
      let count = 0
      const onRow = () => {
        count++
      }
      writeChunks(name, gather(rows, onRow))
      return count
    },
  }
}

function* gather(rows: Iterable<unknown>, onRow: () => void): Generator<string> {
  let text = ''
  for (const row of rows) {
    text += `${toJsonLine(row)}\n`
    onRow()
    if (text.length < CHUNK) continue
    yield text
    text = ''
  }
  yield text
}

function readManifest(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

function sameIdentity(manifest: unknown, identity: ExportIdentity): boolean {
  const known = (manifest as { identity?: Partial<ExportIdentity> } | null)?.identity
  return (['run', 'seed', 'createdAt'] as const).every((key) => known?.[key] === identity[key])
}
