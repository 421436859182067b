/** The numbers of an outcome as they are stored: unsigned 32-bit, little endian. */
export function toBytes(data: Uint32Array): Buffer {
  const bytes = Buffer.alloc(data.length * 4)
  for (const [index, value] of data.entries()) bytes.writeUInt32LE(value, index * 4)
  return bytes
}

/** The inverse of {@link toBytes}. */
export function fromBytes(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt32LE(index * 4))
}
