/**
 * How a core lies in the memory of the engine. A cell is A-field, B-field, handler id and operation, each of
 * `fieldBytes`; fields and program counters are stored times the cell's size, so that an address needs no
 * multiplication. Two guard cells behind the core lead back to its beginning: pc+1 and pc+2 need no wrap. A third cell
 * behind them, the pass, lets a turn go by.
 */
import type { MarsSettings } from '../settings.js'

/** Handler ids that are the same in all sets; the operations of a set follow the empty cell's. */
export const CELL_ID = { pass: 0, empty: 1, guard: 0xffff } as const

/** Cells behind the core: two guards and the pass. */
const EXTRA_CELLS = 3

/** Where core, queues and registers lie in the memory of a module, in bytes. */
export interface Layout {
  /** Bytes of a field: 2 up to core size 8190 (pc+2 times 8 must fit), 4 beyond. */
  readonly fieldBytes: 2 | 4
  /** log2 of the bytes of a cell: 3 or 4. */
  readonly cellShift: 3 | 4
  /** Bytes of the core without its guard cells: what addresses wrap at. */
  readonly coreBytes: number
  /** Address of the pass. */
  readonly pass: number
  /** Offset of the handler id in a cell. */
  readonly idOffset: number
  /** Where the process queue of each slot begins, 2 or 4 bytes an entry (the same as a field). */
  readonly queues: readonly number[]
  /** Where the coverage map of each slot begins: one byte a cell, guard cells included, then zeros up to 8 bytes. */
  readonly coverages: readonly number[]
  /** Where the {@link ROUND_REGISTER}s begin. */
  readonly round: number
  /** Where the {@link REGISTER}s of each slot begin. */
  readonly registers: readonly number[]
  /** Where the P-space of each slot begins: one u32 a cell, field values times the cell's size. */
  readonly pSpaces: readonly number[]
  /** Bytes in all. */
  readonly size: number
}

/** What a slot (a warrior's place in the order of execution) keeps in memory: offsets of u32 numbers. */
export const REGISTER = {
  /** Live processes, times the bytes of a queue entry. */
  processes: 0,
  /** Processes created by SPL. */
  spawned: 4,
  /** Address of the queue entry to execute next. */
  head: 8,
  /** Where `head` was, or would have been, before the round's first cycle. */
  origin: 12,
  /** Address of the registers of the next living slot. */
  next: 16,
  /** Address of the P-space it uses (shared by PIN), and cell 0 of that, which is its own. */
  pSpace: 20,
  result: 24,
  /** 1-based step of the round in which it died; 0 = alive. */
  deathStep: 28,
  /** Address of its coverage map. */
  coverage: 32,
  size: 64,
} as const

/** What a round keeps in memory between calls: offsets of u32 numbers. */
export const ROUND_REGISTER = {
  /** Address of the registers of the warrior whose turn it is, and of the living one before it. */
  turn: 0,
  before: 4,
  /** Warriors alive. */
  alive: 8,
  /** Instructions until the last cycle is over. */
  budget: 12,
  /** Instructions executed. */
  steps: 16,
  size: 64,
} as const

/** Core sizes that the compact layout reaches. */
const MAX_COMPACT_CORE = 8190

/** Cycles that a queue has room for before its processes are moved back to its beginning. */
export const CYCLES_PER_CALL = 131_072

/** Lays out the memory for a number of slots. What lies before the slots is the same for any number of them. */
export function createLayout(settings: MarsSettings, slotCount: number): Layout {
  const { coreSize, pSpaceSize } = settings
  const fieldBytes = coreSize <= MAX_COMPACT_CORE ? 2 : 4
  const cellShift = fieldBytes === 2 ? 3 : 4
  let at = 0
  const place = (bytes: number): number => {
    const start = at
    at = (at + bytes + 63) & ~63
    return start
  }
  const perSlot = (bytes: number): number[] => Array.from({ length: slotCount }, () => place(bytes))
  place((coreSize + EXTRA_CELLS) << cellShift)
  const round = place(ROUND_REGISTER.size)
  const registers = perSlot(REGISTER.size)
  const queues = perSlot((CYCLES_PER_CALL + settings.maxProcesses + 2) * fieldBytes)
  const coverages = perSlot(coreSize + 2)
  const pSpaces = perSlot(pSpaceSize * 4)
  return {
    fieldBytes,
    cellShift,
    coreBytes: coreSize << cellShift,
    pass: (coreSize + 2) << cellShift,
    idOffset: 2 * fieldBytes,
    queues,
    coverages,
    round,
    registers,
    pSpaces,
    size: at,
  }
}
