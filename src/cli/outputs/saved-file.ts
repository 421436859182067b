/** The one way in which files are written: beside their place, onto the disk, and only then under their names. */
import {
  closeSync,
  existsSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { RunError } from '../process/exit.js'
import { describeWriteError } from '../process/file-errors.js'
import { isRunning } from '../process/processes.js'

/** Where a file is to stand. */
export interface SavedPlace {
  /** Absolute. */
  readonly path: string
  /** As the user named it. */
  readonly shown: string
}

/** Text, bytes, or text in pieces as they come. */
export type FileContent = string | Uint8Array | Iterable<string>

/** Behind the name of a file while it is written; a number between says by which process. */
const PART = '.drq-part'

/** Where a process writes what is to be called `path`: no two have the same place. */
export const partOf = (path: string, pid = process.pid): string => `${path}.${pid}${PART}`

/** The process that writes, or wrote, `name` as a part of the file `base`; null when it is no such part. */
export function writerOf(name: string, base: string): number | null {
  if (!name.startsWith(`${base}.`) || !name.endsWith(PART)) return null
  const pid = name.slice(base.length + 1, -PART.length)
  return /^\d{1,10}$/.test(pid) ? Number(pid) : null
}

/** A file or folder could not be written: the disk is full, or failed. */
export class WriteError extends RunError {}

/**
 * Writes a file in the place of what stands there, links replaced; into a device or a pipe, as it stands. Throws a
 * WriteError: then what stood there still stands.
 */
export function saveFile({ path, shown }: SavedPlace, content: FileContent): void {
  const present = lookAt(path)
  attempt(shown, () => {
    if (isStream(path, present)) writeInto(path, 'a', content)
    else
      writeBeside(path, content, present, (part) => {
        renameSync(part, path)
      })
  })
}

/** Writes a file whose name must be free: false, and nothing written, when it is not. Throws a WriteError. */
export function saveNewFile({ path, shown }: SavedPlace, content: FileContent): boolean {
  return attempt(shown, () => writeBeside(path, content, null, (part) => giveFreeName(part, path)))
}

/** Adds text to an open file, all of it or, with a WriteError, nothing. */
export function appendText(file: number, text: string, shown: string): void {
  attempt(shown, () => {
    const before = fstatSync(file)
    try {
      writeFileSync(file, text)
    } catch (error) {
      if (before.isFile()) ftruncateSync(file, before.size)
      throw error
    }
  })
}

/** Makes a folder and those around it, where there are none. Throws a WriteError. */
export function makeFolder({ path, shown }: SavedPlace): void {
  attempt(shown, () => mkdirSync(path, { recursive: true }))
}

/** True for what is no file and no folder, and for this process's own streams: nothing can be put in their places. */
export function isStream(path: string, present = lookAt(path)): boolean {
  if (/^\/(dev\/(std(in|out|err)|fd\/\d+)|proc\/[^/]+\/fd\/\d+)$/.test(path)) return true
  return present !== null && !present.isFile() && !present.isDirectory()
}

function lookAt(path: string): Stats | null {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

function attempt<T>(shown: string, write: () => T): T {
  try {
    return write()
  } catch (cause) {
    const error = cause as NodeJS.ErrnoException
    // What the content itself throws is not about this file.
    if (error.syscall === undefined) throw error
    throw new WriteError(`${shown} cannot be written: ${describeWriteError(error)}`, { cause })
  }
}

function writeBeside<T>(
  path: string,
  content: FileContent,
  present: Stats | null,
  finish: (part: string) => T,
): T {
  const part = partOf(path)
  removeLeftovers(path)
  try {
    rmSync(part, { force: true })
    writeInto(part, 'wx', content, present)
    return finish(part)
  } finally {
    rmSync(part, { force: true })
  }
}

/** What processes left behind that were killed as they wrote this file. */
function removeLeftovers(path: string): void {
  const [folder, base] = [dirname(path), basename(path)]
  for (const name of readdirSync(folder)) {
    const writer = writerOf(name, base)
    if (writer !== null && writer !== process.pid && !isRunning(writer))
      rmSync(join(folder, name), { force: true })
  }
}

function writeInto(path: string, flag: 'wx' | 'a', content: FileContent, like: Stats | null = null): void {
  const file = openSync(path, flag)
  try {
    if (like?.isFile()) fchmodSync(file, like.mode & 0o777)
    const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
    for (const piece of pieces) writeFileSync(file, piece)
    if (flag === 'wx') fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** File systems without links say one of these. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'])

/** A link is made only where the name is free; renaming would put the file in the place of another. */
function giveFreeName(part: string, path: string): boolean {
  try {
    linkSync(part, path)
    return true
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST' && !NO_LINKS.has(code)) throw error
    if (code === 'EEXIST' || existsSync(path)) return false
    renameSync(part, path)
    return true
  }
}
