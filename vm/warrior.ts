import { createHash } from 'node:crypto'
import { OPCODE, type Instruction } from './isa.js'
import { printInstruction } from './print-instruction.js'

/** An assembled warrior: what an engine loads. */
export interface Program {
  /** 1 .. maxLength instructions. */
  readonly instructions: readonly Instruction[]
  /** Offset of the first instruction to execute, 0 .. length-1. */
  readonly start: number
  /** P-space identification number, or null for a P-space of its own (pMARS PIN). */
  readonly pin: number | null
}

/**
 * An assembled warrior, as `assemble` gives it: instructions, start and PIN, which engines load, and what its author
 * said about it. Two warriors with the same code have the same id, whatever they are called.
 */
export interface Warrior extends Program {
  /** {@link programId} of the code, 64 hex digits. */
  readonly id: string
  readonly name: string
  readonly author: string
  /** Text of the `;strategy` lines, joined by newlines. */
  readonly strategy: string
  /** The Redcode source it was assembled from. */
  readonly source: string
}

/**
 * SHA-256 over the canonical listing, start and PIN: fields are signed, so the id does not depend on the core size.
 */
export function programId(program: Program): string {
  const lines = program.instructions.map(printInstruction)
  const text = [`ORG ${program.start}`, `PIN ${program.pin ?? 'none'}`, ...lines].join('\n')
  return createHash('sha256').update(text).digest('hex')
}

/** Whether a program has instructions for P-space, which lasts from round to round of a match. */
export function usesPSpace({ instructions }: Pick<Program, 'instructions'>): boolean {
  return instructions.some(({ opcode }) => opcode === OPCODE.LDP || opcode === OPCODE.STP)
}
