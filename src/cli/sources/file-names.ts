/** What files are called. */

/** What a warrior's file is called. */
export const WARRIOR_FILE = /\.(red|rc|redcode)$/i

/** The endings of a warrior's file, in words. */
export const WARRIOR_ENDINGS = '.red, .rc or .redcode'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The name that a folder has for a file; null when it is not UTF-8, which only its bytes name. */
export function decodeFileName(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

/** A name that is not UTF-8 as it is shown: `caf\xE9.red`. */
export function showFileName(bytes: Uint8Array): string {
  const hex = (byte: number) => `\\x${byte.toString(16).toUpperCase()}`
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : hex(byte))).join('')
}
