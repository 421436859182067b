import { SOURCE_BOUNDS } from './bounds.js'
import type { DiagnosticList, Place } from './diagnostic-list.js'
import type { DiagnosticCode } from './messages.js'

/** A line with its continuation lines. */
export interface SourceLine {
  /** 1-based number of its first physical line. */
  readonly line: number
  readonly text: string
  /** Characters of the first physical line: offsets beyond have no column. */
  readonly width: number
  /** What is odd about it, to be said where the line is read. */
  readonly remarks: readonly Remark[]
}

/** Something to be said about a place of a source. */
export interface Remark {
  readonly code: DiagnosticCode
  readonly place: Place
}

/**
 * The text of a Redcode file for `assemble`: UTF-8 where the bytes are valid as such (a byte order mark is dropped),
 * Latin-1 otherwise. Where no line feed ends a line, carriage returns do, as on old Macs. Never throws.
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
 * Cuts a source into lines. A carriage return or a NUL character ends a line, what follows it up to the line feed is
 * lost; a backslash at the end of a line, even of a comment, continues it (pMARS 0.9.2). Unlike pMARS we do not cut
 * lines at 255 characters.
 */
export function readLines(source: string, diagnostics: DiagnosticList): SourceLine[] {
  if (source.length > SOURCE_BOUNDS.source) diagnostics.stop('SourceTooLarge')
  const physical = source.split('\n')
  if (physical.at(-1) === '') physical.pop()
  const lastText = physical.findLastIndex((text) => /[^\s\0]/.test(text))
  const lines: SourceLine[] = []
  for (let index = 0; index < physical.length; index++) {
    const line = index + 1
    let text = upToEnd(physical[index]!)
    const width = text.length
    const remarks: Remark[] = []
    const addNul = (at: number, column: number | null) => {
      // Some editors and transfers leave such characters at the end of a file.
      if (at < lastText && isCut(physical[at]!))
        remarks.push({ code: 'NulCharacter', place: { line, column } })
    }
    addNul(index, width + 1)
    while (text.endsWith('\\')) {
      const next = physical[++index]
      if (next === undefined) diagnostics.stop('UnfinishedContinuation', { line, column: text.length }, '\\')
      const more = upToEnd(next)
      if (more.trim() !== '') remarks.push({ code: 'ContinuedLine', place: { line, column: width } })
      addNul(index, null)
      text = text.slice(0, -1) + more
      checkLength(text, line, diagnostics)
    }
    checkLength(text, line, diagnostics)
    lines.push({ line, text, width, remarks })
  }
  return lines
}

/** What counts of a physical line. */
export function upToEnd(text: string): string {
  const end = text.search(/[\r\0]/)
  return end < 0 ? text : text.slice(0, end)
}

/** True where a NUL character ends the line. */
const isCut = (text: string): boolean => text[upToEnd(text).length] === '\0'

/** Control characters that no text has: at least this many, and at least this share, make a file binary. */
const BINARY = { count: 8, share: 0.1 }

/** True of what is no text, by its control characters. */
export function isBinary(source: string): boolean {
  const controls = source.slice(0, SOURCE_BOUNDS.source).match(/(?![\t-\r])\p{Cc}/gu)?.length ?? 0
  return controls >= BINARY.count && controls >= source.length * BINARY.share
}

function checkLength(text: string, line: number, diagnostics: DiagnosticList): void {
  if (text.length > SOURCE_BOUNDS.line)
    diagnostics.stop('LineTooLong', { line, column: SOURCE_BOUNDS.line + 1 }, text)
}
