/** What of an archive is read: the rules are the same for all formats. */
import { posix } from 'node:path'

export interface ArchiveLimits {
  /** Members of any kind. */
  readonly members: number
  /** Bytes of one source. */
  readonly sourceBytes: number
  /** Bytes of everything that is unpacked. */
  readonly unpackedBytes: number
}

/** A source, or what cannot be used and why; without a name the archive itself, or the rest of it. */
export type ArchiveItem =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string | null; readonly problem: string }

/** What an archive says of a member. */
export interface MemberHead {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link' | 'device'
  /** Bytes, unpacked. */
  readonly size: number
}

/** Ends the reading of an archive; the message says why. */
export class ArchiveStop extends Error {
  override readonly name = 'ArchiveStop'
}

export interface Members {
  readonly limits: ArchiveLimits
  /** True when the member is a source that may be unpacked. Throws an ArchiveStop after too many members. */
  enter(head: MemberHead): boolean
  /** Counts bytes as they are unpacked. Throws an ArchiveStop after too many. */
  unpack(byteCount: number): void
  add(name: string, bytes: Uint8Array): void
  refuse(name: string, problem: string): void
  /** The archive ends early, for this reason. */
  refuseRest(problem: string): void
  items(): ArchiveItem[]
}

/** Problems named of one archive; beyond they are counted. */
const NAMED_PROBLEMS = 50

const NESTED = /\.(zip|tar|gz|tgz|bz2|xz|7z|rar)$/i
const LONGEST_NAME = 255

export function createMembers(isSource: (name: string) => boolean, limits: ArchiveLimits): Members {
  const items: ArchiveItem[] = []
  const names = new Set<string>()
  let [entered, unpacked, sources, problems] = [0, 0, 0, 0]
  let end: string | null = null

  const refuse = (name: string, problem: string) => {
    if (++problems <= NAMED_PROBLEMS) items.push({ name: name.slice(0, LONGEST_NAME), problem })
  }
  return {
    limits,
    refuse,
    enter(head) {
      if (++entered > limits.members)
        throw new ArchiveStop(`more than ${limits.members} members; the rest is left out`)
      const base = posix.basename(normalPath(head.name))
      const isHidden = base.startsWith('.')
      if (head.kind === 'folder' || isHidden) return false
      if (!isSource(base)) {
        if (NESTED.test(base)) refuse(head.name, 'an archive within an archive is not unpacked')
        return false
      }
      const path = normalPath(head.name)
      const problem = names.has(path) ? 'a second member of this name' : problemOf(head, limits)
      names.add(path)
      if (problem !== null) refuse(head.name, problem)
      return problem === null
    },
    unpack(byteCount) {
      unpacked += byteCount
      if (unpacked > limits.unpackedBytes)
        throw new ArchiveStop(`unpacks to more than ${mebibytes(limits.unpackedBytes)}; the rest is left out`)
    },
    add(name, bytes) {
      sources++
      items.push({ name: normalPath(name), bytes })
    },
    refuseRest(problem) {
      end = problem
    },
    items() {
      const more = problems - NAMED_PROBLEMS
      const last = [
        ...(more > 0 ? [`${more} more members that cannot be used`] : []),
        ...(end === null ? [] : [end]),
        ...(sources + problems === 0 && end === null ? ['no .red file in this archive'] : []),
      ]
      return [...items, ...last.map((problem) => ({ name: null, problem }))]
    },
  }
}

const normalPath = (name: string) => posix.normalize(name.replaceAll('\\', '/'))

function problemOf({ name, kind, size }: MemberHead, { sourceBytes }: ArchiveLimits): string | null {
  const path = name.replaceAll('\\', '/')
  if (/^(\/|[a-z]:)/i.test(path)) return 'an absolute path'
  if (path.split('/').includes('..')) return 'a path that leads out of the archive'
  if (path.length > LONGEST_NAME) return `a name of more than ${LONGEST_NAME} characters`
  if (kind !== 'file') return `a ${kind}, not a file`
  return size > sourceBytes ? `longer than ${mebibytes(sourceBytes)}` : null
}

export const mebibytes = (bytes: number) => `${bytes / 2 ** 20} MiB`
