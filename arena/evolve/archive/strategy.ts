/** What kind of warrior a program is, told from its code alone: an estimate that serves to keep kinds apart. */
import { MODE, MODIFIER, OPCODE, type Instruction, type Program } from '../../../vm/index.js'

/** In the order of the bins. */
export const STRATEGIES = ['other', 'imp', 'bomber', 'clear', 'scanner', 'paper'] as const
export type Strategy = (typeof STRATEGIES)[number]

/** Modes that move a pointer along. */
const STEPPING: ReadonlySet<number> = new Set([MODE['{'], MODE['}'], MODE['<'], MODE['>']])
const CONDITIONS: ReadonlySet<number> = new Set([OPCODE.SEQ, OPCODE.SNE, OPCODE.JMZ, OPCODE.JMN])

const isMove = ({ opcode }: Instruction) => opcode === OPCODE.MOV
/** Copies whole instructions along two moving pointers, as papers and boots do. */
const copies = (instruction: Instruction) =>
  isMove(instruction) && STEPPING.has(instruction.aMode) && STEPPING.has(instruction.bMode)
/** Drops the same instruction at places one after the other. */
const sweeps = (instruction: Instruction) =>
  isMove(instruction) && instruction.aMode === MODE.$ && STEPPING.has(instruction.bMode)
const splitsFar = ({ opcode, a, aMode }: Instruction) =>
  opcode === OPCODE.SPL && (aMode === MODE['@'] || aMode === MODE['*'] || Math.abs(a) > 100)
const isImp = ({ opcode, modifier, aMode, a, b }: Instruction) =>
  opcode === OPCODE.MOV && modifier === MODIFIER.I && (a === 0 || aMode === MODE['#']) && b !== 0

/** The first kind that fits, the most telling first. */
export function classifyStrategy({ instructions }: Program): Strategy {
  const some = (test: (instruction: Instruction) => boolean) => instructions.some(test)
  if (some(copies) && some(splitsFar)) return 'paper'
  if (some(({ opcode }) => CONDITIONS.has(opcode))) return 'scanner'
  if (some(sweeps)) return 'clear'
  if (some(isMove) && some(({ opcode }) => opcode === OPCODE.ADD || opcode === OPCODE.SUB)) return 'bomber'
  return some(isImp) ? 'imp' : 'other'
}
