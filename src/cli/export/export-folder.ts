/** The folder of an export: only files of the same run's export are ever written over, unless the user insists. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../process/exit.js'
import { describeWriteError } from '../process/file-errors.js'
import { preciousAt } from '../outputs/output-guard.js'
import { saveFile, writerOf, type FileContent } from '../outputs/saved-file.js'
import { toJsonLine } from '../../text/safe-text.js'

/** Says whose export a folder holds. */
export const MANIFEST = 'export.json'
/** Characters that are gathered before they are written. */
const CHUNK = 1 << 18

/** A file that was being written; the second is an earlier drq's. */
const isPartOf = (name: string, base: string) => writerOf(name, base) !== null || name === `${base}.part`

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
  /** The database that the run is in, absolute. */
  readonly db: string
}

/**
 * Opens or makes the folder. Throws a UsageError when it holds anything else and `force` is not set, or cannot be a
 * folder, or when a file would take the place of a database; its functions throw a WriteError.
 */
export function openExportFolder({ path, shown, names, identity, force, db }: ExportTarget): ExportFolder {
  let present: string[]
  try {
    mkdirSync(path, { recursive: true })
    present = readdirSync(path)
  } catch (cause) {
    throw new UsageError(`${shown} cannot be used as a folder: ${describeWriteError(cause as Error)}`, '', {
      cause,
    })
  }
  const isOurs = sameIdentity(readManifest(join(path, MANIFEST)), identity)
  const ours = isOurs ? [MANIFEST, ...names] : []
  const isPart = (name: string) => ours.some((base) => isPartOf(name, base))
  const others = present.filter((name) => !ours.includes(name) && !isPart(name))
  if (others.length > 0 && !force) {
    const list = others.slice(0, 3).join(', ') + (others.length > 3 ? ` and ${others.length - 3} more` : '')
    throw new UsageError(
      `${shown} holds what is not an export of run ${identity.run}: ${list}`,
      'Name an empty folder or a new one, or write over files of the same names with --force.',
    )
  }

  for (const name of [MANIFEST, ...names]) {
    const what = preciousAt(join(path, name), { db }, path)
    if (what !== null)
      throw new UsageError(`${join(shown, name)} is ${what}; it would be overwritten`, 'Name another folder.')
  }
  // What was being written when an earlier export of this run was killed.
  for (const name of present.filter(isPart)) rmSync(join(path, name), { force: true })

  const save = (name: string, content: FileContent) => {
    saveFile({ path: join(path, name), shown: join(shown, name) }, content)
  }
  return {
    write(name, text) {
      save(name, text)
    },
    writeRows(name, rows) {
      let count = 0
      const onRow = () => {
        count++
      }
      save(name, gather(rows, onRow))
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
