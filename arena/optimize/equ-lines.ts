/** Lines `label EQU number` of a source, and how they are written with another number. */

export interface EquLine {
  readonly name: string
  readonly value: number
  /** 0-based line. */
  readonly line: number
  /** Where the number stands in the line. */
  readonly start: number
  readonly end: number
}

const EQU = /^(\s*([A-Za-z_]\w{0,99}):?\s+equ\s+)([+-]?\d{1,9})(?![^\s;])\s*(?:;|$)/i

/** All EQUs that define a label as a plain number. What they mean to the assembler is not looked at. */
export function findEquLines(source: string): EquLine[] {
  return source.split('\n').flatMap((text, line) => {
    const [, head, name, digits] = EQU.exec(text) ?? []
    if (head === undefined || name === undefined || digits === undefined) return []
    return [{ name, value: Number(digits), line, start: head.length, end: head.length + digits.length }]
  })
}

/** The source with other numbers in some of its EQU lines; a comment behind a number stays in its column. */
export function replaceValues(source: string, changes: readonly (readonly [EquLine, number])[]): string {
  const lines = source.split('\n')
  for (const [{ line, start, end }, value] of changes) {
    const text = lines[line]!
    const digits = String(value)
    const growth = digits.length - (end - start)
    const rest = text.slice(end)
    const blanks = rest.length - rest.replace(/^ +/, '').length
    // The number is never glued to what follows it.
    const room = rest.trim() === '' ? rest : ' '.repeat(Math.max(1, blanks - growth)) + rest.slice(blanks)
    lines[line] = text.slice(0, start) + digits + (blanks === 0 ? rest : room)
  }
  return lines.join('\n')
}
