/** Finds and reads the sources that a user names: files, folders of them, or `-` for standard input. */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { CliEnvironment } from './environment.js'

/** Bytes of the longest source that is read. */
export const MAX_SOURCE_BYTES = 2 ** 20

/** What a warrior's file is called. */
export const WARRIOR_FILE = /\.(red|rc)$/i

export interface SourceFile {
  /** As the user named it, for messages. */
  readonly path: string
  readonly bytes: Uint8Array
  /** True when it was found in a folder, not named itself. */
  readonly isFromFolder: boolean
}

export interface SourceFiles {
  readonly files: readonly SourceFile[]
  /** What could not be read, in words, each with its path. */
  readonly problems: readonly string[]
}

/**
 * Reads the sources of `paths` in their order; a folder stands for its *.red and *.rc files in byte order of their
 * names, folders in it are not searched. Sources over {@link MAX_SOURCE_BYTES} are a problem.
 */
export async function readSourceFiles(paths: readonly string[], env: CliEnvironment): Promise<SourceFiles> {
  const files: SourceFile[] = []
  const problems: string[] = []
  const attempt = async (path: string, work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      problems.push(`${path}: ${describeReadError(error as NodeJS.ErrnoException)}`)
    }
  }
  let stdin: Promise<Uint8Array | null> | undefined
  const read = async (path: string, isFromFolder: boolean, source: Promise<Uint8Array | null>) => {
    const bytes = await source
    if (bytes === null) problems.push(`${path}: longer than ${MAX_SOURCE_BYTES / 2 ** 20} MiB`)
    else files.push({ path, bytes, isFromFolder })
  }
  const readPath = async (path: string, isFromFolder: boolean) => {
    const absolute = resolve(env.cwd, path)
    const kind = await stat(absolute)
    if (kind.isFile()) {
      await read(path, isFromFolder, readBounded(createReadStream(absolute, { end: MAX_SOURCE_BYTES })))
    } else if (kind.isDirectory() && !isFromFolder) {
      const names = await listWarriorFiles(absolute)
      if (names.length === 0) problems.push(`${path}: no .red file in this folder`)
      for (const name of names) await attempt(join(path, name), () => readPath(join(path, name), true))
    } else {
      problems.push(`${path}: not a file`)
    }
  }
  for (const path of paths)
    await attempt(path, () =>
      path === '-' ? read(path, false, (stdin ??= readBounded(env.stdin))) : readPath(path, false),
    )
  return { files, problems }
}

/** Names of the warriors in a folder, in byte order. */
async function listWarriorFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => WARRIOR_FILE.test(entry.name) && (entry.isFile() || entry.isSymbolicLink()))
    .map(({ name }) => name)
    .sort(byBytes)
}

/** The order in which the files of a folder are read. */
export function byBytes(x: string, y: string): number {
  return Buffer.compare(Buffer.from(x), Buffer.from(y))
}

/** All bytes of a stream; null when there are more than `maxBytes`. */
export async function readBounded(
  stream: AsyncIterable<Buffer | string>,
  maxBytes = MAX_SOURCE_BYTES,
): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    if (length > maxBytes) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** Why a file or folder cannot be read, in words. */
export function describeReadError(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
      return 'no such file or folder'
    case 'EACCES':
    case 'EPERM':
      return 'not allowed to read it'
    case 'ELOOP':
      return 'symbolic links that lead in a circle'
    case 'EISDIR':
      return 'a folder, not a file'
    default:
      return error.message
  }
}
