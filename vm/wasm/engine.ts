import {
  roundsOf,
  type Batch,
  type Engine,
  type Match,
  type MatchOutcome,
  type RefusalCode,
  type RunOptions,
} from '../engine.js'
import { playBatch } from '../play-batch.js'
import { judgeBatch, judgeLength } from '../refusal.js'
import { judgeInOrder, type Judgement } from '../result.js'
import type { MarsSettings } from '../settings.js'
import { createTurns } from '../turns.js'
import { Machine } from './machine.js'
import { chooseOperations, operationsOf } from './operations.js'

/**
 * Instructions of a match, as if all rounds took all cycles, from which it gets a module of its own: 2,000 rounds of
 * 94nop. Such a module plays 1 to 2 % faster than one of 190 handlers, and about 10 ms go by until V8 has optimised it.
 */
const LONG_SERIES = 320_000_000

/** Memories kept for matches of other settings and other numbers of warriors. */
const MACHINES_KEPT = 8

/** Makes the engine of emitted WebAssembly: modules are made at run time and kept with it, machines with their memories. */
export function createWasmEngine(): Engine {
  const machines = new Map<string, Machine>()
  const machineFor = (settings: MarsSettings, warriorCount: number): Machine => {
    const key = JSON.stringify([warriorCount, { ...settings, maxCycles: 0 }])
    const machine = machines.get(key) ?? new Machine(settings, warriorCount)
    // The one used last is the last one in the map.
    machines.delete(key)
    machines.set(key, machine)
    if (machines.size > MACHINES_KEPT) machines.delete(machines.keys().next().value!)
    return machine
  }
  /** Batches share the machines, so they are played one after the other. */
  const inTurn = createTurns()
  return {
    name: 'wasm',
    judge,
    run(batch, options = {}) {
      return inTurn(() => playOn(batch, options, machineFor))
    },
  }
}

function judge(batch: Batch): Judgement<RefusalCode> {
  return judgeInOrder<RefusalCode>(
    () => judgeBatch(batch),
    () => judgeLength(batch),
  )
}

async function playOn(
  batch: Batch,
  options: RunOptions,
  machineFor: (settings: MarsSettings, warriorCount: number) => Machine,
): Promise<MatchOutcome[]> {
  const judged = judge(batch)
  if (!judged.ok) throw new RangeError(judged.message)
  return playBatch(batch, options, (index) => {
    const programs = batch.matches[index]!.warriors.map((warrior) => batch.programs[warrior]!)
    const machine = machineFor(batch.settings, programs.length)
    const set = machine.findSet(operationsOf(programs)) ?? createSet(machine, batch, index)
    machine.begin(programs, set, batch)
    return machine
  })
}

/** Compiles what the match needs, and with it what those behind it need as long as it fits. */
function createSet(machine: Machine, batch: Batch, index: number) {
  const match = batch.matches[index]!
  return machine.createSet(chooseOperations(batch, index, isLong(batch, match) ? 1 : Infinity))
}

/** Whether a match is a series so long that a module of its own pays. */
function isLong({ settings }: Batch, match: Match): boolean {
  return roundsOf(match) * match.warriors.length * settings.maxCycles >= LONG_SERIES
}
