import { programId, type Warrior } from '../../vm/index.js'
import { program } from './program.js'

/** A warrior from canonical lines. */
export function warrior(name: string, lines: string[], start = 0, pin: number | null = null): Warrior {
  const code = program(lines, start, pin)
  return { ...code, id: programId(code), name, author: 'test', strategy: '', source: lines.join('\n') }
}

export const imp = warrior('imp', ['MOV.I $0, $1'])
export const dwarf = warrior('dwarf', ['ADD.AB #4, $3', 'MOV.I $2, @2', 'JMP.A $-2, $0', 'DAT.F #0, #0'])
export const splitter = warrior('splitter', ['SPL.A $0, $0', 'MOV.I $-1, <-20', 'JMP.A $-2, $0'])
export const suicide = warrior('suicide', ['DAT.F $0, $0'])
/** Never dies unless bombed. */
export const waiter = warrior('waiter', ['JMP.A $0, $0'])
export const clear = warrior('clear', ['MOV.I $2, >-2', 'JMP.A $-1, $0', 'DAT.F $0, $0'])

/** Different warriors of very different length of life. */
export const zoo: readonly Warrior[] = [imp, dwarf, splitter, suicide, waiter, clear]
