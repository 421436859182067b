/** The one way in which a folder of warriors is searched. */
import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CliEnvironment } from '../process/environment.js'
import { describeReadError } from '../process/file-errors.js'
import { decodeFileName, showFileName, WARRIOR_ENDINGS, WARRIOR_FILE } from './file-names.js'
import { joinBytes, locatePath, type Location, type NamedPath } from './named-path.js'
import { countOf } from '../../text/safe-text.js'

export type FolderItem =
  | { readonly kind: 'warrior' | 'archive'; readonly path: string; readonly location: Location }
  | { readonly kind: 'problem'; readonly path: string; readonly problem: string }

/** Warriors of a folder, entries of any kind, folders within folders. */
const MAX_FILES = 20_000
const MAX_ENTRIES = 500_000
const MAX_DEPTH = 16

/**
 * The warriors of a folder and of the folders in it, to any depth up to 16, in the byte order of the names in each, and
 * what cannot be had. Hidden files and folders are left out, links to folders are not followed. A name that is not UTF-8
 * is shown with its bytes: `caf\xE9.red`.
 */
export async function* searchFolder(
  path: string,
  { cwd }: Pick<CliEnvironment, 'cwd'>,
): AsyncGenerator<FolderItem> {
  const { ARCHIVE_FILE } = await import('../../archives/index.js')
  let [files, entries, problems, others] = [0, 0, 0, 0]
  let firstOther = ''
  const complain = (path: string, problem: string): FolderItem => {
    problems++
    return { kind: 'problem', path, problem }
  }
  const isFull = () => files > MAX_FILES || entries > MAX_ENTRIES

  const walk = async function* (folder: NamedPath, depth: number): AsyncGenerator<FolderItem> {
    const listed = await readdir(folder.location, { withFileTypes: true, encoding: 'buffer' }).catch(
      (error: unknown) => describeReadError(error as NodeJS.ErrnoException),
    )
    if (typeof listed === 'string') {
      yield complain(folder.path, listed)
      return
    }
    for (const entry of listed.filter(isShown).sort((x, y) => Buffer.compare(x.name, y.name))) {
      if (isFull()) return
      const { name, ...inner } = enter(folder, entry.name)
      if (++entries > MAX_ENTRIES) {
        yield complain(path, `more than ${MAX_ENTRIES} files and folders; the rest is left out`)
      } else if (entry.isDirectory()) {
        if (depth < MAX_DEPTH) yield* walk(inner, depth + 1)
        else yield complain(inner.path, `more than ${MAX_DEPTH} folders within each other`)
      } else if (WARRIOR_FILE.test(name)) {
        if (++files > MAX_FILES) yield complain(path, `more than ${MAX_FILES} files; the rest is left out`)
        else yield { kind: 'warrior', ...inner }
      } else {
        if (others++ === 0) firstOther = name
        if (ARCHIVE_FILE.test(name)) yield { kind: 'archive', ...inner }
      }
    }
  }
  yield* walk(locatePath(path, cwd), 1)
  if (files + problems > 0) return
  const has = others === 0 ? '' : `; it has ${countOf(others, 'other file')}, ${firstOther} first`
  yield complain(path, `no ${WARRIOR_ENDINGS} file in this folder${has}`)
}

const isShown = ({ name }: Dirent<Buffer>) => name[0] !== '.'.charCodeAt(0)

/** What is of this name in a folder. */
function enter({ path, location }: NamedPath, bytes: Buffer): NamedPath & { readonly name: string } {
  const text = decodeFileName(bytes)
  const name = text ?? showFileName(bytes)
  const inner =
    text !== null && typeof location === 'string' ? join(location, text) : joinBytes(location, bytes)
  return { name, path: join(path, name), location: inner }
}
