import zlib from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { ArchiveStop, type MemberHead, type Members } from './members.js'

const UNIX = 3
const FILE_TYPE = 0o170000
const SYMBOLIC_LINK = 0o120000

/** Reads the sources of a .zip archive into `members`. Throws when its directory is damaged. */
export async function readZip(bytes: Buffer, members: Members): Promise<void> {
  const { default: yauzl } = await import('yauzl')
  // Without decoding, or the first bad name would end the reading.
  const zip = await yauzl.fromBufferPromise(bytes, { decodeStrings: false }).catch((cause: Error) => {
    throw new ArchiveStop(`not a .zip archive, or damaged: ${cause.message}`, { cause })
  })
  for await (const entry of zip.eachEntry()) {
    const { generalPurposeBitFlag, fileNameRaw, extraFields, uncompressedSize } = entry
    const name = yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
    if (!members.enter({ name, kind: kindOf(entry, name), size: uncompressedSize })) continue
    // Its real size is the declared one: yauzl stops a stream that gives more.
    members.unpack(uncompressedSize)
    try {
      members.add(name, await readMember(zip, entry))
    } catch (error) {
      members.refuse(name, (error as Error).message)
    }
  }
}

function kindOf({ versionMadeBy, externalFileAttributes }: Entry, name: string): MemberHead['kind'] {
  if (name.endsWith('/')) return 'folder'
  const isLink =
    versionMadeBy >>> 8 === UNIX && ((externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK
  return isLink ? 'link' : 'file'
}

async function readMember(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.isEncrypted()) throw new Error('encrypted')
  if (!entry.canDecodeFileData())
    throw new Error(`packed by a method we cannot read (${entry.compressionMethod})`)
  const chunks: Buffer[] = []
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  } catch (cause) {
    throw new Error(`damaged: ${(cause as Error).message}`, { cause })
  }
  const bytes = Buffer.concat(chunks)
  if (checksum !== undefined && checksum(bytes) !== entry.crc32)
    throw new Error('damaged: its checksum is wrong')
  return bytes
}

/** Node has it from 20.15 on. */
const checksum = zlib.crc32 as typeof zlib.crc32 | undefined
