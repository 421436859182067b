/** Reads golden files line by line in bounded memory. */
import { createReadStream } from 'node:fs'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { UsageError } from '../process/exit.js'

/** Characters of the longest golden line that is read. */
const MAX_LINE_LENGTH = 2 ** 24

export interface TextLine {
  /** From 1. */
  readonly number: number
  readonly text: string
}

export interface GoldenLine {
  /** From 1. */
  readonly number: number
  readonly value: unknown
}

/**
 * The parsed lines of a `.jsonl` or `.jsonl.gz` file; `path` is what messages call it. Throws a UsageError that names
 * the line where reading ended.
 */
export async function* readGoldenLines(path: string, absolutePath: string): AsyncGenerator<GoldenLine> {
  for await (const { number, text } of readTextLines(path, absolutePath)) {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (cause) {
      throw new UsageError(`${path}:${number}: not a line of JSON`, '', { cause })
    }
    yield { number, value }
  }
}

/** The lines of a text file, or a gzipped one (`.gz`), that are not empty; the rest as {@link readGoldenLines}. */
export async function* readTextLines(path: string, absolutePath: string): AsyncGenerator<TextLine> {
  let number = 0
  const fail = (problem: string, cause?: unknown) =>
    new UsageError(`${path}${number === 0 ? '' : `:${number}`}: ${problem}`, '', { cause })
  try {
    for await (const text of splitLines(openText(absolutePath))) {
      number++
      if (text.length > MAX_LINE_LENGTH) throw fail(`a line of more than ${MAX_LINE_LENGTH} characters`)
      if (text !== '') yield { number, text }
    }
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT') throw fail('no such file', cause)
    throw fail(code?.startsWith('Z_') ? `damaged gzip data (${message})` : message, cause)
  }
}

function openText(absolutePath: string): Readable {
  const file = createReadStream(absolutePath)
  // The callback is there for its type: an error of the file reaches the reader through the last stream.
  const text = absolutePath.endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file
  return text.setEncoding('utf8')
}

/** Lines without their ends; one that grows over {@link MAX_LINE_LENGTH} is given as far as it was read, and is last. */
async function* splitLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of text) {
    const lines = chunk.split('\n')
    lines[0] = rest + lines[0]!
    rest = lines.pop()!
    yield* lines.map(withoutReturn)
    if (rest.length > MAX_LINE_LENGTH) break
  }
  yield withoutReturn(rest)
}

/** What an editor on Windows puts before the end of a line. */
const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line)
