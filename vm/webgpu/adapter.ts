import type { Engine } from '../engine.js'

/** What a shader may use on a device. Sizes in bytes. */
export interface GpuLimits {
  readonly maxBufferSize: number
  readonly maxStorageBufferBindingSize: number
  readonly maxStorageBuffersPerShaderStage: number
  readonly maxComputeWorkgroupStorageSize: number
  readonly maxComputeInvocationsPerWorkgroup: number
  readonly maxComputeWorkgroupsPerDimension: number
}

/** Names of the limits that matter here. */
export const GPU_LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupsPerDimension',
] as const

/** A GPU, or software that acts as one, as Dawn names it. */
export interface GpuAdapter {
  readonly name: string
  /** vulkan, metal, d3d12 … */
  readonly backend: string
  readonly vendor: string
  readonly architecture: string
  /** Of the driver, with its version. */
  readonly description: string
  /** True when the processor computes, not a card. */
  readonly isSoftware: boolean
  readonly limits: GpuLimits
}

/** A device that is open, and the engine on it. */
export interface OpenGpu {
  readonly adapter: GpuAdapter
  /** `close` destroys the device. A run rejects when the device is lost. */
  readonly engine: Engine
  /** Resolves with the reason when the device is lost; never by `close`. */
  readonly lost: Promise<string>
  /** Resolves when the device has done all that it was given so far: a sign of life. Rejects when it cannot. */
  readonly answers: () => Promise<unknown>
}
