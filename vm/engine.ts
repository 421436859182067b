/**
 * The one interface of all engines: a batch of matches over a table of programs in, outcomes as typed arrays out.
 * Same input, same output, bit for bit, on every engine and any number of threads.
 */
import type { Judgement } from './result.js'
import type { MarsSettings } from './settings.js'
import type { Program } from './warrior.js'

/** Where the warriors of one round stand and who begins. */
export interface RoundPlacement {
  /** Address of the first cell of each warrior, in load order; pMARS puts warrior 0 at 0. */
  readonly positions: readonly number[]
  /** Index (in load order) of the warrior that executes first; the others follow cyclically. */
  readonly first: number
}

/** Rounds drawn from pMARS's generator, or given one by one. */
export type Placement =
  | {
      readonly kind: 'seed'
      /** State of the generator before round 1, 0 .. 2^31-2; see `fixedSeed` and `checksumSeed`. */
      readonly seed: number
      /** Rounds to play, >= 1. */
      readonly rounds: number
    }
  | { readonly kind: 'explicit'; readonly rounds: readonly RoundPlacement[] }

/**
 * A series of rounds between the same warriors of a batch, one after the other: P-space lasts from round to round,
 * and the warrior that executes first rotates.
 */
export interface Match {
  /** Indices into {@link Batch.programs}, in load order; 1 .. 64 of them, repeats allowed. */
  readonly warriors: readonly number[]
  readonly placement: Placement
}

/** When a round ends before its last cycle: as soon as one warrior is left (pMARS), or when none is (DRQ). */
export type StopRule = 'one-left' | 'none-left'

/** Rounds of a match. */
export function roundsOf({ placement }: Match): number {
  return placement.kind === 'seed' ? placement.rounds : placement.rounds.length
}

/**
 * What an engine or a pool plays at once: matches over a table of programs, under the same settings. `stop` is
 * `one-left` for rounds that end as pMARS ends them, `none-left` for those whose fitness counts on after a victory
 * (arXiv 2601.03335).
 */
export interface Batch {
  readonly settings: MarsSettings
  readonly programs: readonly Program[]
  readonly matches: readonly Match[]
  readonly stop: StopRule
  /** Whether covered addresses are counted, which takes about a tenth of the time. Default true. */
  readonly coverage?: boolean
}

/** Numbers per round before those of the warriors: cycles, steps. */
export const ROUND_HEADER = 2

/** Numbers per warrior and round: death cycle, live processes, spawned processes, covered addresses. */
export const WARRIOR_FIELDS = 4

/**
 * All rounds of one match as numbers, which `scoreMatch` sums up and `warriorOutcome` reads. `data` has a row of 2 +
 * 4 x warriorCount numbers for each round: cycles (the most instructions that one warrior executed), steps
 * (instructions of all), then for each warrior in load order its death cycle, live processes, spawned processes and
 * covered addresses.
 */
export interface MatchOutcome {
  readonly warriorCount: number
  readonly data: Uint32Array
}

/** What became of one warrior in one round. */
export interface WarriorOutcome {
  /** The warrior's own 1-based cycle in which its last process died; 0 = alive at the end. */
  readonly deathCycle: number
  /** Processes alive at the end. */
  readonly processes: number
  /** Processes created by SPL during the round (the first one is not counted). */
  readonly spawned: number
  /** Distinct addresses that were ever in the process queue, the first one included; 0 when not counted. */
  readonly covered: number
}

/** Numbers of one row of {@link MatchOutcome.data}. */
export function rowLength(warriorCount: number): number {
  return ROUND_HEADER + warriorCount * WARRIOR_FIELDS
}

/** Rounds that an outcome holds. */
export function roundCount(outcome: MatchOutcome): number {
  return outcome.data.length / rowLength(outcome.warriorCount)
}

/** Cycles that a round of an outcome took; rounds are counted from 0. */
export function cyclesOf(outcome: MatchOutcome, round: number): number {
  return outcome.data[round * rowLength(outcome.warriorCount)]!
}

/** Instructions of all warriors in a round of an outcome; rounds are counted from 0. */
export function stepsOf(outcome: MatchOutcome, round: number): number {
  return outcome.data[round * rowLength(outcome.warriorCount) + 1]!
}

/**
 * What became of one warrior in one round of a match: the cycle in which it died (0 when it is alive at the end),
 * its live and spawned processes, the addresses it covered. `round` counts from 0, `index` is the warrior's place in
 * load order, from 0; neither is checked.
 */
export function warriorOutcome(outcome: MatchOutcome, round: number, index: number): WarriorOutcome {
  const at = round * rowLength(outcome.warriorCount) + ROUND_HEADER + index * WARRIOR_FIELDS
  const data = outcome.data
  return { deathCycle: data[at]!, processes: data[at + 1]!, spawned: data[at + 2]!, covered: data[at + 3]! }
}

/** The machine at the end of a round, for hashes, debuggers and conformance. The arrays are only lent. */
export interface RoundState {
  /** Per cell, `packOperation` of opcode, modifier and modes. */
  readonly operations: Uint16Array
  /** Per cell, the A-field, 0 .. coreSize-1. */
  readonly aFields: Uint32Array
  /** Per cell, the B-field, 0 .. coreSize-1. */
  readonly bFields: Uint32Array
  /** Per warrior, the addresses of its processes, next to execute first. */
  readonly queues: readonly Uint32Array[]
  /** Per warrior, its P-space: cell 0 is the result of the round, the others may be shared by PIN. */
  readonly pSpaces: readonly Uint32Array[]
  /** Per warrior, the instructions it executed. */
  readonly executed: readonly number[]
  /** Per warrior, the 1-based step of the whole round in which it died; 0 = alive. */
  readonly deathSteps: readonly number[]
}

/** How a run of an engine is stopped, and who is told of its rounds. */
export interface RunOptions {
  readonly signal?: AbortSignal
  /** Called after each round with the number of rounds of the batch played so far. */
  readonly onProgress?: (rounds: number) => void
  /** Called after each finished match, in order. */
  readonly onMatch?: (match: number, outcome: MatchOutcome) => void
  /** Called after each round with the final machine; engines then play the rounds one by one. */
  readonly onRound?: (match: number, round: number, state: RoundState) => void
}

/**
 * Why an engine does not run a batch: settings out of their ranges (`BadSettings`), a match of no warriors, of too many or
 * of a program that is not there (`BadMatch`), warriors that do not fit into the core (`NoRoom`), rounds of too many
 * instructions (`TooLong`), a core, queues or tensors beyond what the engine holds (`TooLarge`), or a warrior that uses
 * P-space where the engine has none (`PSpace`).
 */
export type RefusalCode = 'BadSettings' | 'BadMatch' | 'NoRoom' | 'TooLong' | 'TooLarge' | 'PSpace'

/**
 * A Core War machine that plays batches of matches: `wasm` (the fastest on a processor), `webgpu`, `tensor`
 * (TensorFlow.js), `reference` (written to be read). All give the same outcomes, bit for bit. `createEngine` makes
 * one by its name.
 */
export interface Engine {
  readonly name: EngineName
  /** Whether the engine can run all of this batch: `{ ok: true }`, or `{ ok: false, code, message }`. */
  judge(batch: Batch): Judgement<RefusalCode>
  /**
   * Plays the batch; outcomes in the order of the matches. Rejects with the signal's reason when aborted, and with
   * a RangeError for a batch it refuses.
   */
  run(batch: Batch, options?: RunOptions): Promise<MatchOutcome[]>
  /** Frees what the engine holds outside this thread's memory (a device, a process). Only some have it. */
  close?(): Promise<void>
}

/** All engines: WebAssembly, a GPU, TensorFlow.js, the interpreter written to be read. */
export const ENGINE_NAMES = ['wasm', 'webgpu', 'tensor', 'reference'] as const
/** A name of {@link ENGINE_NAMES}. */
export type EngineName = (typeof ENGINE_NAMES)[number]
