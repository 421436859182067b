import { parseInstruction, type Program } from '../../vm/index.js'

/** A program from canonical lines, starting at its first one. */
export function program(lines: string[], start = 0, pin: number | null = null): Program {
  return { instructions: lines.map(parseInstruction), start, pin }
}
