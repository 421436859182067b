/** What random code is made of. P-space is left out: each simulation of an evaluation stands for itself. */
import {
  MODE,
  MODIFIER,
  OPCODE,
  signField,
  type Instruction,
  type MarsSettings,
  type ModeSign,
  type ModifierName,
  type OpcodeName,
} from '../../../../vm/index.js'
import type { Random } from '../../random.js'

const OPCODES: Readonly<Record<MarsSettings['standard'], readonly OpcodeName[]>> = {
  '94': 'DAT MOV ADD SUB MUL DIV MOD JMP JMZ JMN DJN SEQ SNE SLT SPL NOP'.split(' ') as OpcodeName[],
  '88': 'DAT MOV ADD SUB JMP JMZ JMN DJN CMP SLT SPL'.split(' ') as OpcodeName[],
}
/** Random instructions take half their opcodes from here: what most warriors are built of. */
const COMMON: readonly OpcodeName[] = ['MOV', 'MOV', 'SPL', 'SPL', 'ADD', 'JMP', 'DJN']

const MODIFIERS: Readonly<Record<MarsSettings['standard'], readonly ModifierName[]>> = {
  '94': ['A', 'B', 'AB', 'BA', 'F', 'X', 'I'],
  // '88 sources name none: the assembler's default follows from opcode and modes.
  '88': ['I'],
}
const MODES: Readonly<Record<MarsSettings['standard'], readonly ModeSign[]>> = {
  '94': ['#', '$', '*', '@', '{', '<', '}', '>'],
  '88': ['#', '$', '@', '<'],
}

export function randomOpcode(random: Random, { standard }: MarsSettings): number {
  return OPCODE[random.pick(random.chance(0.5) ? COMMON : OPCODES[standard])]
}

export function randomModifier(random: Random, { standard }: MarsSettings): number {
  return MODIFIER[random.pick(MODIFIERS[standard])]
}

export function randomMode(random: Random, { standard }: MarsSettings): number {
  return MODE[random.pick(MODES[standard])]
}

/** Any field of the core, signed. */
export function randomField(random: Random, { coreSize }: MarsSettings): number {
  return signField(random.below(coreSize), coreSize)
}

/** A field whose multiples visit at least an eighth of the core: a step for bombers, papers and scanners. */
export function randomStep(random: Random, settings: MarsSettings): number {
  for (let attempt = 0; attempt < 50; attempt++) {
    const step = randomField(random, settings)
    if (step !== 0 && greatestDivisor(Math.abs(step), settings.coreSize) <= 8) return step
  }
  return 1
}

/** An instruction for a place in a program of `length`: every other field points into the program. */
export function randomInstruction(random: Random, settings: MarsSettings, length: number): Instruction {
  const field = () =>
    random.chance(0.6)
      ? signField(random.below(2 * length + 1) - length, settings.coreSize)
      : randomStep(random, settings)
  return {
    opcode: randomOpcode(random, settings),
    modifier: random.chance(0.4) ? MODIFIER.I : randomModifier(random, settings),
    aMode: randomMode(random, settings),
    a: field(),
    bMode: randomMode(random, settings),
    b: field(),
  }
}

function greatestDivisor(x: number, y: number): number {
  while (y !== 0) [x, y] = [y, x % y]
  return x
}
