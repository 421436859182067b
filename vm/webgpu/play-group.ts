/** Plays the rounds of a group: slots are loaded with battles, played slice by slice, and loaded anew as battles end. */
import type { Batch } from '../engine.js'
import { wrapField } from '../isa.js'
import { placementsOf } from '../placement.js'
import { createInput, createUniform, createWritable, MAP_READ, type StateBuffers } from './buffers.js'
import { controlOf } from './control.js'
import type { Group } from './groups.js'
import { queueLength, REGISTER, registerWords } from './layout.js'
import { LOAD_UNIFORM, loadWords, loadWorkgroups } from './load-shader.js'
import type { Pipelines } from './pipelines.js'
import { PLAY_UNIFORM } from './play-shader.js'
import { slotReader, type SlotReader } from './readout.js'

/** A round of a match, to be played in a slot. */
export interface GpuBattle {
  readonly match: number
  readonly round: number
  readonly positions: readonly number[]
  readonly first: number
}

/** What battles are played with, and who is told of their ends. */
export interface PlayGroupTools {
  readonly device: GPUDevice
  readonly pipelines: Pipelines
  readonly state: StateBuffers
  readonly sliceMs: number
  /** What the device was asked for; rejects with the reason when it was lost or refused a command of ours. */
  readonly answered: <T>(asked: Promise<T>) => Promise<T>
  readonly signal?: AbortSignal | undefined
  /** Called for each battle that ended, by the slot it lies in and its registers, which are only lent. */
  readonly onEnded: (battle: GpuBattle, slot: number, registers: SlotReader) => void
}

/** All rounds of the group, match by match. */
export function* battlesOf(batch: Batch, { matches }: Group): Generator<GpuBattle, undefined> {
  for (const match of matches)
    for (const [round, { positions, first }] of placementsOf(batch.settings, batch.matches[match]!).entries())
      yield { match, round, positions, first }
}

/** Plays these battles in as many slots as the state has. Rejects with the signal's reason when aborted. */
export async function playBattles(
  batch: Batch,
  group: Group,
  battles: Iterator<GpuBattle, undefined>,
  { device, pipelines, state, sliceMs, answered, signal, onEnded }: PlayGroupTools,
): Promise<void> {
  const { key, warriorCount, lineUpOf } = group
  const { lanes } = key
  const { slots } = state
  const { queue } = device
  const program = createProgramBuffers(device, group)
  const loads = createWritable(device, 4 * slots * loadWords(warriorCount))
  const playing = createWritable(device, 4 * slots)
  const loadUniform = createUniform(device, LOAD_UNIFORM.length)
  const playUniform = createUniform(device, PLAY_UNIFORM.length)
  const shared = [
    [3, state.registers],
    [4, state.cells],
    [5, state.queues],
    [6, state.operations],
    [7, state.covered],
  ] as const
  const bind = (pipeline: GPUComputePipeline, own: readonly (readonly [number, GPUBuffer])[]) =>
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [...own, ...shared].flatMap(([binding, buffer]) =>
        buffer === null ? [] : [{ binding, resource: { buffer } }],
      ),
    })
  const loadBindings = bind(pipelines.load, [
    [0, loadUniform],
    [1, loads],
    [2, program.lineUps],
  ])
  const playBindings = bind(pipelines.play, [
    [0, playUniform],
    [1, playing],
    [2, program.table],
  ])

  const { settings } = batch
  const sizes = {
    ...settings,
    slots,
    warriorCount,
    queueWords: group.sizes.queueWords,
    queueLength: queueLength(settings),
    coverageWords: group.sizes.coverageWords,
    budget: warriorCount * settings.maxCycles,
    rereads: Number(settings.immediateB === 'reread'),
    leastAlive: Number(batch.stop === 'one-left' && warriorCount > 1),
    stopsByBudget: Number(batch.stop === 'one-left'),
  }
  /** The battle in each slot. */
  const inSlot: (GpuBattle | undefined)[] = []
  let active: number[] = []
  const free = Array.from({ length: slots }, (_, index) => slots - 1 - index)
  const loadWordsOf = (slot: number, { match, positions, first }: GpuBattle) => [
    slot,
    program.places[lineUpOf.get(match)!]!,
    first,
    ...positions.map((position) => wrapField(position, settings.coreSize)),
  ]
  const loaded = new Uint32Array(slots * loadWords(warriorCount))
  /** Gives free slots to battles that wait; how many. */
  const refill = (): number => {
    let count = 0
    while (free.length > 0) {
      const { value: battle } = battles.next()
      if (battle === undefined) break
      const slot = free.pop()!
      inSlot[slot] = battle
      active.push(slot)
      loaded.set(loadWordsOf(slot, battle), count++ * loadWords(warriorCount))
    }
    return count
  }
  const bytes = 4 * slots * registerWords(warriorCount)
  try {
    for (let news = refill(), changed = true; active.length > 0;) {
      signal?.throwIfAborted()
      const encoder = device.createCommandEncoder()
      const pass = encoder.beginComputePass()
      if (news > 0) {
        queue.writeBuffer(loads, 0, loaded, 0, news * loadWords(warriorCount))
        const given = { ...sizes, count: news }
        queue.writeBuffer(
          loadUniform,
          0,
          Uint32Array.from(LOAD_UNIFORM, (name) => given[name]),
        )
        pass.setPipeline(pipelines.load)
        pass.setBindGroup(0, loadBindings)
        pass.dispatchWorkgroups(...loadWorkgroups(news, settings.coreSize))
      }
      if (changed) queue.writeBuffer(playing, 0, Uint32Array.from(active))
      const given = { ...sizes, count: active.length, slice: pipelines.slice }
      queue.writeBuffer(
        playUniform,
        0,
        Uint32Array.from(PLAY_UNIFORM, (name) => given[name]),
      )
      pass.setPipeline(pipelines.play)
      pass.setBindGroup(0, playBindings)
      pass.dispatchWorkgroups(Math.ceil(active.length / lanes))
      pass.end()
      encoder.copyBufferToBuffer(state.registers, 0, state.readback, 0, bytes)
      const start = performance.now()
      queue.submit([encoder.finish()])
      await answered(state.readback.mapAsync(MAP_READ, 0, bytes))
      pipelines.slice = nextSlice(pipelines.slice, sliceMs, performance.now() - start)
      const going: number[] = []
      try {
        const words = new Uint32Array(state.readback.getMappedRange(0, bytes))
        for (const slot of active) {
          if (words[REGISTER.ended * slots + slot] === 0) going.push(slot)
          else {
            onEnded(inSlot[slot]!, slot, slotReader(words, slots, slot))
            free.push(slot)
          }
        }
      } finally {
        // Also when a report throws: the next run goes on with these buffers.
        state.readback.unmap()
      }
      changed = going.length < active.length
      active = going
      news = refill()
      changed ||= news > 0
    }
  } finally {
    for (const buffer of [loads, playing, loadUniform, playUniform, program.lineUps, program.table])
      buffer.destroy()
  }
}

/** Bounds of a slice: some instructions pay for a dispatch, and more than these are a whole battle of most settings. */
const LEAST_SLICE = 16
const MOST_SLICE = 1_000_000

/** Towards the time that a dispatch should take: from a quarter to twice of the one that was measured. */
function nextSlice(slice: number, wantedMs: number, tookMs: number): number {
  const wanted = (slice * wantedMs) / Math.max(tookMs, 0.1)
  return Math.round(Math.min(Math.max(wanted, slice / 4, LEAST_SLICE), 2 * slice, MOST_SLICE))
}

/** The line-ups of a group, one after another, and the control words of their operations. */
function createProgramBuffers(device: GPUDevice, { key, lineUps }: Group) {
  const places: number[] = []
  const words = new Uint32Array(lineUps.reduce((sum, lineUp) => sum + lineUp.words.length, 0))
  const table = new Uint32Array(lineUps.reduce((sum, { operations }) => sum + operations.length, 0))
  let at = 0
  let tableAt = 0
  const { dispatch } = key
  for (const { words: own, operations } of lineUps) {
    places.push(at)
    words.set(own, at)
    words[at] = tableAt
    at += own.length
    for (const operation of operations)
      table[tableAt++] = dispatch === 'table' ? controlOf(operation) : dispatch.indexOf(operation)
  }
  return { places, lineUps: createInput(device, words), table: createInput(device, table) }
}
