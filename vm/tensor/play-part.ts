import type { TensorContainerObject } from '@tensorflow/tfjs-core'
import type { Batch, MatchOutcome, RunOptions } from '../engine.js'
import { rowLength } from '../engine.js'
import type { TensorFlow } from './backend.js'
import { loadMachine, PLAYED, type Constants, type TensorMachine } from './machine.js'
import { queueSizeOf, type TensorBattle } from './part.js'
import { readMachine, rowOf, stateOf } from './readings.js'
import { step } from './step.js'
import { createTables } from './tables.js'
import { usedBy } from './used.js'
import { Vectors, type TensorVector } from './vectors.js'

/** Most steps between two looks at which battles have ended: on a card each look waits for all that was asked of it. */
const MOST_UNSEEN = 8

/** Battles that are played in lockstep, and where their outcomes go. */
export interface Part {
  readonly tf: TensorFlow
  readonly batch: Batch
  readonly battles: readonly TensorBattle[]
  readonly options: RunOptions
  /** Rows of the battles are written here. */
  readonly outcomes: readonly MatchOutcome[]
  readonly breathe: () => Promise<void> | undefined
  /** Called for each battle that has ended, in any order. */
  readonly ended: () => void
}

/** Plays battles at once, to the end of all, and leaves no tensor behind, whatever happens. */
export async function playPart(part: Part): Promise<void> {
  const { tf, batch, battles, options, outcomes, breathe, ended } = part
  const v = new Vectors(tf)
  const constants = createConstants(part, v)
  let machine: TensorMachine | null = null
  try {
    machine = tidy(tf, () => loadMachine(tf, batch, battles, constants))
    const steps = new Uint32Array(battles.length + 1)
    let places = battles.map((_, index) => index + 1)
    for (let unseen = 1; places.length > 0; unseen = Math.min(2 * unseen, MOST_UNSEEN)) {
      for (let count = 0; count < unseen; count++) {
        machine = replace(tf, machine, (before) => step(constants, before))
        await breathe()
      }
      const looked = await look(machine)
      if (looked.places.every((place) => place > 0)) continue
      for (const [index, place] of looked.places.entries())
        if (place === 0) {
          steps[places[index]!] = looked.steps[index]!
          ended()
        }
      const kept = [...looked.places.keys()].filter((index) => looked.places[index]! > 0)
      places = kept.map((index) => places[index]!)
      if (kept.length > 0) machine = replace(tf, machine, (before) => keep(v, before, kept))
    }
    const readings = await readMachine(tf, machine, constants, options.onRound !== undefined)
    for (const [index, battle] of battles.entries()) {
      const row = rowOf(readings, battle, index + 1, steps[index + 1]!)
      outcomes[battle.index]!.data.set(row, battle.round * rowLength(battle.match.warriors.length))
      if (options.onRound !== undefined)
        options.onRound(battle.index, battle.round, stateOf(readings, batch, battle, index + 1, constants))
    }
  } finally {
    if (machine !== null) disposeOf(machine)
    tf.dispose({ ...constants.tables })
    v.dispose()
  }
}

function createConstants({ tf, batch, battles }: Part, v: Vectors): Constants {
  const { settings, programs, stop } = batch
  const played = new Set(battles.flatMap(({ match }) => match.warriors))
  return {
    cores: { v, settings, plane: (battles.length + 1) * settings.coreSize },
    tables: createTables(tf),
    used: usedBy([...played].map((index) => programs[index]!)),
    crowd: Math.max(...battles.map(({ match }) => match.warriors.length)),
    queueSize: queueSizeOf(settings),
    stop,
  }
}

async function look({ place, steps }: TensorMachine): Promise<{ places: Int32Array; steps: Int32Array }> {
  return { places: await place.data<'int32'>(), steps: await steps.data<'int32'>() }
}

/** Only the battles of these indices are still played. What is kept of the others stays in their places. */
function keep(v: Vectors, machine: TensorMachine, kept: readonly number[]): TensorMachine {
  const indices = v.of(kept)
  const shorter = PLAYED.map((field) => [field, v.take(machine[field], indices)] as const)
  return { ...machine, ...Object.fromEntries(shorter) }
}

/** All tensors that the function makes are disposed of, but those in the machine it gives. */
function tidy(tf: TensorFlow, make: () => TensorMachine): TensorMachine {
  return tf.tidy(() => make() as unknown as TensorContainerObject) as unknown as TensorMachine
}

function disposeOf(machine: TensorMachine): void {
  for (const vector of Object.values(machine) as (TensorVector | null)[]) vector?.dispose()
}

/** The machine after that, without the tensors that are only in the machine before. */
function replace(
  tf: TensorFlow,
  before: TensorMachine,
  change: (before: TensorMachine) => TensorMachine,
): TensorMachine {
  const after = tidy(tf, () => change(before))
  for (const field of Object.keys(before) as (keyof TensorMachine)[])
    if (after[field] !== before[field]) before[field]?.dispose()
  return after
}
