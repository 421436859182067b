import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FoundGpus } from '../../../../arena/gpu/index.js'
import type { DoctorReport } from '../../../../src/cli/doctor/examine.js'
import { runProbe } from '../../../../src/cli/doctor/probe.js'
import { drq } from '../../../helpers/drq.js'
import { temporaryFolder } from '../../../helpers/folder.js'

const cwd = temporaryFolder('adapters')

const ICD = '/usr/lib/chromium/vk_swiftshader_icd.json'
const env = { VK_ICD_FILENAMES: ICD }

/** As drq itself tells it: .ci/run fails where there is none. */
async function hasAdapter(): Promise<boolean> {
  if (!existsSync(ICD)) return false
  const { found } = await runProbe<FoundGpus>(['adapters'], {
    limitMs: 60_000,
    env: { ...process.env, ...env },
    signal: new AbortController().signal,
  })
  return found[0]?.ok === true && found[0].adapters.length > 0
}

describe.skipIf(!(await hasAdapter()))('drq doctor with an adapter in software', () => {
  it('lists it with its limits, and engine webgpu as there, which --engine auto leaves alone', async () => {
    const { code, stdout } = await drq(['doctor', '--no-speed', '--json'], { cwd, env })
    expect(code).toBe(0)
    const { gpus, engines, auto } = JSON.parse(stdout) as DoctorReport
    expect(gpus).toMatchObject({ ok: true, adapters: [{ isSoftware: true, backend: 'vulkan' }] })
    const webgpu = engines.find(({ name }) => name === 'webgpu')
    expect(webgpu).toMatchObject({ isAvailable: true, takesPSpace: false, adapter: { isSoftware: true } })
    expect(auto).toEqual({ engines: ['wasm'], adapter: null })
  })

  it('says that auto uses it where a variable wants that', async () => {
    const { stdout } = await drq(['doctor', '--no-speed'], { cwd, env: { ...env, DRQ_SOFTWARE_GPU: '1' } })
    expect(stdout).toMatch(/^ {2}adapter {7}SwiftShader.*: software, the processor/m)
    expect(stdout).toMatch(/^ {2}--engine auto is wasm on \d+ threads? and webgpu on SwiftShader/m)
  })
})
