import { OPCODE } from '../isa.js'
import type { Constants, TensorMachine } from './machine.js'
import { evaluateOperands } from './operand.js'
import { executeAll } from './execute.js'
import { GOES, PACKED } from './tables.js'
import { uses } from './used.js'
import type { TensorVector } from './vectors.js'

/**
 * Executes one instruction of the warrior whose turn it is in every battle; see `Mars.step`. A battle that has ended
 * moves to place 0 and plays on there with all others that have: nobody looks at that place.
 */
export function step(constants: Constants, machine: TensorMachine): TensorMachine {
  const { cores, tables, used, crowd, queueSize } = constants
  const { v, plane, settings } = cores
  const { coreSize } = settings
  const warrior = v.add(v.mul(machine.place, crowd), machine.current)
  const base = v.mul(machine.place, coreSize)
  const processes = v.take(machine.processes, warrior)
  const executed = v.take(machine.executed, warrior)
  const queue = v.mul(warrior, queueSize)
  // Each instruction takes one process out of the ring, so their number says where it begins.
  const pc = v.take(machine.queues, v.add(queue, v.mod(executed, queueSize)))
  const position = { base, pc }

  const at = v.add(base, pc)
  const operation = v.take(machine.cells, at)
  const a = v.take(machine.cells, v.add(at, plane))
  const b = v.take(machine.cells, v.add(at, 2 * plane))
  const aMode = v.mod(v.div(operation, PACKED.aMode), 8)
  const source = evaluateOperands(cores, machine.cells, position, aMode, a, used.aModes)
  const bMode = v.mod(operation, 8)
  const read = evaluateOperands(cores, source.cells, position, bMode, b, used.bModes)
  const isFetched = settings.immediateB === 'fetched' && (used.aModes.decrement || used.aModes.increment)
  const isImmediate = v.equal(bMode, 0)
  const asFetched = (fetched: TensorVector, now: TensorVector) =>
    isFetched ? v.where(isImmediate, fetched, now) : now
  const target = { ...read, a: asFetched(a, read.a), b: asFetched(b, read.b) }

  const opcode = v.div(operation, PACKED.opcode)
  const modifier = v.mod(v.div(operation, PACKED.modifier), 8)
  const doing = { cores, tables, used, position, opcode, modifier, source, target, cells: read.cells }
  const { cells, condition, crashed } = executeAll(doing)

  const outcome = v.mul(opcode, 2)
  const goes = v.take(tables.goes, condition === null ? outcome : v.add(outcome, condition))
  let lives = v.less(GOES.nowhere, goes)
  if (crashed !== null) lives = v.and(lives, v.not(crashed))
  const ahead = v.mod(v.add(pc, goes), coreSize)
  const next = v.where(lives, v.where(v.equal(goes, GOES.toPointer), source.pointer, ahead), pc)
  const pushed = { warrior, queue, executed, processes, lives, next, opcode, pointer: source.pointer }
  return pass(constants, { ...machine, ...push(constants, machine, pushed), cells }, warrior)
}

interface Pushed {
  /** The warrior's number among those of all battles, and the begin of its queue. */
  readonly warrior: TensorVector
  readonly queue: TensorVector
  readonly executed: TensorVector
  readonly processes: TensorVector
  /** Whether the process goes on, and where; where it is when it does not. */
  readonly lives: TensorVector
  readonly next: TensorVector
  readonly opcode: TensorVector
  readonly pointer: TensorVector
}

/** Queues what follows. What no process is pushed for goes to a slot and an address that change nothing. */
function push(constants: Constants, machine: TensorMachine, pushed: Pushed): Partial<TensorMachine> {
  const { cores, used, queueSize } = constants
  const { v, settings } = cores
  const { warrior, queue, executed, processes, lives, next, opcode, pointer } = pushed
  const slotAfter = (count: TensorVector) => v.add(queue, v.mod(v.add(executed, count), queueSize))
  // The slot is free: it is the popped one when the ring was full.
  let slots = slotAfter(processes)
  let addresses = next
  let left = v.add(v.sub(processes, 1), v.count(lives))
  let spawned = machine.spawned
  const map = v.mul(warrior, settings.coreSize)
  let mapped = v.add(map, next)
  if (uses(used, 'SPL')) {
    const spawns = v.and(v.equal(opcode, OPCODE.SPL), v.less(processes, settings.maxProcesses))
    const born = v.where(spawns, pointer, next)
    slots = v.join(slots, v.where(spawns, slotAfter(v.add(processes, 1)), slots))
    addresses = v.join(next, born)
    mapped = v.join(mapped, v.add(map, born))
    left = v.add(left, v.count(spawns))
    spawned = v.put(spawned, warrior, v.add(v.take(spawned, warrior), v.count(spawns)))
  }
  const ones = () => v.add(v.mul(mapped, 0), 1)
  return {
    queues: v.put(machine.queues, slots, addresses),
    processes: v.put(machine.processes, warrior, left),
    executed: v.put(machine.executed, warrior, v.add(executed, 1)),
    spawned,
    coverage: machine.coverage === null ? null : v.put(machine.coverage, mapped, ones()),
  }
}

/** Buries the warrior that has no process left, passes the turn on, and sees whether that was the end. */
function pass(
  { cores, crowd, stop }: Constants,
  machine: TensorMachine,
  warrior: TensorVector,
): TensorMachine {
  const { v, settings } = cores
  const { place, current, previous } = machine
  const left = v.take(machine.processes, warrior)
  const dies = v.equal(left, 0)
  const deaths = v.count(dies)
  const steps = v.add(machine.steps, v.min(place, 1))
  const alive = v.sub(machine.alive, deaths)
  // The living form a circle. Without the dead one, the warrior before it is followed by the one behind it.
  const follower = v.take(machine.followers, warrior)
  const before = v.where(dies, previous, current)
  const followers = v.put(machine.followers, v.add(v.mul(place, crowd), before), follower)

  let { budget } = machine
  let ends: TensorVector
  if (stop === 'one-left') {
    budget = v.sub(budget, 1)
    // pMARS takes the dead warrior's remaining cycles off the budget, and one tick too many (quirk V2).
    const share = v.add(v.div(v.max(budget, 0), v.max(machine.alive, 1)), 1)
    budget = v.sub(budget, v.mul(deaths, share))
    ends = v.or(v.and(dies, v.less(alive, 2)), v.less(budget, 1))
  } else {
    const executed = v.take(machine.executed, v.add(v.mul(place, crowd), follower))
    ends = v.or(v.less(alive, 1), v.less(settings.maxCycles - 1, executed))
  }
  return {
    ...machine,
    followers,
    deathSteps: v.put(machine.deathSteps, warrior, v.mul(deaths, steps)),
    place: v.mul(place, v.count(v.not(ends))),
    current: follower,
    previous: before,
    alive,
    budget,
    steps,
  }
}
