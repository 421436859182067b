/** Text in lines of at most 80 columns, all of it made harmless. */
import { safeText } from '../../text/safe-text.js'
import { padEnd, safeCut } from '../../text/text.js'

export const WIDTH = 80
const LABEL = 16

/** `  label         words that go on below themselves` */
export function labelled(label: string, text: string): string {
  const lines = wrap(safeText(text), WIDTH - LABEL)
  return lines.map((line, index) => padEnd(index === 0 ? `  ${label}` : '', LABEL) + line + '\n').join('')
}

/** Words in lines; what is longer than a line stands in one of its own and is cut. */
export function wrap(text: string, width: number): string[] {
  return fill(text, width).map((line) => safeCut(line, width))
}

/** A command in lines that a shell takes as one; a path that is longer than a line is not cut. */
export function wrapCommand(command: string, width: number): string[] {
  const lines = fill(command, width - 2)
  return lines.map((line, index) => (index < lines.length - 1 ? `${line} \\` : line))
}

function fill(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] += ` ${word}`
    else lines.push(word)
  }
  return lines
}

/** `1.5 GiB` */
export function printBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB']
  let [value, unit] = [bytes, 0]
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  return `${unit === 0 || value >= 100 || Number.isInteger(value) ? Math.round(value) : value.toPrecision(2)} ${units[unit]}`
}

/** A table as part of a section. */
export const indent = (table: string): string => table.replaceAll(/^(?=.)/gm, '  ')
