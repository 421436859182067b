/** The buffers of a device in which battles lie: as many as fit below the limits and into its memory. */
import type { GpuLimits } from './adapter.js'
import type { Group } from './groups.js'
import { registerWords } from './layout.js'

/** Flags of WebGPU's GPUBufferUsage. */
const USAGE = { mapRead: 0x1, copySource: 0x4, copyTarget: 0x8, uniform: 0x40, storage: 0x80 } as const

/** WebGPU's GPUMapMode.READ. */
export const MAP_READ = 1

/** Below 2 GiB, where drivers begin to differ. */
const LARGEST_BUFFER = 2 ** 31 - 2 ** 20

/** Battles come in steps of this many, so that those of a workgroup are neighbours in memory. */
const SLOT_STEP = 64

/** The state of all battles on the device, interleaved by slots. */
export interface StateBuffers {
  readonly slots: number
  readonly registers: GPUBuffer
  readonly cells: GPUBuffer
  readonly operations: GPUBuffer | null
  readonly queues: GPUBuffer
  readonly covered: GPUBuffer | null
  /** Where the registers are read. */
  readonly readback: GPUBuffer
  destroy(): void
}

/** Bytes of each kind of state that one battle takes. */
function bytesOf({ key, warriorCount, sizes }: Group) {
  const { coreSize, queueWords, coverageWords } = sizes
  // Workgroups copy whole what they have room for.
  const warriors = key.local?.warriorCount ?? warriorCount
  return {
    registers: 4 * registerWords(warriorCount),
    cells: 4 * coreSize,
    operations: key.cells === 'wide' ? 4 * coreSize : 0,
    queues: 4 * warriors * queueWords,
    covered: key.coverage ? 4 * warriors * coverageWords : 0,
  }
}

/** Battles that the device can hold at once, at most `wanted`; 0 when not even one. */
export function slotsFor(group: Group, limits: GpuLimits, wanted: number): number {
  const largest = Math.max(...Object.values(bytesOf(group)))
  const room = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize, LARGEST_BUFFER)
  const most = Math.floor(room / largest)
  if (wanted < SLOT_STEP || most < SLOT_STEP) return Math.min(wanted, most)
  return Math.min(Math.ceil(wanted / SLOT_STEP), Math.floor(most / SLOT_STEP)) * SLOT_STEP
}

/** Makes the buffers, for half as many battles each time that the device's memory does not do. */
export async function createStateBuffers(
  device: GPUDevice,
  group: Group,
  slots: number,
): Promise<StateBuffers> {
  const bytes = bytesOf(group)
  for (let count = slots; count >= 1; count = Math.floor(count / 2)) {
    device.pushErrorScope('out-of-memory')
    const make = (size: number, usage: number) =>
      device.createBuffer({ size: Math.max(4, size * count), usage })
    const state = USAGE.storage | USAGE.copySource
    const buffers = {
      registers: make(bytes.registers, state),
      cells: make(bytes.cells, state),
      operations: bytes.operations > 0 ? make(bytes.operations, state) : null,
      queues: make(bytes.queues, state),
      covered: bytes.covered > 0 ? make(bytes.covered, state) : null,
      readback: make(bytes.registers, USAGE.mapRead | USAGE.copyTarget),
    }
    const destroy = () => {
      for (const buffer of Object.values(buffers)) buffer?.destroy()
    }
    const error = await device.popErrorScope()
    if (error === null) return { slots: count, ...buffers, destroy }
    destroy()
  }
  throw new RangeError('the memory of the device does not hold one battle')
}

/** A buffer of words that shaders read, filled now. */
export function createInput(device: GPUDevice, words: Uint32Array<ArrayBuffer>): GPUBuffer {
  const buffer = createWritable(device, words.byteLength)
  device.queue.writeBuffer(buffer, 0, words)
  return buffer
}

/** A buffer that shaders read and the host writes. */
export function createWritable(device: GPUDevice, bytes: number): GPUBuffer {
  return device.createBuffer({ size: Math.max(4, bytes), usage: USAGE.storage | USAGE.copyTarget })
}

export function createUniform(device: GPUDevice, fields: number): GPUBuffer {
  // Uniforms are bound in steps of 16 bytes.
  return device.createBuffer({ size: Math.ceil(fields / 4) * 16, usage: USAGE.uniform | USAGE.copyTarget })
}

/** A copy of a buffer's first bytes on the host. */
export async function readBuffer(device: GPUDevice, from: GPUBuffer, bytes: number): Promise<Uint32Array> {
  const target = device.createBuffer({ size: bytes, usage: USAGE.mapRead | USAGE.copyTarget })
  const encoder = device.createCommandEncoder()
  encoder.copyBufferToBuffer(from, 0, target, 0, bytes)
  device.queue.submit([encoder.finish()])
  await target.mapAsync(MAP_READ)
  const words = new Uint32Array(target.getMappedRange().slice(0))
  target.destroy()
  return words
}
