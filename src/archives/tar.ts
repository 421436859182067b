import { createGunzip } from 'node:zlib'
import type { ReadEntry } from 'tar'
import { ArchiveStop, mebibytes, type MemberHead, type Members } from './members.js'

/** Bytes of the pieces that a .tar consists of. */
const BLOCK = 512

/** Reads the sources of a .tar or .tar.gz archive into `members`. Throws when it is damaged. */
export async function readTar(bytes: Buffer, members: Members): Promise<void> {
  const { Parser } = await import('tar')
  let damage: string | null = null
  const parser = new Parser({
    brotli: false,
    zstd: false,
    filter: (name, entry) => members.enter(headOf(name, entry as ReadEntry)),
    onReadEntry: (entry) => {
      const chunks: Buffer[] = []
      entry.on('data', (chunk) => chunks.push(chunk))
      entry.on('end', () => {
        if (damage === null) members.add(entry.path, Buffer.concat(chunks))
      })
    },
    onwarn: (_code, message) => {
      damage ??= String(message)
    },
  })
  const { tar, problem } = await unpack(bytes, members.limits.unpackedBytes)
  // The parser would unpack what is packed twice without a bound.
  if (isGzip(tar)) throw new ArchiveStop('an archive within an archive is not unpacked')
  parser.end(tar)
  if (tar.length % BLOCK !== 0) damage ??= 'it ends within a block'
  if (problem !== null) throw new ArchiveStop(problem)
  if (damage !== null) throw new ArchiveStop(`not a .zip, .tar or .tar.gz archive, or damaged: ${damage}`)
}

function headOf(name: string, { type, size }: ReadEntry): MemberHead {
  return { name, size, kind: KINDS[type] ?? 'device' }
}

const KINDS: Readonly<Record<string, MemberHead['kind']>> = {
  File: 'file',
  OldFile: 'file',
  ContiguousFile: 'file',
  Directory: 'folder',
  GNUDumpDir: 'folder',
  Link: 'link',
  SymbolicLink: 'link',
}

const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b

/** What is in a .gz file, or the beginning of it and what is wrong with the rest. */
async function unpack(bytes: Buffer, maxBytes: number): Promise<{ tar: Buffer; problem: string | null }> {
  if (!isGzip(bytes)) return { tar: bytes, problem: null }
  const chunks: Buffer[] = []
  let length = 0
  const stream = createGunzip()
  stream.end(bytes)
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > maxBytes) throw new ArchiveStop(`unpacks to more than ${mebibytes(maxBytes)}`)
      chunks.push(chunk)
    }
  } catch (error) {
    // What a checksum refuses may be wrong anywhere; what ends early is right up to there.
    if ((error as NodeJS.ErrnoException).code !== 'Z_BUF_ERROR') throw error
    return { tar: Buffer.concat(chunks), problem: `damaged: ${(error as Error).message}` }
  }
  return { tar: Buffer.concat(chunks), problem: null }
}
