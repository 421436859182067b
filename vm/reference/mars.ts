import type { RoundPlacement, RoundState, StopRule } from '../engine.js'
import { ROUND_HEADER, WARRIOR_FIELDS } from '../engine.js'
import { EMPTY_CELL, OPCODE, packOperation, wrapField } from '../isa.js'
import type { MarsSettings } from '../settings.js'
import type { Program } from '../warrior.js'
import { executeInstruction } from './execute.js'
import type { MarsListener } from './listener.js'
import { createOperand } from './operand.js'
import { createPSpaces, type PSpace } from '../p-space.js'
import { ProcessQueue } from './process-queue.js'

const EMPTY_OPERATION = packOperation(
  EMPTY_CELL.opcode,
  EMPTY_CELL.modifier,
  EMPTY_CELL.aMode,
  EMPTY_CELL.bMode,
)

/**
 * The memory array Redcode simulator, written to be read: one core, the warriors of one match, any settings. It runs
 * round after round ({@link load}, then {@link run} until true, then {@link finish}); P-space lives as long as the
 * machine. `settings` must be valid, and programs 1 .. 64.
 */
export class Mars {
  readonly operations: Uint16Array
  readonly aFields: Uint32Array
  readonly bFields: Uint32Array
  readonly aOperand = createOperand()
  readonly bOperand = createOperand()
  readonly queues: readonly ProcessQueue[]
  readonly executed: number[]
  /** The warrior whose turn it is. */
  current = 0
  /** Warriors alive. */
  alive = 0
  /** Instructions executed in this round by all. */
  steps = 0

  private readonly pSpaces: readonly PSpace[]
  private readonly deathCycles: number[]
  private readonly deathSteps: number[]
  private readonly spawned: number[]
  private readonly coverage: readonly Uint8Array[]
  private budget = 0

  readonly settings: MarsSettings
  readonly listener: MarsListener | null
  private readonly programs: readonly Program[]
  private readonly stop: StopRule

  constructor(
    settings: MarsSettings,
    programs: readonly Program[],
    stop: StopRule,
    listener: MarsListener | null = null,
  ) {
    this.settings = settings
    this.programs = programs
    this.stop = stop
    this.listener = listener
    const { coreSize, pSpaceSize } = settings
    this.operations = new Uint16Array(coreSize)
    this.aFields = new Uint32Array(coreSize)
    this.bFields = new Uint32Array(coreSize)
    this.queues = programs.map(() => new ProcessQueue())
    this.pSpaces = createPSpaces(programs, pSpaceSize, coreSize)
    this.coverage = programs.map(() => new Uint8Array(coreSize))
    this.executed = programs.map(() => 0)
    this.deathCycles = programs.map(() => 0)
    this.deathSteps = programs.map(() => 0)
    this.spawned = programs.map(() => 0)
  }

  /** Clears the core and loads every program at its position, with one process at its start. */
  load({ positions, first }: RoundPlacement): void {
    this.operations.fill(EMPTY_OPERATION)
    this.aFields.fill(0)
    this.bFields.fill(0)
    this.alive = this.programs.length
    this.steps = 0
    this.budget = this.alive * this.settings.maxCycles
    for (const [warrior, program] of this.programs.entries()) {
      for (const counts of [this.executed, this.deathCycles, this.deathSteps, this.spawned])
        counts[warrior] = 0
      this.coverage[warrior]!.fill(0)
      this.queues[warrior]!.clear()
      this.loadProgram(program, positions[warrior]!)
      this.current = warrior
      this.queue(wrapField(positions[warrior]! + program.start, this.settings.coreSize))
    }
    this.current = first
  }

  private loadProgram({ instructions }: Program, position: number): void {
    const { coreSize } = this.settings
    for (const [offset, { opcode, modifier, aMode, a, bMode, b }] of instructions.entries()) {
      const cell = (position + offset) % coreSize
      this.operations[cell] = packOperation(opcode, modifier, aMode, bMode)
      this.aFields[cell] = wrapField(a, coreSize)
      this.bFields[cell] = wrapField(b, coreSize)
    }
  }

  /** Executes up to `limit` instructions; true when the round has ended. */
  run(limit: number): boolean {
    while (limit-- > 0) if (this.hasEnded() || this.step()) return true
    return this.hasEnded()
  }

  private hasEnded(): boolean {
    if (this.stop === 'one-left') return this.budget <= 0 || this.alive === 0
    return this.alive === 0 || this.executed[this.current]! >= this.settings.maxCycles
  }

  /** Executes one instruction of the current warrior and passes the turn on; true when that ended the round. */
  step(): boolean {
    const warrior = this.current
    const queue = this.queues[warrior]!
    const pc = queue.shift()
    this.listener?.executed(warrior, pc)
    this.steps++
    this.executed[warrior]!++
    const before = queue.length
    executeInstruction(this, pc)
    if (queue.length === before) this.listener?.die(warrior, pc)
    this.budget--
    if (queue.length === 0) return this.bury(warrior)
    this.passTurn()
    return this.hasEnded()
  }

  private bury(warrior: number): boolean {
    this.deathCycles[warrior] = this.executed[warrior]!
    this.deathSteps[warrior] = this.steps
    const before = this.alive--
    if (this.alive === 0 || (this.alive === 1 && this.stop === 'one-left')) return true
    // pMARS takes the dead warrior's remaining cycles off the budget, and one tick too many (quirk V2).
    this.budget -= Math.floor(this.budget / before) + 1
    this.passTurn()
    return this.hasEnded()
  }

  private passTurn(): void {
    do this.current = this.current + 1 === this.queues.length ? 0 : this.current + 1
    while (this.queues[this.current]!.length === 0)
  }

  /** Puts a process of the current warrior at the end of its queue. */
  queue(address: number): void {
    this.coverage[this.current]![address] = 1
    this.queues[this.current]!.push(address)
  }

  /** Queues the process that executed at `pc` for the cell `distance` (1 or 2) behind it. */
  proceed(pc: number, distance: number): void {
    const next = pc + distance
    this.queue(next < this.settings.coreSize ? next : next % this.settings.coreSize)
  }

  /** Creates a process of the current warrior unless it has as many as allowed. */
  split(address: number): void {
    if (this.queues[this.current]!.length >= this.settings.maxProcesses) return
    this.spawned[this.current]!++
    this.queue(address)
    this.listener?.spawn(this.current, address)
  }

  /** P-space of the current warrior. */
  get pSpace(): PSpace {
    return this.pSpaces[this.current]!
  }

  /** Ends the round: tells survivors in P-space, and writes a row of the outcome (see MatchOutcome) at `at`. */
  finish(row: Uint32Array, at: number, countsCoverage = true): void {
    row[at] = Math.max(...this.executed)
    row[at + 1] = this.steps
    for (const [warrior, queue] of this.queues.entries()) {
      this.pSpaces[warrior]!.setResult(queue.length > 0 ? this.alive % this.settings.coreSize : 0)
      const field = at + ROUND_HEADER + warrior * WARRIOR_FIELDS
      row[field] = this.deathCycles[warrior]!
      row[field + 1] = queue.length
      row[field + 2] = this.spawned[warrior]!
      if (countsCoverage) row[field + 3] = this.coverage[warrior]!.reduce((sum, covered) => sum + covered, 0)
    }
  }

  /** The machine as it stands; core arrays are the machine's own. */
  state(): RoundState {
    return {
      operations: this.operations,
      aFields: this.aFields,
      bFields: this.bFields,
      queues: this.queues.map((queue) => queue.toArray()),
      pSpaces: this.pSpaces.map((space) => space.toArray()),
      executed: [...this.executed],
      deathSteps: [...this.deathSteps],
    }
  }

  /** Tells the listener which cells the instruction reads and writes beyond its pointers. */
  reportAccess(opcode: number): void {
    const { listener, current, aOperand, bOperand } = this
    if (listener === null) return
    if (READS_A.has(opcode)) listener.read(current, aOperand.pointer)
    if (READS_B.has(opcode)) listener.read(current, bOperand.pointer)
    if (WRITES_B.has(opcode)) listener.write(current, bOperand.target)
  }
}

const { MOV, ADD, SUB, MUL, DIV, MOD, JMZ, JMN, DJN, SEQ, SNE, SLT, LDP, STP, CMP } = OPCODE
const READS_A: ReadonlySet<number> = new Set([MOV, ADD, SUB, MUL, DIV, MOD, SEQ, SNE, SLT, LDP, STP, CMP])
const READS_B: ReadonlySet<number> = new Set([
  ADD,
  SUB,
  MUL,
  DIV,
  MOD,
  JMZ,
  JMN,
  DJN,
  SEQ,
  SNE,
  SLT,
  STP,
  CMP,
])
const WRITES_B: ReadonlySet<number> = new Set([MOV, ADD, SUB, MUL, DIV, MOD, DJN, LDP])
