import type { Readable } from 'node:stream'

const MOST_KEPT = 4_096
const LONGEST_LINE = 200

/** Reads a stream to its end without keeping it; the function gives the last line that tells of an error, or the last. */
export function createLastWords(stream: Readable): () => string {
  let kept = ''
  stream.setEncoding('utf8').on('data', (text: string) => {
    kept = (kept + text).slice(-MOST_KEPT)
  })
  return () => {
    const lines = kept
      .split('\n')
      .map(plain)
      .filter((line) => line !== '')
    return lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1) ?? ''
  }
}

/** The first line of what a driver says, without control characters. */
export function firstLine(text: string): string {
  return plain(text.trim().split('\n', 1)[0]!)
}

const plain = (line: string) =>
  line
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST_LINE)
