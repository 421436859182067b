/** The memory in which rounds are played, and the host's side of it: loading, playing, reading out. */
import type { WasmMemory } from './webassembly.js'
import {
  ROUND_HEADER,
  WARRIOR_FIELDS,
  type Batch,
  type RoundPlacement,
  type RoundState,
  type StopRule,
} from '../engine.js'
import { packOperation, wrapField } from '../isa.js'
import { sharedSpaces } from '../p-space.js'
import type { MarsSettings } from '../settings.js'
import type { Program } from '../warrior.js'
import { createCountMarks, type CountMarks } from './coverage.js'
import { createHandlerSet, type HandlerSet } from './handler-set.js'
import { EMPTY_OPERATION } from './operations.js'
import { CELL_ID, createLayout, CYCLES_PER_CALL, REGISTER, ROUND_REGISTER, type Layout } from './layout.js'

const PAGE_BYTES = 65_536
const FIELDS_PER_CELL = 4

/** Compiled sets kept: about half a megabyte of code each. */
const SETS_KEPT = 24

/** What lasts for a match. */
interface MatchState {
  readonly programs: readonly Program[]
  /** The cells of each program. */
  readonly cells: readonly (Uint16Array | Uint32Array)[]
  readonly set: HandlerSet
  readonly stop: StopRule
  readonly maxCycles: number
  readonly countsCoverage: boolean
  /** Index of the P-space of each warrior, and what its cell 0 holds. */
  readonly spaces: readonly number[]
  readonly results: number[]
}

/**
 * Plays the matches of one number of warriors under settings that differ at most in their
 * cycles. A warrior's slot is its place in the order of
 * execution of a round: slot 0 begins.
 */
export class Machine {
  private readonly settings: MarsSettings
  private readonly layout: Layout
  private readonly memory: WasmMemory
  private readonly bytes: Uint8Array
  private readonly words: Uint32Array
  /** The memory in fields, as wide as queue entries. */
  private readonly fields: Uint16Array | Uint32Array
  /** The empty core with its guard cells. */
  private readonly clearedCore: Uint16Array | Uint32Array
  private readonly countMarks: CountMarks
  private readonly sets: HandlerSet[] = []
  private match: MatchState | null = null
  /** Warrior of each slot. */
  private slots: number[] = []

  constructor(settings: MarsSettings, slotCount: number) {
    this.settings = settings
    this.layout = createLayout(settings, slotCount)
    this.memory = new WebAssembly.Memory({ initial: Math.ceil(this.layout.size / PAGE_BYTES) })
    this.bytes = new Uint8Array(this.memory.buffer)
    this.words = new Uint32Array(this.memory.buffer)
    this.fields = this.layout.fieldBytes === 2 ? new Uint16Array(this.memory.buffer) : this.words
    this.clearedCore = this.fields.slice(0, (this.layout.pass >> this.layout.cellShift) * FIELDS_PER_CELL)
    for (let at = 0; at < this.clearedCore.length; at += FIELDS_PER_CELL)
      this.clearedCore.set(
        [0, 0, at < settings.coreSize * FIELDS_PER_CELL ? CELL_ID.empty : CELL_ID.guard, EMPTY_OPERATION],
        at,
      )
    this.countMarks = createCountMarks(this.memory)
  }

  /** A set made earlier that has all the operations, or null. */
  findSet(operations: ReadonlySet<number>): HandlerSet | null {
    return this.sets.find(({ ids }) => [...operations].every((operation) => ids.has(operation))) ?? null
  }

  /** Makes a set of operations, the empty cell's among them. */
  createSet(operations: ReadonlySet<number>): HandlerSet {
    const set = createHandlerSet(this.settings, this.layout, this.memory, operations)
    this.sets.push(set)
    if (this.sets.length > SETS_KEPT) this.sets.shift()
    return set
  }

  /** Begins a match of these programs (load order) with a set that has all their operations; P-space is fresh. */
  begin(
    programs: readonly Program[],
    set: HandlerSet,
    { settings: { maxCycles }, stop, coverage = true }: Pick<Batch, 'settings' | 'stop' | 'coverage'>,
  ): void {
    const { layout, settings } = this
    for (const start of layout.pSpaces) this.bytes.fill(0, start, start + 4 * settings.pSpaceSize)
    const spaces = sharedSpaces(programs)
    const results = programs.map(() => settings.coreSize - 1)
    const cells = programs.map((program) => this.cellsOf(program, set))
    this.match = { programs, cells, set, stop, maxCycles, countsCoverage: coverage, spaces, results }
  }

  private get current(): MatchState {
    if (this.match === null) throw new TypeError('a round needs a match that has begun')
    return this.match
  }

  /** Loads the programs of the match at their positions, with one process each. */
  load({ positions, first }: RoundPlacement): void {
    const { layout, settings, fields, words, bytes } = this
    const { programs, cells, maxCycles, countsCoverage, spaces, results } = this.current
    const count = programs.length
    fields.set(this.clearedCore, 0)
    for (const [index, position] of positions.entries()) this.loadCells(cells[index]!, position)
    this.slots = Array.from({ length: count }, (_, slot) => (first + slot) % count)
    for (const [slot, warrior] of this.slots.entries()) {
      const at = layout.registers[slot]! >> 2
      const queue = layout.queues[slot]!
      const coverage = layout.coverages[slot]!
      const start = wrapField(positions[warrior]! + programs[warrior]!.start, settings.coreSize)
      const register = (name: keyof typeof REGISTER, value: number) => {
        words[at + (REGISTER[name] >> 2)] = value
      }
      register('processes', layout.fieldBytes)
      register('spawned', 0)
      register('head', queue)
      register('origin', queue)
      register('next', layout.registers[slot + 1 === count ? 0 : slot + 1]!)
      register('pSpace', layout.pSpaces[spaces[warrior]!]!)
      register('result', results[warrior]! << layout.cellShift)
      register('deathStep', 0)
      fields[queue / layout.fieldBytes] = start << layout.cellShift
      register('coverage', coverage)
      if (countsCoverage) {
        bytes.fill(0, coverage, coverage + settings.coreSize + 2)
        bytes[coverage + start] = 1
      }
    }
    this.setRound({
      turn: layout.registers[0]!,
      before: layout.registers[count - 1]!,
      alive: count,
      budget: count * maxCycles,
      steps: 0,
    })
  }

  private setRound(values: Record<keyof Omit<typeof ROUND_REGISTER, 'size'>, number>): void {
    for (const [name, value] of Object.entries(values))
      this.words[(this.layout.round + ROUND_REGISTER[name as keyof typeof values]) >> 2] = value
  }

  /** The cells of a program; made once for a set, since in a batch the same programs meet many others. */
  private cellsOf(program: Program, set: HandlerSet): Uint16Array | Uint32Array {
    const known = set.cells.get(program)
    if (known !== undefined) return known
    const { coreSize } = this.settings
    const { cellShift, fieldBytes } = this.layout
    const length = program.instructions.length * FIELDS_PER_CELL
    const cells = fieldBytes === 2 ? new Uint16Array(length) : new Uint32Array(length)
    let at = 0
    for (const { opcode, modifier, aMode, a, bMode, b } of program.instructions) {
      const operation = packOperation(opcode, modifier, aMode, bMode)
      cells[at++] = wrapField(a, coreSize) << cellShift
      cells[at++] = wrapField(b, coreSize) << cellShift
      cells[at++] = set.ids.get(operation)!
      cells[at++] = operation
    }
    set.cells.set(program, cells)
    return cells
  }

  private loadCells(cells: Uint16Array | Uint32Array, position: number): void {
    const end = this.settings.coreSize * FIELDS_PER_CELL
    let at = position * FIELDS_PER_CELL
    for (let from = 0; from < cells.length;) {
      const part = cells.subarray(from, from + end - at)
      this.fields.set(part, at)
      from += part.length
      at = 0
    }
  }

  /** Plays a part of the round, at most some milliseconds; true when it has ended. */
  play(): boolean {
    return this.slots.length === 2 && this.round('alive') === 2 ? this.playTwo() : this.playMany()
  }

  private round(name: keyof typeof ROUND_REGISTER): number {
    return this.words[(this.layout.round + ROUND_REGISTER[name]) >> 2]!
  }

  private register(slot: number, name: keyof typeof REGISTER): number {
    return this.words[(this.layout.registers[slot]! + REGISTER[name]) >> 2]!
  }

  private setRegister(slot: number, name: keyof typeof REGISTER, value: number): void {
    this.words[(this.layout.registers[slot]! + REGISTER[name]) >> 2] = value
  }

  /** Instructions that the warrior in the slot has executed. */
  private executed(slot: number): number {
    return ((this.register(slot, 'head') - this.register(slot, 'origin')) | 0) / this.layout.fieldBytes
  }

  private playTwo(): boolean {
    const { layout } = this
    const { set, stop, maxCycles, countsCoverage } = this.current
    const done = this.executed(0)
    const from = this.register(0, 'head') - layout.queues[0]!
    const cycles = Math.min(maxCycles - done, CYCLES_PER_CALL)
    const to = from + cycles * layout.fieldBytes
    const died = set.playTwo(countsCoverage)(from, to)
    const at = this.register(0, 'head')
    // In the cycle of a death slot 0 has executed; slot 1 only if it is the one that died.
    this.setRegister(0, 'head', layout.queues[0]! + at + (died === 0 ? 0 : layout.fieldBytes))
    this.setRegister(1, 'head', layout.queues[1]! + at + (died === 2 ? layout.fieldBytes : 0))
    const steps = this.executed(0) + this.executed(1)
    if (died === 0) {
      this.rewind()
      return steps === 2 * maxCycles && this.endRound(steps, 2)
    }
    this.setRegister(died - 1, 'deathStep', steps)
    if (stop === 'one-left') return this.endRound(steps, 1)
    const survivor = 2 - died
    const registers = layout.registers[survivor]!
    this.setRegister(survivor, 'next', registers)
    const budget = maxCycles - this.executed(survivor)
    this.setRound({ turn: registers, before: registers, alive: 1, budget, steps })
    this.rewind()
    return budget === 0
  }

  private endRound(steps: number, alive: number): true {
    this.words[(this.layout.round + ROUND_REGISTER.steps) >> 2] = steps
    this.words[(this.layout.round + ROUND_REGISTER.alive) >> 2] = alive
    return true
  }

  private playMany(): boolean {
    const { set, stop, maxCycles, countsCoverage } = this.current
    const stopAt = stop === 'one-left' && this.slots.length > 1 ? 1 : 0
    const ended = set.playMany(stop, countsCoverage)(CYCLES_PER_CALL, stopAt, maxCycles)
    if (ended === 0) this.rewind()
    return ended !== 0
  }

  /** Moves the processes of queues that have come far back to the beginning of their room. */
  private rewind(): void {
    const { layout, bytes } = this
    for (const [slot, queue] of layout.queues.entries()) {
      const head = this.register(slot, 'head')
      if (head === queue) continue
      bytes.copyWithin(queue, head, head + this.register(slot, 'processes'))
      this.setRegister(slot, 'head', queue)
      this.setRegister(slot, 'origin', this.register(slot, 'origin') - (head - queue))
    }
  }

  /** Ends the round: tells survivors in P-space, and writes a row of the outcome (see MatchOutcome) at `at`. */
  finish(row: Uint32Array, at: number): void {
    const { results, countsCoverage } = this.current
    const alive = this.round('alive')
    let cycles = 0
    for (const [slot, warrior] of this.slots.entries()) {
      const processes = this.register(slot, 'processes') / this.layout.fieldBytes
      const executed = this.executed(slot)
      cycles = Math.max(cycles, executed)
      results[warrior] = processes > 0 ? alive % this.settings.coreSize : 0
      row.set(
        [
          processes > 0 ? 0 : executed,
          processes,
          this.register(slot, 'spawned'),
          countsCoverage ? this.covered(slot) : 0,
        ],
        at + ROUND_HEADER + warrior * WARRIOR_FIELDS,
      )
    }
    row[at] = cycles
    row[at + 1] = this.round('steps')
  }

  private covered(slot: number): number {
    const { coreSize } = this.settings
    const start = this.layout.coverages[slot]!
    const map = this.bytes.subarray(start, start + coreSize + 2)
    for (const guard of [coreSize, coreSize + 1]) {
      if (map[guard] === 1) map[guard % coreSize] = 1
      map[guard] = 0
    }
    return this.countMarks(start, start + Math.ceil(coreSize / 8) * 8)
  }

  /** The machine at the end of a round, after {@link finish}. */
  state(): RoundState {
    const { layout, settings, fields } = this
    const { coreSize, pSpaceSize } = settings
    const operations = new Uint16Array(coreSize)
    const aFields = new Uint32Array(coreSize)
    const bFields = new Uint32Array(coreSize)
    for (let cell = 0; cell < coreSize; cell++) {
      aFields[cell] = fields[cell * FIELDS_PER_CELL]! >>> layout.cellShift
      bFields[cell] = fields[cell * FIELDS_PER_CELL + 1]! >>> layout.cellShift
      operations[cell] = fields[cell * FIELDS_PER_CELL + 3]!
    }
    const byWarrior = <T>(read: (slot: number, warrior: number) => T): T[] => {
      const values: T[] = []
      for (const [slot, warrior] of this.slots.entries()) values[warrior] = read(slot, warrior)
      return values
    }
    return {
      operations,
      aFields,
      bFields,
      queues: byWarrior((slot) => {
        const head = this.register(slot, 'head') / layout.fieldBytes
        const length = this.register(slot, 'processes') / layout.fieldBytes
        return Uint32Array.from(
          fields.subarray(head, head + length),
          (entry) => (entry >>> layout.cellShift) % coreSize,
        )
      }),
      pSpaces: byWarrior((_, warrior) => {
        const start = layout.pSpaces[this.current.spaces[warrior]!]! >> 2
        const cells = this.words.slice(start, start + pSpaceSize).map((value) => value >>> layout.cellShift)
        cells[0] = this.current.results[warrior]!
        return cells
      }),
      executed: byWarrior((slot) => this.executed(slot)),
      deathSteps: byWarrior((slot) => this.register(slot, 'deathStep')),
    }
  }
}
