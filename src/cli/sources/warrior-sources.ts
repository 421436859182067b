/**
 * Finds every warrior behind the paths that a user names: in files, folders within folders, .zip and .tar.gz archives,
 * and several in one file.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, posix } from 'node:path'
import { decodeSource, splitWarriors } from '../../../vm/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { describeReadError } from '../process/file-errors.js'
import { WARRIOR_FILE } from './file-names.js'
import { locatePath, type NamedPath } from './named-path.js'
import { MAX_SOURCE_BYTES, readBounded } from './warrior-files.js'
import { searchFolder } from './warrior-folder.js'

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

/** Bytes of an archive and of all that is unpacked of it, its members, warriors in one file. */
const MAX_ARCHIVE_BYTES = 2 ** 26
const MAX_MEMBERS = 20_000
const MAX_WARRIORS_OF_FILE = 1000

/**
 * Every warrior behind `paths`, in their order, one after the other. A folder stands for what {@link searchFolder} finds in
 * it. `-` is standard input.
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
  const { ARCHIVE_FILE } = await import('../../archives/index.js')
  const named = locatePath(path, env.cwd)
  const kind = await stat(named.location)
  if (kind.isDirectory()) yield* readFolder(path, env)
  else if (!kind.isFile()) yield { path, problem: 'not a file' }
  else if (ARCHIVE_FILE.test(path)) yield* readArchiveFile(named)
  else yield* readFile(named)
}

async function* readFile({ path, location }: NamedPath): Sources {
  const stream = createReadStream(location, { end: MAX_SOURCE_BYTES })
  yield* readText(path, await readBounded(stream))
}

async function* readArchiveFile({ path, location }: NamedPath): Sources {
  const stream = createReadStream(location, { end: MAX_ARCHIVE_BYTES })
  const bytes = await readBounded(stream, MAX_ARCHIVE_BYTES)
  if (bytes === null) {
    yield { path, problem: `longer than ${MAX_ARCHIVE_BYTES / 2 ** 20} MiB` }
    return
  }
  const { readArchive } = await import('../../archives/index.js')
  const limits = { members: MAX_MEMBERS, sourceBytes: MAX_SOURCE_BYTES, unpackedBytes: MAX_ARCHIVE_BYTES }
  for (const item of await readArchive(bytes, (name) => WARRIOR_FILE.test(name), limits)) {
    const member = item.name === null ? path : posix.join(path, item.name)
    if ('bytes' in item) yield* readText(member, item.bytes)
    else yield { path: item.name === null ? path : `${path}: ${item.name}`, problem: item.problem }
  }
}

async function* readFolder(folder: string, env: CliEnvironment): Sources {
  for await (const item of searchFolder(folder, env)) {
    const { path, kind } = item
    if (kind === 'problem') yield { path, problem: item.problem }
    else if (kind === 'archive') yield { path, problem: 'an archive in a folder; name it itself to read it' }
    else
      try {
        if ((await stat(item.location)).isFile()) yield* readFile(item)
        else yield { path, problem: 'not a file' }
      } catch (error) {
        yield { path, problem: describeReadError(error as NodeJS.ErrnoException) }
      }
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
