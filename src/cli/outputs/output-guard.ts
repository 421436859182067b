/** Decides whether a command may write a file: never over its database, what it reads, or anybody's work. */
import { closeSync, lstatSync, openSync, readlinkSync, readSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { assemble, decodeSource, PRESETS } from '../../../vm/index.js'
import { WARRIOR_FILE } from '../sources/file-names.js'
import { MAX_SOURCE_BYTES } from '../sources/warrior-files.js'

/** What a command must not write over, besides what may never be written over. */
export interface Precious {
  /** The command's database, as the user named it; there may be none yet. */
  readonly db?: string
  /** What the command reads, as the user named it; names that are no paths do no harm. */
  readonly inputs?: readonly (string | undefined)[]
}

/** What {@link preciousAt} calls a warrior: a user may insist that it goes. */
export const WARRIOR = 'a warrior'

/** Files that SQLite keeps beside a database. */
const SQLITE_COMPANION = /-(wal|shm|journal)$/

/** What stands at a place that must not be written over, in words; null when the place may be written. */
export function preciousAt(path: string, { db, inputs = [] }: Precious, cwd: string): string | null {
  const place = realTarget(path)
  const owner = SQLITE_COMPANION.test(place) ? place.replace(SQLITE_COMPANION, '') : null
  if (db !== undefined) {
    const database = realTarget(resolve(cwd, db))
    if (isSame(place, database)) return 'the database'
    if (owner !== null && isSame(owner, database)) return 'a part of the database'
  }
  if (isSqlite(place)) return 'an SQLite file'
  if (owner !== null && isSqlite(owner)) return `a part of the SQLite file ${basename(owner)}`
  if (isWarrior(place)) return WARRIOR
  const isInput = inputs.some(
    (input) => input !== undefined && input !== '-' && isSameFile(place, resolve(cwd, input)),
  )
  return isInput ? 'an input of this command' : null
}

/** Where a path leads, through all links; a file that is not there yet has the place where it would be made. */
export function realTarget(path: string, links = 0): string {
  try {
    return realpathSync(path)
  } catch (error) {
    // A place behind which nothing can be found is only compared.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) return path
  }
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
  if (isLink && links < 40) return realTarget(resolve(dirname(path), readlinkSync(path)), links + 1)
  return join(realTarget(dirname(path), links), basename(path))
}

/** Whether both name the same file, or the same place; names that differ in their case alone are one on some file systems. */
function isSame(place: string, other: string): boolean {
  return plain(place) === plain(other) || isSameFile(place, other)
}

const plain = (place: string) => place.normalize('NFC').toLowerCase()

function isSameFile(place: string, other: string): boolean {
  try {
    const [one, two] = [statSync(place, { bigint: true }), statSync(other, { bigint: true })]
    return one.dev === two.dev && one.ino === two.ino
  } catch {
    return false
  }
}

function isSqlite(path: string): boolean {
  return readBeginning(path, 16)?.toString('latin1') === 'SQLite format 3\0'
}

/** A file that is called like a warrior, says that it is one, or assembles. */
function isWarrior(path: string): boolean {
  const bytes = readBeginning(path, MAX_SOURCE_BYTES)
  if (bytes === null) return false
  if (WARRIOR_FILE.test(path)) return true
  const source = decodeSource(bytes)
  if (/^[ \t]*;[ \t]*redcode/im.test(source)) return true
  const { warrior } = assemble(source, { settings: PRESETS['94x'] })
  return warrior !== null && warrior.instructions.length > 0
}

/** The first bytes of a file; null when there is none that can be read. */
function readBeginning(path: string, maxBytes: number): Buffer | null {
  try {
    if (!statSync(path).isFile()) return null
    const file = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(maxBytes)
      return bytes.subarray(0, readSync(file, bytes, 0, maxBytes, 0))
    } finally {
      closeSync(file)
    }
  } catch {
    return null
  }
}
