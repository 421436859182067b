/** Files and folders that a command will write when all is fought: what is wrong with them is said before. */
import { accessSync, constants, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { describeWriteError } from '../process/file-errors.js'
import { preciousAt, realTarget, type Precious } from './output-guard.js'
import {
  isStream,
  makeFolder,
  saveFile,
  WriteError,
  type FileContent,
  type SavedPlace,
} from './saved-file.js'

export interface OutputFile {
  /**
   * Writes the file whole or not at all. Throws a WriteError, which names the command `again` that writes it without
   * fighting once more.
   */
  save(content: FileContent, again: string): void
}

export interface OutputFolder {
  /** Writes one of its files in the same way, and gives its path as the user would type it. */
  save(name: string, content: FileContent, again: string): string
}

/** Throws a UsageError when the file cannot be written, or would take the place of something precious. */
export function openOutputFile(file: string, precious: Precious, env: CliEnvironment): OutputFile {
  checkOutputFile(file, precious, env)
  return {
    save(content, again) {
      save(placeOf(file, env), content, { precious, again }, env)
    },
  }
}

/** Opens a folder for files, which is made when the first of them is written; throws a UsageError when it cannot be. */
export function openOutputFolder(
  folder: string,
  names: readonly string[],
  precious: Precious,
  env: CliEnvironment,
): OutputFolder {
  checkOutputFolder(folder, precious, env)
  for (const name of names) failOnPrecious(placeOf(join(folder, name), env), precious, env)
  return {
    save(name, content, again) {
      makeFolder({ path: resolve(env.cwd, folder), shown: folder })
      const shown = join(folder, name)
      save(placeOf(shown, env), content, { precious, again }, env)
      return shown
    },
  }
}

/** `label` is what messages call the file. Throws a UsageError as {@link openOutputFile} does. */
export function checkOutputFile(file: string, precious: Precious, env: CliEnvironment, label = file): void {
  const place = placeOf(file, env)
  failOnPrecious({ ...place, shown: label }, precious, env)
  attempt(label, () => {
    const present = statSync(place.path, { throwIfNoEntry: false })
    if (present?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    if (present !== undefined) accessSync(place.path, constants.W_OK)
    if (!isStream(place.path)) accessSync(dirname(place.path), constants.W_OK)
  })
}

/** Throws a UsageError when there is no such folder and none can be made, or it is where the database is or will be. */
export function checkOutputFolder(folder: string, precious: Precious, env: CliEnvironment): void {
  const path = resolve(env.cwd, folder)
  attempt(folder, () => {
    let around = path
    while (statSync(around, { throwIfNoEntry: false }) === undefined && dirname(around) !== around) {
      // It would be made.
      failOnPrecious({ path: around, shown: folder }, precious, env)
      around = dirname(around)
    }
    if (!statSync(around).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' })
    accessSync(around, constants.W_OK)
  })
}

function placeOf(file: string, { cwd }: CliEnvironment): SavedPlace {
  const path = resolve(cwd, file)
  return { path: isStream(path) ? path : realTarget(path), shown: file }
}

function save(
  place: SavedPlace,
  content: FileContent,
  { precious, again }: { readonly precious: Precious; readonly again: string },
  { cwd }: CliEnvironment,
): void {
  try {
    const what = preciousAt(place.path, precious, cwd)
    if (what !== null) throw new WriteError(`${place.shown} is not written: meanwhile it is ${what}`)
    saveFile(place, content)
  } catch (cause) {
    if (!(cause instanceof WriteError)) throw cause
    throw new WriteError(
      `${cause.message}\nAll results are stored; this writes it without fighting again: ${again}`,
      { cause },
    )
  }
}

function failOnPrecious({ path, shown }: SavedPlace, precious: Precious, { cwd }: CliEnvironment): void {
  const what = preciousAt(path, precious, cwd)
  if (what !== null)
    throw new UsageError(`${shown} is ${what}; it would be overwritten`, 'Choose another name.')
}

function attempt(label: string, check: () => void): void {
  try {
    check()
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    const why = describeWriteError(cause as NodeJS.ErrnoException)
    throw new UsageError(`${label} cannot be written: ${why}`, '', { cause })
  }
}
