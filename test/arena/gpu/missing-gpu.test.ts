import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findGpus, openGpuEngine } from '../../../arena/gpu/index.js'
import { GPU_BOUNDS } from '../../../arena/gpu/bounds.js'
import { EngineUnavailableError } from '../../../vm/index.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { HAS_SOFTWARE_GPU, SOFTWARE_GPU_ENV, untilGpuProcesses } from '../../helpers/software-gpu.js'

const ASK = `
  import { findGpus, openGpuEngine } from './dist/arena/gpu/index.js'
  const opened = await openGpuEngine().catch(({ name, message, remedy }) => ({ name, message, remedy }))
  console.log(JSON.stringify({ opened, found: await findGpus() }))
`

/** Whether a module in this folder finds the npm package webgpu, in this folder or one above it. */
function findsPackage(folder: string): boolean {
  try {
    return createRequire(join(folder, 'module.js')).resolve('webgpu') !== ''
  } catch {
    return false
  }
}

describe('without the npm package webgpu', () => {
  it('no engine is opened and nothing is found, and the line that installs it is told', () => {
    const place = [tmpdir(), '/dev/shm', homedir()].find((place) => !findsPackage(place))
    const folder = mkdtempSync(join(place!, 'drq-no-webgpu-'))
    for (const part of ['arena/gpu', 'arena/until-aborted.js', 'vm'])
      cpSync(join('dist', part), join(folder, 'dist', part), { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(folder, 'ask.js'), ASK)
    const { stdout, stderr } = spawnSync(process.execPath, ['ask.js'], { cwd: folder, encoding: 'utf8' })
    expect(stderr).toBe('')
    const problem = 'the npm package webgpu is not installed'
    const remedy = expect.stringMatching(/^npm install .*webgpu@/) as string
    expect(JSON.parse(stdout)).toEqual({
      opened: { name: 'EngineUnavailableError', message: problem, remedy },
      found: { ok: false, problem, remedy },
    })
  })
})

describe.skipIf(!HAS_SOFTWARE_GPU)('with the npm package webgpu', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })
  const withSoftware = () => {
    for (const [name, value] of Object.entries(SOFTWARE_GPU_ENV)) vi.stubEnv(name, value)
  }
  const refusal = (opened: Promise<unknown>) =>
    opened.then(
      () => expect.unreachable('it was opened'),
      (error: unknown) => error as EngineUnavailableError,
    )

  it('all adapters are found with their limits, and no process is left', async () => {
    withSoftware()
    const mark = `missing-gpu.test ${process.pid}`
    vi.stubEnv('DRQ_TEST_MARK', mark)
    const found = await findGpus()
    expect(found.ok && found.adapters.map(({ isSoftware }) => isSoftware)).toContain(true)
    expect(found.ok && found.adapters[0]!.limits.maxBufferSize).toBeGreaterThan(2 ** 20)
    await untilGpuProcesses(mark, (pids) => pids.length === 0)
  })

  it('a machine without a driver has no adapter', async () => {
    vi.stubEnv('VK_ICD_FILENAMES', '/nowhere.json')
    expect(await findGpus()).toEqual({ ok: true, adapters: [] })
    expect(await refusal(openGpuEngine({ software: true }))).toMatchObject({
      name: 'EngineUnavailableError',
      message: 'no GPU adapter was found',
    })
  })

  it('software is no GPU unless it is asked for', async () => {
    withSoftware()
    expect(await refusal(openGpuEngine())).toBeInstanceOf(EngineUnavailableError)
  })

  it('a process that does not answer in time is ended, and told of', async () => {
    withSoftware()
    const mark = `missing-gpu.test ${process.pid} late`
    vi.stubEnv('DRQ_TEST_MARK', mark)
    const problem = 'the GPU cannot be used: its process did not answer within 0.001 s'
    expect(await findGpus({ ...GPU_BOUNDS, listMs: 1 })).toEqual({ ok: false, problem, remedy: null })
    expect(await refusal(openGpuEngine({ software: true }, { ...GPU_BOUNDS, openMs: 1 }))).toMatchObject({
      name: 'EngineUnavailableError',
      message: problem,
    })
    await untilGpuProcesses(mark, (pids) => pids.length === 0)
  })

  it('nobody waits for a driver that hangs when the signal is aborted', async () => {
    withSoftware()
    const mark = `missing-gpu.test ${process.pid} hanging`
    vi.stubEnv('DRQ_TEST_MARK', mark)
    const folder = temporaryFolder('hang')
    const driver = join(folder, 'driver.cjs')
    writeFileSync(driver, 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)')
    vi.stubEnv('NODE_OPTIONS', `--require ${driver}`)
    const controller = new AbortController()
    const opening = openGpuEngine({ software: true, signal: controller.signal })
    await untilGpuProcesses(mark, (pids) => pids.length === 1)
    const reason = new Error('enough')
    controller.abort(reason)
    await expect(opening).rejects.toBe(reason)
    await untilGpuProcesses(mark, (pids) => pids.length === 0)
    await expect(openGpuEngine({ software: true, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  it('a driver that crashes is told of with its last words', async () => {
    const folder = temporaryFolder('crash')
    const driver = join(folder, 'driver.cjs')
    const words = String.raw`'\u001b[1mWarning: odd\nerror: no \u001b[1mmemory\nbye\n'`
    writeFileSync(driver, `require('fs').writeSync(2, ${words}); process.kill(process.pid, 'SIGSEGV')`)
    vi.stubEnv('NODE_OPTIONS', `--require ${driver}`)
    const problem = 'the GPU cannot be used: its process was ended by SIGSEGV: error: no  [1mmemory'
    expect(await findGpus()).toEqual({ ok: false, problem, remedy: null })
    expect(await refusal(openGpuEngine({ software: true }))).toMatchObject({
      message: problem,
      isFault: true,
    })
  })
})
