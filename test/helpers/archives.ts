import { gzipSync, deflateRawSync } from 'node:zlib'
import { Header, type HeaderData } from 'tar'

/** A member of an archive, with what an honest one would not say. */
export interface TestMember {
  readonly name: string
  readonly data?: string | Uint8Array
  /** Instead of the size of the data. */
  readonly declaredSize?: number
  /** Of Unix; a file when absent. */
  readonly mode?: number
  readonly flags?: number
  readonly method?: number
  /** Of a tar member. */
  readonly type?: NonNullable<HeaderData['type']>
}

export const SYMLINK_MODE = 0o120777
const DEFLATE = 8
const UTF8 = 0x800

/** A .zip archive, written byte by byte, so that it may lie. */
export function zipOf(members: readonly TestMember[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data = '', declaredSize, mode = 0o100644, flags = UTF8, method = DEFLATE } of members) {
    const bytes = Buffer.from(data)
    const packed = method === DEFLATE ? deflateRawSync(bytes) : bytes
    const nameBytes = Buffer.from(name)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(flags, 2)
    facts.writeUInt16LE(method, 4)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(declaredSize ?? bytes.length, 18)
    facts.writeUInt16LE(nameBytes.length, 22)
    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02', 'latin1')
    entry.writeUInt16LE((3 << 8) | 20, 4)
    facts.copy(entry, 6)
    entry.writeUInt32LE((mode << 16) >>> 0, 38)
    entry.writeUInt32LE(offset, 42)
    const local = [Buffer.from('PK\x03\x04', 'latin1'), facts, nameBytes, packed]
    locals.push(...local)
    directory.push(entry, nameBytes)
    offset += local.reduce((sum, { length }) => sum + length, 0)
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}

export function tarOf(members: readonly TestMember[]): Buffer {
  const blocks = members.flatMap(({ name, data = '', mode = 0o644, type = 'File' }) => {
    const bytes = Buffer.from(data)
    const isLink = type === 'SymbolicLink' || type === 'Link'
    const block = Buffer.alloc(512)
    new Header({
      path: name,
      mode,
      type,
      size: isLink ? 0 : bytes.length,
      ...(isLink ? { linkpath: bytes.toString() } : {}),
    }).encode(block)
    return isLink ? [block] : [block, bytes, Buffer.alloc(-bytes.length & 511)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

export const tgzOf = (members: readonly TestMember[]): Buffer => gzipSync(tarOf(members))

/** Node's own comes with 20.15. */
function crc32(bytes: Uint8Array): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}
