/** FNV-1a hashes of a core and of a process queue, as the golden data has them (test/conformance/README.md). */
import type { RoundState } from '../engine.js'
import { OPCODE, aModeOf, bModeOf, modifierOf, opcodeOf } from '../isa.js'

const OFFSET_BASIS = 2166136261
const PRIME = 16777619

/** Hash over 12 bytes a cell: opcode, modifier, A-mode, B-mode, A-field and B-field as u32 little endian; 8 hex digits. */
export function hashCore(core: Pick<RoundState, 'operations' | 'aFields' | 'bFields'>): string {
  let hash = OFFSET_BASIS
  for (const [cell, operation] of core.operations.entries()) {
    const opcode = opcodeOf(operation)
    // The data writes CMP as SEQ.
    hash = Math.imul(hash ^ (opcode === OPCODE.CMP ? OPCODE.SEQ : opcode), PRIME)
    hash = Math.imul(hash ^ modifierOf(operation), PRIME)
    hash = Math.imul(hash ^ aModeOf(operation), PRIME)
    hash = Math.imul(hash ^ bModeOf(operation), PRIME)
    hash = hashWord(hash, core.aFields[cell]!)
    hash = hashWord(hash, core.bFields[cell]!)
  }
  return hex(hash)
}

/** Hash over the addresses of a process queue, front first, each as u32 little endian; 8 hex digits. */
export function hashQueue(queue: Uint32Array): string {
  return hex(queue.reduce(hashWord, OFFSET_BASIS))
}

function hashWord(hash: number, word: number): number {
  hash = Math.imul(hash ^ (word & 255), PRIME)
  hash = Math.imul(hash ^ ((word >>> 8) & 255), PRIME)
  hash = Math.imul(hash ^ ((word >>> 16) & 255), PRIME)
  return Math.imul(hash ^ (word >>> 24), PRIME)
}

const hex = (hash: number): string => (hash >>> 0).toString(16).padStart(8, '0')
