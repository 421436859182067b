import {
  roundsOf,
  rowLength,
  type Batch,
  type Engine,
  type MatchOutcome,
  type RoundState,
  type RunOptions,
} from '../engine.js'
import { emptyOutcomes } from '../play-batch.js'
import { createTurns } from '../turns.js'
import type { GpuLimits } from './adapter.js'
import { createStateBuffers, readBuffer, slotsFor, type StateBuffers } from './buffers.js'
import { groupMatches, type Group } from './groups.js'
import { registerWords } from './layout.js'
import type { WebgpuOptions } from './options.js'
import { createPipelineCache } from './pipelines.js'
import { battlesOf, playBattles, type GpuBattle } from './play-group.js'
import { readState, slotReader, writeRow } from './readout.js'
import { judgeForWebgpu } from './refusal.js'

/** Battles at once unless the options say otherwise: enough to hide the latency of the memory of the largest cards. */
const MOST_SLOTS = 65_536

/** Battles at once when their final machines are wanted: some 5 MB of them on 8,000 cells. */
const STATES_AT_ONCE = 64

const SLICE_MS = 50

/** A device that was lost says so within this time. */
const LAST_WORDS_MS = 500

/**
 * Battles on a device, each played by one invocation, many at a time. `limits` are those that the device was asked for.
 * One run at a time; a run rejects when the device is lost.
 */
export function createWebgpuEngine(
  device: GPUDevice,
  limits: GpuLimits,
  options: WebgpuOptions = {},
): Engine {
  const pipelinesFor = createPipelineCache(device)
  /** Why the device can no longer be used. */
  let failure: Error | null = null
  let isClosed = false
  const lost = device.lost.then(({ message }) => {
    failure = new Error(isClosed ? 'the device is closed' : `the GPU was lost: ${message}`)
  })
  device.onuncapturederror = ({ error }) => {
    failure ??= new Error(`the GPU refused a command: ${error.message}`)
  }
  const check = () => {
    if (failure !== null) throw failure
  }
  const answered = async <T>(asked: Promise<T>): Promise<T> => {
    const answer = await asked.catch(async (error: unknown) => {
      // A device that goes away rejects what is asked of it before it says so.
      await Promise.race([lost, new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS))])
      check()
      throw error
    })
    check()
    return answer
  }
  /** The buffers of the last run, since the next one is often of the same kind. */
  let kept: { readonly name: string; readonly slots: number; readonly state: StateBuffers } | null = null
  const stateFor = async (group: Group, wanted: number): Promise<StateBuffers> => {
    const slots = slotsFor(group, limits, wanted)
    const name = JSON.stringify([group.key, group.warriorCount, group.sizes])
    if (kept?.name === name && kept.slots === slots) return kept.state
    kept?.state.destroy()
    kept = null
    const state = await answered(createStateBuffers(device, group, slots))
    kept = { name, slots, state }
    return state
  }

  const playOn = async (batch: Batch, run: RunOptions): Promise<MatchOutcome[]> => {
    const judged = judgeForWebgpu(batch, limits)
    if (!judged.ok) throw new RangeError(judged.message)
    run.signal?.throwIfAborted()
    check()
    const report = createReport(batch, run)
    const { onRound, signal } = run
    const play = async (
      group: Group,
      wanted: number,
      battles: Iterator<GpuBattle, undefined> = battlesOf(batch, group),
    ) => {
      const state = await stateFor(group, Math.min(wanted, group.rounds))
      const pipelines = await answered(pipelinesFor(group.key))
      const tools = { device, pipelines, state, answered, signal }
      const ended: { battle: GpuBattle; slot: number }[] = []
      await playBattles(batch, group, battles, {
        ...tools,
        sliceMs: options.sliceMs ?? SLICE_MS,
        onEnded: (battle, slot, registers) => {
          const { data } = report.outcomes[battle.match]!
          const { warriorCount, key } = group
          writeRow(registers, warriorCount, key.coverage, data, battle.round * rowLength(warriorCount))
          if (onRound === undefined) report.add(battle.match)
          else ended.push({ battle, slot })
        },
      })
      return { state, ended }
    }
    const all = [...batch.matches.keys()]
    if (onRound === undefined) {
      for (const group of groupMatches(batch, all, limits, options))
        await play(group, options.slots ?? MOST_SLOTS)
      return report.outcomes
    }
    // Final machines are read while they lie in their slots, and told in the order of the rounds.
    const rounds = all.flatMap((match) =>
      Array.from({ length: roundsOf(batch.matches[match]!) }, (_, round) => ({ match, round })),
    )
    for (let at = 0; at < rounds.length; at += STATES_AT_ONCE) {
      const part = rounds.slice(at, at + STATES_AT_ONCE)
      const wanted = new Set(part.map(({ match, round }) => `${match} ${round}`))
      const states = new Map<string, RoundState>()
      for (const group of groupMatches(
        batch,
        [...new Set(part.map(({ match }) => match))],
        limits,
        options,
      )) {
        const battles = [...battlesOf(batch, group)].filter((each) =>
          wanted.has(`${each.match} ${each.round}`),
        )
        const { state, ended } = await play(group, battles.length, battles.values())
        // A slot that was loaded anew has lost its machine.
        if (state.slots < battles.length) throw new Error('the device has no room for the final machines')
        const readers = await answered(readAll(device, state, batch, group))
        for (const { battle, slot } of ended)
          states.set(`${battle.match} ${battle.round}`, readers(slot, battle.match))
      }
      for (const { match, round } of part) {
        onRound(match, round, states.get(`${match} ${round}`)!)
        report.add(match)
      }
    }
    return report.outcomes
  }
  /** Runs share the device's memory, so they follow each other. */
  const inTurn = createTurns()
  return {
    name: 'webgpu',
    judge: (batch) => judgeForWebgpu(batch, limits),
    run: (batch, run = {}) => inTurn(() => playOn(batch, run)),
    close() {
      isClosed = true
      device.destroy()
      return Promise.resolve()
    },
  }
}

/** Collects the outcomes and reports rounds as they end, and matches in their order. */
function createReport(batch: Batch, { onProgress, onMatch }: RunOptions) {
  const outcomes = emptyOutcomes(batch)
  const left = batch.matches.map(roundsOf)
  let rounds = 0
  let told = 0
  const tell = () => {
    for (; left[told] === 0; told++) onMatch?.(told, outcomes[told]!)
  }
  tell()
  return {
    outcomes,
    add(match: number) {
      left[match]!--
      onProgress?.(++rounds)
      tell()
    },
  }
}

/** Reads the whole state; gives the machine of a slot. */
async function readAll(device: GPUDevice, state: StateBuffers, batch: Batch, group: Group) {
  const { slots } = state
  const { coreSize } = batch.settings
  const { warriorCount, sizes } = group
  const read = (buffer: GPUBuffer, words: number) => readBuffer(device, buffer, 4 * words * slots)
  const registers = await read(state.registers, registerWords(warriorCount))
  const cells = await read(state.cells, coreSize)
  const operations = state.operations === null ? null : await read(state.operations, coreSize)
  const queues = await read(state.queues, warriorCount * sizes.queueWords)
  return (slot: number, match: number) => {
    const of = (words: Uint32Array) => slotReader(words, slots, slot)
    const readers = {
      registers: of(registers),
      cells: of(cells),
      operations: operations === null ? null : of(operations),
      queues: of(queues),
    }
    return readState(readers, group, match, batch.settings)
  }
}
