/** Where a path that a user typed leads, also when a name in it is not UTF-8. */
import { readdirSync } from 'node:fs'
import { parse, resolve, sep } from 'node:path'
import { decodeFileName, showFileName } from './file-names.js'

/** A place in the file system; bytes where a name in it is not UTF-8. */
export type Location = string | Buffer

export interface NamedPath {
  /** As it is shown. */
  readonly path: string
  readonly location: Location
}

/** What stands in an argument for bytes that are not UTF-8. */
const UNREADABLE = '\uFFFD'

/**
 * Node gives the arguments of a program as UTF-8, so that other bytes are lost; the name is looked for in its folder, and
 * found where it is the only one that reads so.
 */
export function locatePath(path: string, cwd: string): NamedPath {
  const absolute = resolve(cwd, path)
  if (!absolute.includes(UNREADABLE)) return { path, location: absolute }
  const { root } = parse(absolute)
  const shown = new Map<string, string>()
  let location: Buffer = Buffer.from(root)
  for (const name of absolute.slice(root.length).split(sep)) {
    const bytes = name.includes(UNREADABLE) ? findName(location, name) : null
    if (bytes !== null) shown.set(name, showFileName(bytes))
    location = joinBytes(location, bytes ?? Buffer.from(name))
  }
  const parts = path.split(sep).map((name) => shown.get(name) ?? name)
  return { path: parts.join(sep), location }
}

export function joinBytes(folder: Location, name: Buffer): Buffer {
  const bytes = Buffer.from(folder)
  return bytes.at(-1) === sep.charCodeAt(0)
    ? Buffer.concat([bytes, name])
    : Buffer.concat([bytes, Buffer.from(sep), name])
}

/** The name in a folder that an argument gives as `name`; null when there is none, or more than one. */
function findName(folder: Location, name: string): Buffer | null {
  try {
    const alike = readdirSync(folder, { encoding: 'buffer' }).filter((bytes) => bytes.toString() === name)
    const [only] = alike
    return alike.length === 1 && only !== undefined && decodeFileName(only) === null ? only : null
  } catch {
    return null
  }
}
