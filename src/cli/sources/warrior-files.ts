/** Finds and reads the sources that a user names: files, folders of them, or `-` for standard input. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { CliEnvironment } from '../process/environment.js'
import { describeReadError } from '../process/file-errors.js'
import { locatePath, type NamedPath } from './named-path.js'
import { searchFolder } from './warrior-folder.js'

/** Bytes of the longest source that is read. */
export const MAX_SOURCE_BYTES = 2 ** 20

export interface SourceFile {
  /** As the user named it, or the folder that it was found in, for messages. */
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
 * Reads the sources of `paths` in their order; a folder stands for what {@link searchFolder} finds in it, archives left
 * out. Sources over {@link MAX_SOURCE_BYTES} are a problem.
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
  const readFile = ({ path, location }: NamedPath, isFromFolder: boolean) =>
    read(path, isFromFolder, readBounded(createReadStream(location, { end: MAX_SOURCE_BYTES })))
  const readFolder = async (folder: string) => {
    for await (const item of searchFolder(folder, env)) {
      const { path } = item
      if (item.kind === 'problem') problems.push(`${path}: ${item.problem}`)
      else if (item.kind === 'warrior')
        await attempt(path, async () => {
          if ((await stat(item.location)).isFile()) await readFile(item, true)
          else problems.push(`${path}: not a file`)
        })
    }
  }
  const readPath = async (path: string) => {
    const named = locatePath(path, env.cwd)
    const kind = await stat(named.location)
    if (kind.isFile()) await readFile(named, false)
    else if (kind.isDirectory()) await readFolder(path)
    else problems.push(`${path}: not a file`)
  }
  for (const path of paths)
    await attempt(path, () =>
      path === '-' ? read(path, false, (stdin ??= readBounded(env.stdin))) : readPath(path),
    )
  return { files, problems }
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
