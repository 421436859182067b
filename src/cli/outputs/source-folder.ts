import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../process/exit.js'
import { describeWriteError } from '../process/file-errors.js'
import { preciousAt, WARRIOR } from './output-guard.js'
import { saveFile } from './saved-file.js'
import { countOf, safeText } from '../../text/safe-text.js'

/** Names of devices on Windows, whatever their extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** Characters of a file name without .red: 4 bytes each still fit into what file systems take. */
const LONGEST = 60

/** A file name for each name that every file system takes, no two alike whatever their case. */
export function sourceFileNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const plain = name
      .replace(/\.(red|rc|redcode)(?=#\d+$|$)/i, '')
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}._+-]+/gu, '-')
      .replace(/^[.-]+|[.-]+$/g, '')
    const base = [...plain].slice(0, LONGEST).join('') || 'warrior'
    const stem = DEVICE.test(base) ? `_${base}` : base
    let free = stem
    for (let copy = 2; taken.has(free.toLowerCase()); copy++) free = `${stem}-${copy}`
    taken.add(free.toLowerCase())
    return `${free}.red`
  })
}

export interface SourceTarget {
  /** Absolute. */
  readonly path: string
  /** As the user named it. */
  readonly shown: string
  readonly force: boolean
  /** The database that the sources come from. */
  readonly db?: string
}

/**
 * Writes sources into a folder, made when new. A file that has the same text already stays. Throws a UsageError, and
 * writes nothing, where others have the names and `force` is not set, or a database has one; a WriteError when the disk
 * fails.
 */
export function writeSources(
  files: readonly { readonly file: string; readonly source: string }[],
  { path, shown, force, ...precious }: SourceTarget,
): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch (cause) {
    throw new UsageError(`${shown} cannot be used as a folder: ${describeWriteError(cause as Error)}`, '', {
      cause,
    })
  }
  for (const { file } of files) {
    const what = preciousAt(join(path, file), precious, path)
    if (what !== null && what !== WARRIOR)
      throw new UsageError(`${join(shown, file)} is ${what}; it would be overwritten`, 'Name another folder.')
  }
  const present = files.map(({ file }) => readPresent(join(path, file)))
  const others = files.filter(({ source }, index) => ![null, source].includes(present[index]!))
  if (others.length > 0 && !force)
    throw new UsageError(
      `${shown} has ${countOf(others.length, 'other file')} of these names, ${safeText(others[0]!.file)} first`,
      'Name another folder, or write over them with --force.',
    )
  for (const [index, { file, source }] of files.entries()) {
    if (present[index] === source) continue
    saveFile({ path: join(path, file), shown: join(shown, file) }, source)
  }
}

/** Text of a file; null when there is none, the empty text for what is no readable file. */
function readPresent(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : ''
  }
}
