/** Dawn, the WebGPU of Chromium, as the npm package `webgpu` brings it to Node: an optional peer. */
import { EngineUnavailableError } from '../engine-unavailable.js'
import { GPU_LIMITS, type GpuAdapter, type GpuLimits, type OpenGpu } from './adapter.js'
import { createWebgpuEngine } from './engine.js'
import type { WebgpuOptions } from './options.js'

const INSTALL = 'npm install --no-save -D webgpu@0.6.2'

interface Dawn {
  create(options: string[]): GPU
}

async function loadDawn(): Promise<Dawn> {
  const name = 'webgpu'
  try {
    return (await import(name)) as Dawn
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ERR_MODULE_NOT_FOUND')
      throw new EngineUnavailableError('the npm package webgpu is not installed', INSTALL, { cause: error })
    throw new EngineUnavailableError(`the npm package webgpu does not load: ${firstLine(message)}`, INSTALL, {
      cause: error,
    })
  }
}

const firstLine = (text: string) => text.split('\n', 1)[0]!

/** Instances in use, kept here since Dawn crashes when one of them is collected. */
const instances = new Set<GPU>()

interface FoundAdapter {
  readonly adapter: GpuAdapter
  readonly gpu: GPU
  readonly handle: GPUAdapter
}

/** Dawn lists its adapters only in the error for one that does not exist. */
async function namesOf(dawn: Dawn): Promise<{ readonly backend: string; readonly name: string }[]> {
  const gpu = dawn.create(['adapter=no such adapter'])
  instances.add(gpu)
  try {
    await gpu.requestAdapter()
    return []
  } catch (error) {
    const listed = String((error as Error).message).matchAll(/backend: '([^']*)', name: '(.*)'$/gm)
    return [...listed].map(([, backend, name]) => ({ backend: backend!, name: name! }))
  } finally {
    instances.delete(gpu)
  }
}

async function findAdapters(): Promise<FoundAdapter[]> {
  const dawn = await loadDawn()
  const found: FoundAdapter[] = []
  for (const { backend, name } of await namesOf(dawn)) {
    if (found.some(({ adapter }) => adapter.name === name)) continue
    const gpu = dawn.create([`backend=${backend}`, `adapter=${name}`])
    const handle = await gpu.requestAdapter({ powerPreference: 'high-performance' })
    if (handle !== null) found.push({ adapter: describe(handle, name, backend), gpu, handle })
  }
  // Cards before software.
  return found.sort((x, y) => Number(x.adapter.isSoftware) - Number(y.adapter.isSoftware))
}

function describe({ info, limits }: GPUAdapter, name: string, backend: string): GpuAdapter {
  const { vendor, architecture, description, isFallbackAdapter } = info
  const own = Object.fromEntries(GPU_LIMITS.map((limit) => [limit, limits[limit]]))
  return {
    name,
    backend,
    vendor,
    architecture,
    description,
    isSoftware: isFallbackAdapter,
    limits: own as unknown as GpuLimits,
  }
}

/** In software: few battles at once, for its caches, and no workgroup memory, which takes it seconds to compile. */
const SOFTWARE_OPTIONS: WebgpuOptions = { slots: 64, memory: 'storage' }

/** All adapters of this machine, cards first. EngineUnavailableError when Dawn cannot be loaded. */
export async function listAdapters(): Promise<GpuAdapter[]> {
  return (await findAdapters()).map(({ adapter }) => adapter)
}

/**
 * Opens the first card, or where `software` is true and there is none, software that acts as one. EngineUnavailableError
 * when there is none of them.
 */
export async function openGpu(software: boolean, options: WebgpuOptions = {}): Promise<OpenGpu> {
  const found = (await findAdapters()).find(({ adapter }) => software || !adapter.isSoftware)
  if (found === undefined) throw new EngineUnavailableError('no GPU adapter was found')
  const { adapter, handle, gpu } = found
  instances.add(gpu)
  const device = await handle.requestDevice({ requiredLimits: { ...adapter.limits } })
  const engine = createWebgpuEngine(device, adapter.limits, {
    ...(adapter.isSoftware ? SOFTWARE_OPTIONS : {}),
    ...options,
  })
  void device.lost.then(() => instances.delete(gpu))
  const lost = device.lost.then(({ reason, message }) =>
    reason === 'destroyed' ? new Promise<string>(() => undefined) : message,
  )
  return { adapter, engine, lost, answers: () => device.queue.onSubmittedWorkDone() }
}
