/** The state of all battles of a part, as tensors. */
import type { TensorBattle } from './part.js'
import type { Batch, StopRule } from '../engine.js'
import { EMPTY_CELL, packOperation, wrapField } from '../isa.js'
import type { TensorFlow } from './backend.js'
import type { Cores } from './operand.js'
import type { Tables } from './tables.js'
import type { Used } from './used.js'
import type { TensorVector } from './vectors.js'

export interface Constants {
  readonly cores: Cores
  readonly tables: Tables
  readonly used: Used
  /** Warriors a battle has room for. */
  readonly crowd: number
  /** Slots of a process queue, a ring. */
  readonly queueSize: number
  readonly stop: StopRule
}

/** Battles have places from 1 on; see `step` for place 0. */
export interface TensorMachine {
  /** By place and address, in three planes. */
  readonly cells: TensorVector
  /** By place, warrior and slot. */
  readonly queues: TensorVector
  /** By place, warrior and address: 1 where it was ever queued. */
  readonly coverage: TensorVector | null
  /** These by place and warrior. */
  readonly processes: TensorVector
  readonly executed: TensorVector
  readonly spawned: TensorVector
  readonly deathSteps: TensorVector
  /** The living warrior that has its turn afterwards. */
  readonly followers: TensorVector

  /** These of each battle that is still played. */
  readonly place: TensorVector
  readonly current: TensorVector
  /** The living warrior that has its turn before. */
  readonly previous: TensorVector
  readonly alive: TensorVector
  readonly budget: TensorVector
  readonly steps: TensorVector
}

/** The fields of each battle that is still played. */
export const PLAYED = ['place', 'current', 'previous', 'alive', 'budget', 'steps'] as const

const { opcode, modifier, aMode, bMode } = EMPTY_CELL
const EMPTY_OPERATION = packOperation(opcode, modifier, aMode, bMode)

/** Loads the battles, each in its place, in order. */
export function loadMachine(
  tf: TensorFlow,
  { settings, programs, coverage = true }: Batch,
  battles: readonly TensorBattle[],
  { cores, crowd, queueSize }: Constants,
): TensorMachine {
  const { coreSize, maxCycles } = settings
  const { plane } = cores
  const warriors = (battles.length + 1) * crowd
  const cells = new Int32Array(3 * plane).fill(EMPTY_OPERATION, 0, plane)
  const queues = new Int32Array(warriors * queueSize)
  const map = coverage ? new Int32Array(warriors * coreSize) : null
  const processes = new Int32Array(warriors)
  const followers = new Int32Array(warriors)
  for (const [index, { match, placement }] of battles.entries()) {
    const place = index + 1
    for (const [warrior, number] of match.warriors.entries()) {
      const { instructions, start } = programs[number]!
      const position = placement.positions[warrior]!
      for (const [offset, instruction] of instructions.entries()) {
        const cell = place * coreSize + ((position + offset) % coreSize)
        const { opcode, modifier, aMode, a, bMode, b } = instruction
        cells[cell] = packOperation(opcode, modifier, aMode, bMode)
        cells[plane + cell] = wrapField(a, coreSize)
        cells[2 * plane + cell] = wrapField(b, coreSize)
      }
      const slot = place * crowd + warrior
      const pc = wrapField(position + start, coreSize)
      queues[slot * queueSize] = pc
      if (map !== null) map[slot * coreSize + pc] = 1
      processes[slot] = 1
      followers[slot] = (warrior + 1) % match.warriors.length
    }
  }
  const vector = (values: Int32Array) => tf.tensor1d(values, 'int32')
  const each = (value: (battle: TensorBattle, index: number) => number) =>
    vector(Int32Array.from(battles, value))
  const count = ({ match }: TensorBattle) => match.warriors.length
  return {
    cells: vector(cells),
    queues: vector(queues),
    coverage: map === null ? null : vector(map),
    processes: vector(processes),
    executed: vector(new Int32Array(warriors)),
    spawned: vector(new Int32Array(warriors)),
    deathSteps: vector(new Int32Array(warriors)),
    followers: vector(followers),
    place: each((_, index) => index + 1),
    current: each(({ placement }) => placement.first),
    previous: each((battle) => (battle.placement.first + count(battle) - 1) % count(battle)),
    alive: each(count),
    budget: each((battle) => count(battle) * maxCycles),
    steps: each(() => 0),
  }
}
