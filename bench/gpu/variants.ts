import type { WebgpuOptions } from '../../vm/index.js'

/** What is measured against each other on a card: one row for each, all on every workload. */

export interface Variant {
  readonly name: string
  readonly options: WebgpuOptions
}

/** The first is what drq does by default. */
export const VARIANTS: readonly [Variant, ...Variant[]] = [
  { name: 'default', options: {} },
  { name: 'switch', options: { dispatch: 'switch' } },
  { name: 'wide cells', options: { cells: 'wide' } },
  { name: 'plain queues', options: { queues: 'plain' } },
  { name: 'cores in buffers', options: { memory: 'storage' } },
  { name: '32 lanes', options: { lanes: 32 } },
  { name: '128 lanes', options: { lanes: 128 } },
  { name: '8,192 battles', options: { slots: 8192 } },
  { name: '32,768 battles', options: { slots: 32_768 } },
  { name: '131,072 battles', options: { slots: 131_072 } },
  { name: 'slices of 10 ms', options: { sliceMs: 10 } },
  { name: 'slices of 200 ms', options: { sliceMs: 200 } },
]
