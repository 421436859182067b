import { MODE, MODIFIER, OPCODE, type OpcodeName } from '../isa.js'
import type { Program } from '../warrior.js'

/** What modes of one operand do, in any of the programs. */
export interface UsedModes {
  readonly indirect: boolean
  readonly decrement: boolean
  readonly increment: boolean
}

/** What the programs of a part can do at all: what no program does is left out of the step. Opcodes never mutate. */
export interface Used {
  readonly aModes: UsedModes
  readonly bModes: UsedModes
  readonly opcodes: ReadonlySet<number>
  /** Opcodes with modifier .I. */
  readonly whole: ReadonlySet<number>
}

/** What of the instruction set these programs use: the rest need not be computed. */
export function usedBy(programs: readonly Program[]): Used {
  const instructions = programs.flatMap((program) => program.instructions)
  return {
    aModes: usedModes(new Set(instructions.map(({ aMode }) => aMode))),
    bModes: usedModes(new Set(instructions.map(({ bMode }) => bMode))),
    opcodes: new Set(instructions.map(({ opcode }) => opcode)),
    whole: new Set(
      instructions.filter(({ modifier }) => modifier === MODIFIER.I).map(({ opcode }) => opcode),
    ),
  }
}

function usedModes(modes: ReadonlySet<number>): UsedModes {
  return {
    indirect: [...modes].some((mode) => mode >= MODE['*']),
    decrement: modes.has(MODE['{']) || modes.has(MODE['<']),
    increment: modes.has(MODE['}']) || modes.has(MODE['>']),
  }
}

/** Whether one of these opcodes is used. */
export const uses = ({ opcodes }: Used, ...names: readonly OpcodeName[]): boolean =>
  names.some((name) => opcodes.has(OPCODE[name]))
