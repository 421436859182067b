/** Where a battle lies in the buffers. Words are 32 bits; all state is interleaved: word i of slot s at i * slots + s. */
import type { MarsSettings } from '../settings.js'

/** 4 bytes a cell (6 bits of operation, two fields of 13), or 8. */
export type CellLayout = 'narrow' | 'wide'

/** Operations that the cells of one match may have in the narrow layout, and the largest core. */
export const NARROW_OPERATIONS = 64
/** The largest core of the narrow layout, whose fields have 13 bits. */
export const NARROW_CORE = 8192

/** Everything a shader is made for; battles that differ only in their sizes share it. */
export interface ShaderKey {
  readonly warriors: 'one' | 'two' | 'many'
  /** Whether there are read or write limits. */
  readonly isLimited: boolean
  readonly coverage: boolean
  readonly cells: CellLayout
  /** Two addresses in a word, or one. */
  readonly queues: 'packed' | 'plain'
  /** Sizes of cells, queues and coverage where these are in workgroup memory during a slice; null for buffers. */
  readonly local: LocalSizes | null
  /** One data path for all operations, looked up in a table; or a switch over these operations. */
  readonly dispatch: 'table' | readonly number[]
  /** Invocations of a workgroup. */
  readonly lanes: number
}

/** Of a battle in workgroup memory, in words; rounded up, so that battles of other sizes find the same shader. */
export interface LocalSizes {
  readonly warriorCount: number
  readonly coreSize: number
  readonly queueWords: number
  readonly coverageWords: number
}

/** Words of registers for a slot: of the battle, and of each warrior. */
export const REGISTER = {
  /** 0 while the round goes on, 1 at its end. */
  ended: 0,
  /** The warrior that executes next, or at the end the one that executed last. */
  turn: 1,
  alive: 2,
  /** Ticks left under pMARS's rule, signed. */
  budget: 3,
  steps: 4,
  /** Turns that every living warrior has had. */
  cycle: 5,
  /** The warrior that began. */
  first: 6,
  /** Where the operations of the match begin in the table. */
  table: 7,
} as const
/** Registers of a battle besides those of its warriors. */
export const ROUND_REGISTERS = Object.keys(REGISTER).length

/** The registers of a warrior by their places. */
export const WARRIOR_REGISTER = {
  /** Head of the queue in the lower 16 bits, processes in the upper. */
  queue: 0,
  spawned: 1,
  covered: 2,
  deathCycle: 3,
  deathStep: 4,
} as const
/** Registers of a warrior. */
export const WARRIOR_REGISTERS = Object.keys(WARRIOR_REGISTER).length

/** Words of the registers of a battle of so many warriors. */
export const registerWords = (warriorCount: number): number =>
  ROUND_REGISTERS + warriorCount * WARRIOR_REGISTERS

/** Words of coverage bits of a warrior. */
export const coverageWords = (coreSize: number): number => Math.ceil(coreSize / 32)

/** Addresses that a queue must hold: no more processes than the limit, nor than one a cycle more than the first. */
export const queueLength = ({ maxProcesses, maxCycles }: MarsSettings): number =>
  Math.min(maxProcesses, maxCycles + 1)

/** Words of a warrior's process queue. */
export function queueWordsOf(settings: MarsSettings, queues: ShaderKey['queues']): number {
  return queues === 'packed' ? Math.ceil(queueLength(settings) / 2) : queueLength(settings)
}
