/**
 * Finds every warrior behind the paths that a user names: in files, folders within folders, .zip and .tar.gz archives,
 * and several in one file.
 */
import { createReadStream, type Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, posix, resolve } from 'node:path'
import { decodeSource, splitWarriors } from '../../vm/index.js'
import type { CliEnvironment } from './environment.js'
import { byBytes, describeReadError, MAX_SOURCE_BYTES, readBounded, WARRIOR_FILE } from './warrior-files.js'

export interface WarriorSource {
  /** Where it was found, for messages: `hill.zip/dwarf.red`, with `#2` for the second warrior in a file. */
  readonly path: string
  /** Name of its file, with the same `#2`. */
  readonly name: string
  readonly source: string
  /** The whole file, and how many of its lines come before the source. */
  readonly file: string
  readonly linesBefore: number
}

/** What could not be read, and why in words. */
export interface SourceProblem {
  readonly path: string
  readonly problem: string
}

/** Bytes of an archive, of all that is unpacked of it, its members; files of a folder. */
const MAX_ARCHIVE_BYTES = 2 ** 26
const MAX_FILES = 20_000
/** Folders within folders, and warriors in one file. */
const MAX_DEPTH = 16
const MAX_WARRIORS_OF_FILE = 1000

/**
 * Every warrior behind `paths`, in their order, one after the other. A folder stands for its *.red and *.rc files and
 * those of the folders in it, in byte order; hidden ones are left out and links to folders are not followed. `-` is
 * standard input.
 */
export async function* readWarriorSources(
  paths: readonly string[],
  env: CliEnvironment,
): AsyncGenerator<WarriorSource | SourceProblem> {
  for (const path of paths) {
    try {
      yield* path === '-' ? readText('-', await readBounded(env.stdin)) : readPath(path, env)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error
      yield { path, problem: describeReadError(error as NodeJS.ErrnoException) }
    }
  }
}

type Sources = AsyncGenerator<WarriorSource | SourceProblem>

async function* readPath(path: string, env: CliEnvironment): Sources {
  const { ARCHIVE_FILE } = await import('../archives/index.js')
  const kind = await stat(resolve(env.cwd, path))
  if (kind.isDirectory()) yield* readFolder(path, env)
  else if (!kind.isFile()) yield { path, problem: 'not a file' }
  else if (ARCHIVE_FILE.test(path)) yield* readArchiveFile(path, env)
  else yield* readFile(path, env)
}

async function* readFile(path: string, env: CliEnvironment): Sources {
  const stream = createReadStream(resolve(env.cwd, path), { end: MAX_SOURCE_BYTES })
  yield* readText(path, await readBounded(stream))
}

async function* readArchiveFile(path: string, env: CliEnvironment): Sources {
  const stream = createReadStream(resolve(env.cwd, path), { end: MAX_ARCHIVE_BYTES })
  const bytes = await readBounded(stream, MAX_ARCHIVE_BYTES)
  if (bytes === null) {
    yield { path, problem: `longer than ${MAX_ARCHIVE_BYTES / 2 ** 20} MiB` }
    return
  }
  const { readArchive } = await import('../archives/index.js')
  const limits = { members: MAX_FILES, sourceBytes: MAX_SOURCE_BYTES, unpackedBytes: MAX_ARCHIVE_BYTES }
  for (const item of await readArchive(bytes, (name) => WARRIOR_FILE.test(name), limits)) {
    const member = item.name === null ? path : posix.join(path, item.name)
    if ('bytes' in item) yield* readText(member, item.bytes)
    else yield { path: item.name === null ? path : `${path}: ${item.name}`, problem: item.problem }
  }
}

async function* readFolder(path: string, env: CliEnvironment): Sources {
  const { ARCHIVE_FILE } = await import('../archives/index.js')
  const problems: SourceProblem[] = []
  let count = 0
  const walk = async function* (folder: string, depth: number): AsyncGenerator<string> {
    for (const entry of await listFolder(folder, env, problems)) {
      const inner = join(folder, entry.name)
      if (count > MAX_FILES) return
      if (entry.isDirectory()) {
        if (depth < MAX_DEPTH) yield* walk(inner, depth + 1)
        else problems.push({ path: inner, problem: `more than ${MAX_DEPTH} folders within each other` })
      } else if (ARCHIVE_FILE.test(entry.name)) {
        problems.push({ path: inner, problem: 'an archive in a folder; name it itself to read it' })
      } else if (WARRIOR_FILE.test(entry.name)) {
        if (++count > MAX_FILES)
          problems.push({ path, problem: `more than ${MAX_FILES} files; the rest is left out` })
        else yield inner
      }
    }
  }
  for await (const file of walk(path, 1)) {
    yield* problems.splice(0)
    try {
      const kind = await stat(resolve(env.cwd, file))
      if (kind.isFile()) yield* readFile(file, env)
      else yield { path: file, problem: 'not a file' }
    } catch (error) {
      yield { path: file, problem: describeReadError(error as NodeJS.ErrnoException) }
    }
  }
  if (count === 0 && problems.length === 0) yield { path, problem: 'no .red file in this folder' }
  yield* problems
}

async function listFolder(folder: string, env: CliEnvironment, problems: SourceProblem[]): Promise<Dirent[]> {
  try {
    const entries = await readdir(resolve(env.cwd, folder), { withFileTypes: true })
    return entries.filter(({ name }) => !name.startsWith('.')).sort((x, y) => byBytes(x.name, y.name))
  } catch (error) {
    problems.push({ path: folder, problem: describeReadError(error as NodeJS.ErrnoException) })
    return []
  }
}

function* readText(path: string, bytes: Uint8Array | null): Generator<WarriorSource | SourceProblem> {
  if (bytes === null) {
    yield { path, problem: `longer than ${MAX_SOURCE_BYTES / 2 ** 20} MiB` }
    return
  }
  const file = decodeSource(bytes)
  const warriors = splitWarriors(file)
  for (const [index, warrior] of warriors.slice(0, MAX_WARRIORS_OF_FILE).entries()) {
    const number = index === 0 ? '' : `#${index + 1}`
    const name = path === '-' ? 'stdin.red' : basename(path)
    yield { path: path + number, name: name + number, file, ...warrior }
  }
  if (warriors.length > MAX_WARRIORS_OF_FILE)
    yield { path, problem: `more than ${MAX_WARRIORS_OF_FILE} warriors in one file; the rest is left out` }
}
