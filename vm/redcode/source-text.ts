import { BOUNDS } from './bounds.js'
import type { DiagnosticList } from './diagnostic-list.js'

/** A line with its continuation lines. */
export interface SourceLine {
  /** 1-based number of its first physical line. */
  readonly line: number
  readonly text: string
  /** Characters of the first physical line: offsets beyond have no column. */
  readonly width: number
}

/**
 * Decodes a Redcode file: UTF-8 where it is valid (byte order mark dropped), Latin-1 otherwise. Where no line feed ends
 * a line, carriage returns do, as on old Macs. What is not text keeps its NUL characters, and `assemble` refuses it.
 */
export function decodeSource(bytes: Uint8Array): string {
  const text = decodeText(bytes)
  return text.includes('\n') ? text : text.replaceAll('\r', '\n')
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  }
}

/**
 * Cuts a source into lines. A carriage return ends a line, what follows it up to the line feed is lost; a backslash
 * at the end of a line, even of a comment, continues it (pMARS 0.9.2). Unlike pMARS we do not cut lines at 255
 * characters.
 */
export function readLines(source: string, diagnostics: DiagnosticList): SourceLine[] {
  if (source.length > BOUNDS.source) diagnostics.stop('SourceTooLarge')
  if (source.includes('\0')) diagnostics.stop('BinarySource')
  const physical = source.split('\n')
  if (physical.at(-1) === '') physical.pop()
  const lines: SourceLine[] = []
  for (let index = 0; index < physical.length; index++) {
    const line = index + 1
    let text = upToReturn(physical[index]!)
    const width = text.length
    while (text.endsWith('\\')) {
      const next = physical[++index]
      if (next === undefined) diagnostics.stop('UnfinishedContinuation', { line, column: text.length }, '\\')
      text = text.slice(0, -1) + upToReturn(next)
      checkLength(text, line, diagnostics)
    }
    checkLength(text, line, diagnostics)
    lines.push({ line, text, width })
  }
  return lines
}

export function upToReturn(text: string): string {
  const end = text.indexOf('\r')
  return end < 0 ? text : text.slice(0, end)
}

function checkLength(text: string, line: number, diagnostics: DiagnosticList): void {
  if (text.length > BOUNDS.line) diagnostics.stop('LineTooLong', { line, column: BOUNDS.line + 1 }, text)
}
