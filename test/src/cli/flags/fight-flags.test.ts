import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findGpus } from '../../../../arena/gpu/index.js'
import { gpuOptions, openFights, type FightFlags } from '../../../../src/cli/flags/fight-flags.js'
import { EngineUnavailableError } from '../../../../vm/index.js'
import { cli, environment } from '../../../helpers/cli.js'
import { mixedBatch, withoutPSpace } from '../../../helpers/fight-batches.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { standInGpu } from '../../../helpers/stand-in-gpu.js'
import { referenceAnswer } from '../../../helpers/reference-answers.js'

/** Of this process, which has no software in its environment. */
const found = await findGpus()
const hasGpu = found.ok && found.adapters.length > 0

const all = mixedBatch.matches.length
const theirs = withoutPSpace(mixedBatch).length

async function play(flags: FightFlags & { json?: true }, isTty = false, failAfter = Infinity) {
  const { env, stderr } = environment()
  const gpu = standInGpu({ failAfter })
  const openGpu = () => Promise.resolve(gpu)
  const fights = await openFights(flags, { ...env, isTty }, { everyBatch: true, openGpu })
  const outcomes = await fights.run(mixedBatch)
  expect(outcomes).toEqual(await referenceAnswer(mixedBatch))
  const during = stderr()
  await fights.close()
  return { during, after: stderr().slice(during.length), closed: gpu.closed() }
}

describe('where matches are fought', () => {
  it.each([
    [0, 'this thread'],
    [1, '1 thread'],
    [2, '2 threads'],
  ])('is said at the end when a GPU took part, with --threads %i', async (threads, here) => {
    const { during, after, closed } = await play({ engine: 'webgpu', threads })
    expect(during).toBe('')
    expect(after).toBe(`${theirs} matches on the GPU, ${all - theirs} on ${here}\n`)
    expect(closed).toBe(1)
  })

  it.each([undefined, 'wasm', 'reference'] as const)('is no matter without one: %s', async (engine) => {
    for (const threads of [0, 1])
      expect(await play({ threads, ...(engine === undefined ? {} : { engine }) })).toEqual({
        during: '',
        after: '',
        closed: 0,
      })
  })

  const lost = 'the GPU is left alone, and the threads play all: the device was lost\n'
  const played = `2 matches on the GPU, ${all - 2} on 1 thread\n`

  it('is said at once when the GPU is lost, and under a live view when that is over', async () => {
    const flags = { engine: 'webgpu', threads: 1 } as const
    expect(await play(flags, false, 2)).toEqual({ during: lost, after: played, closed: 1 })
    expect(await play({ ...flags, json: true }, true, 2)).toEqual({ during: lost, after: played, closed: 1 })
    expect(await play(flags, true, 2)).toEqual({ during: '', after: lost + played, closed: 1 })
  })

  it('is waited for no longer when the user stops it', async () => {
    const { env, stderr } = environment()
    const quit = new AbortController()
    const gpu = { everyBatch: true, openGpu: () => new Promise<never>(() => undefined) }
    for (const engine of ['webgpu', 'auto'] as const) {
      const opening = openFights({ engine, threads: 1 }, { ...env, interruption: () => quit.signal }, gpu)
      quit.abort()
      await expect(opening).rejects.toBe(quit.signal.reason)
    }
    expect(stderr()).toBe('')
  })

  it('is an error when webgpu cannot be had, and nothing with auto', async () => {
    const { env, stderr } = environment()
    const missing = new EngineUnavailableError('no GPU adapter was found')
    const gpu = { everyBatch: true, openGpu: () => Promise.reject(missing) }
    await expect(openFights({ engine: 'webgpu', threads: 1 }, env, gpu)).rejects.toBe(missing)
    const fights = await openFights({ engine: 'auto', threads: 1 }, env, gpu)
    expect(await fights.run(mixedBatch)).toHaveLength(all)
    await fights.close()
    expect(stderr()).toBe('')
  })
})

const WARRIOR = join(import.meta.dirname, '../../../../warriors/nano/pinprick.red')

describe.skipIf(hasGpu)('a GPU that is asked for and cannot be had', () => {
  it.each([
    'evolve',
    'evolve --seeds 1,2',
    'evolve --curriculum tiny',
    'contest --models genetic,m --base-url http://localhost:1/v1',
    `optimize ${WARRIOR} --against nano`,
  ])('leaves no run of drq %s behind', async (command) => {
    const cwd = temporaryFolder('no-gpu')
    const args = [...command.split(' '), '--preset', 'nano', '--engine', 'webgpu']
    const { code, stderr } = await cli(args, { cwd })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^error: .*(GPU|webgpu)/)
    expect(stderr).not.toContain('Run 1')
    expect(readdirSync(cwd)).toEqual([])
  })
})

it('software is a GPU only where a variable says so, and speeds are kept in the cache', () => {
  expect(gpuOptions({ env: {} })).toEqual({ software: false, everyBatch: false })
  expect(gpuOptions({ env: { DRQ_SOFTWARE_GPU: '1', XDG_CACHE_HOME: '/fast' } })).toEqual({
    software: true,
    everyBatch: true,
    speedFile: '/fast/drq/speeds.json',
  })
})
