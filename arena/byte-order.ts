/** Order of the names' UTF-8 bytes, as `LC_ALL=C sort` has it: the same on every machine. */
export function compareBytes(x: string, y: string): number {
  return Buffer.compare(Buffer.from(x), Buffer.from(y))
}
