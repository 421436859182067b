/** What battles came to, read out of their tensors. */
import type { Batch, RoundState } from '../engine.js'
import { createPSpaces } from '../p-space.js'
import type { TensorFlow } from './backend.js'
import type { Constants, TensorMachine } from './machine.js'
import type { TensorBattle } from './part.js'
import type { TensorVector } from './vectors.js'

/** Reads what {@link rowOf} and {@link stateOf} tell of. */
export async function readMachine(
  tf: TensorFlow,
  machine: TensorMachine,
  { crowd, cores }: Constants,
  withCores: boolean,
): Promise<Readings> {
  const { coreSize } = cores.settings
  const read = (vector: TensorVector) => vector.data<'int32'>()
  const covered =
    machine.coverage === null
      ? null
      : tf.tidy((): TensorVector => tf.sum(tf.reshape(machine.coverage!, [-1, coreSize]), 1))
  try {
    const [processes, executed, spawned, deathSteps] = await Promise.all(
      [machine.processes, machine.executed, machine.spawned, machine.deathSteps].map(read),
    )
    return {
      crowd,
      processes: processes!,
      executed: executed!,
      spawned: spawned!,
      deathSteps: deathSteps!,
      covered: covered === null ? null : await read(covered),
      cells: withCores ? await read(machine.cells) : null,
      queues: withCores ? await read(machine.queues) : null,
    }
  } finally {
    covered?.dispose()
  }
}

/** All battles of a part after their ends. */
export interface Readings {
  readonly crowd: number
  readonly processes: Int32Array
  readonly executed: Int32Array
  readonly spawned: Int32Array
  readonly deathSteps: Int32Array
  readonly covered: Int32Array | null
  /** Only for `onRound`. */
  readonly cells: Int32Array | null
  readonly queues: Int32Array | null
}

/** The row of a battle in the outcome of its match; see MatchOutcome. */
export function rowOf(readings: Readings, { match }: TensorBattle, place: number, steps: number): number[] {
  const { crowd, processes, executed, spawned, covered } = readings
  const slots = match.warriors.map((_, warrior) => place * crowd + warrior)
  return [
    Math.max(...slots.map((slot) => executed[slot]!)),
    steps,
    ...slots.flatMap((slot) => [
      processes[slot] === 0 ? executed[slot]! : 0,
      processes[slot]!,
      spawned[slot]!,
      covered?.[slot] ?? 0,
    ]),
  ]
}

/** A battle's machine at its end. */
export function stateOf(
  readings: Readings,
  { settings, programs }: Batch,
  { match }: TensorBattle,
  place: number,
  { queueSize, cores }: Constants,
): RoundState {
  const { coreSize, pSpaceSize } = settings
  const { crowd, processes, executed, deathSteps, cells, queues } = readings
  const slots = match.warriors.map((_, warrior) => place * crowd + warrior)
  const survivors = slots.filter((slot) => processes[slot]! > 0).length
  const planeOf = (plane: number) => {
    const begin = plane * cores.plane + place * coreSize
    return cells!.subarray(begin, begin + coreSize)
  }
  const pSpaces = createPSpaces(
    match.warriors.map((index) => programs[index]!),
    pSpaceSize,
    coreSize,
  )
  return {
    operations: Uint16Array.from(planeOf(0)),
    aFields: Uint32Array.from(planeOf(1)),
    bFields: Uint32Array.from(planeOf(2)),
    queues: slots.map((slot) =>
      Uint32Array.from(
        { length: processes[slot]! },
        (_, index) => queues![slot * queueSize + ((executed[slot]! + index) % queueSize)]!,
      ),
    ),
    pSpaces: pSpaces.map((space, index) => {
      space.setResult(processes[slots[index]!]! > 0 ? survivors % coreSize : 0)
      return space.toArray()
    }),
    executed: slots.map((slot) => executed[slot]!),
    deathSteps: slots.map((slot) => deathSteps[slot]!),
  }
}
