/** What random code is made of. P-space is left out: what makes use of it takes many instructions at once. */
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
  type Program,
} from '../../../../vm/index.js'
import { goodSteps } from '../../../steps/index.js'
import type { Random } from '../../../random.js'

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

/** Draws instructions as the stock has them, and now and then at random. */
export interface Alphabet {
  /** An opcode, or a modifier for the opcode of an instruction. */
  opcode(random: Random, settings: MarsSettings): number
  modifier(random: Random, settings: MarsSettings, known: Instruction): number
  /** The modes of both operands. */
  modes(random: Random, settings: MarsSettings, known: Instruction): readonly [aMode: number, bMode: number]
}

/** Not learned: what ends a process is no operation to change others into, and P-space see above. */
const LEFT_OUT: ReadonlySet<number> = new Set([OPCODE.DAT, OPCODE.LDP, OPCODE.STP])

/** How often the stock decides. */
const LEARNED = 0.6

/**
 * Learns from the stock which modifiers and modes go with which opcodes, and how often each opcode occurs: each drawn as
 * often as it has it. Without stock all are as likely.
 */
export function createAlphabet(stock: readonly Program[]): Alphabet {
  const all = stock.flatMap(({ instructions }) => instructions.filter(({ opcode }) => !LEFT_OUT.has(opcode)))
  const byOpcode = groupByOpcode(all)
  const drawn = (random: Random, opcode: number): Instruction | null => {
    const peers = byOpcode.get(opcode)
    return peers === undefined || !random.chance(LEARNED) ? null : random.pick(peers)
  }
  return {
    opcode: (random, settings) =>
      all.length > 0 && random.chance(LEARNED) ? random.pick(all).opcode : randomOpcode(random, settings),
    modifier: (random, settings, { opcode }) =>
      drawn(random, opcode)?.modifier ?? randomModifier(random, settings),
    modes(random, settings, { opcode, aMode, bMode }) {
      const peer = drawn(random, opcode)
      if (peer !== null) return [peer.aMode, peer.bMode]
      return random.chance(0.5)
        ? [randomMode(random, settings), bMode]
        : [aMode, randomMode(random, settings)]
    },
  }
}

function groupByOpcode(instructions: readonly Instruction[]): Map<number, Instruction[]> {
  const groups = new Map<number, Instruction[]>()
  for (const instruction of instructions)
    groups.set(instruction.opcode, [...(groups.get(instruction.opcode) ?? []), instruction])
  return groups
}

function randomOpcode(random: Random, { standard }: MarsSettings): number {
  return OPCODE[random.pick(random.chance(0.5) ? COMMON : OPCODES[standard])]
}

function randomModifier(random: Random, { standard }: MarsSettings): number {
  return MODIFIER[random.pick(MODIFIERS[standard])]
}

function randomMode(random: Random, { standard }: MarsSettings): number {
  return MODE[random.pick(MODES[standard])]
}

/** Any field of the core, signed. */
export function randomField(random: Random, { coreSize }: MarsSettings): number {
  return signField(random.below(coreSize), coreSize)
}

/** One of the steps that spread best over the core, forwards or backwards. */
export function randomStep(random: Random, { coreSize }: MarsSettings): number {
  const steps = goodSteps(coreSize)
  return steps.length === 0 ? 1 : signField(random.pick(steps), coreSize)
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
