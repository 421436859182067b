/** Shaders compiled for a device, each once. */
import type { ShaderKey } from './layout.js'
import { writeLoadShader } from './load-shader.js'
import { writePlayShader } from './play-shader.js'

/** The compiled shaders of a group. */
export interface Pipelines {
  readonly load: GPUComputePipeline
  readonly play: GPUComputePipeline
  /** Instructions of a battle in one dispatch, as the time of earlier ones taught. */
  slice: number
}

/** Before anything was measured: some milliseconds on the slowest devices. */
const FIRST_SLICE = 256

/** Compiled shaders kept. */
const PIPELINES_KEPT = 64

/** Rejects with what the device says against the shader; that is a mistake of ours. */
export function createPipelineCache(device: GPUDevice): (key: ShaderKey) => Promise<Pipelines> {
  const compile = (code: string, entryPoint: string) =>
    device.createComputePipelineAsync({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code }), entryPoint },
    })
  const load = remember(4, ({ cells, coverage }: Pick<ShaderKey, 'cells' | 'coverage'>) =>
    compile(writeLoadShader({ cells, coverage }), 'load'),
  )
  return remember(PIPELINES_KEPT, async (key: ShaderKey) => ({
    load: await load({ cells: key.cells, coverage: key.coverage }),
    play: await compile(writePlayShader(key), 'play'),
    slice: FIRST_SLICE,
  }))
}

/** Calls `make` once for each key, of which the last used are kept. */
function remember<Key, Value>(
  most: number,
  make: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const known = new Map<string, Promise<Value>>()
  return (key) => {
    const name = JSON.stringify(key)
    const made = known.get(name) ?? make(key)
    known.delete(name)
    known.set(name, made)
    if (known.size > most) known.delete(known.keys().next().value!)
    return made
  }
}
