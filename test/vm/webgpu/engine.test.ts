import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createReferenceEngine, PRESETS, type Batch, type MatchOutcome } from '../../../vm/index.js'
import { openGpu } from '../../../vm/webgpu/index.js'
import type { WebgpuOptions } from '../../../vm/webgpu/options.js'
import { byExtent } from '../../helpers/extent.js'
import { program } from '../../helpers/program.js'
import { HAS_SOFTWARE_GPU, useSoftwareGpu } from '../../helpers/software-gpu.js'
import { ALLOWED, failed } from '../../helpers/failed.js'

const imp = program(['MOV.I $0, $1'])
const dwarf = program(['ADD.AB #4, $3', 'MOV.I $2, @2', 'JMP.B $-2, $0', 'DAT.F #0, #0'])
const splitter = program([
  'SPL.B $0, }-7',
  'MOV.I >-9, >-9',
  'DJN.F $-1, <-12',
  'SNE.I *2, {3',
  'JMP.A $-4, <9',
])
const programs = [imp, dwarf, splitter]

/** Every pair and a melee of five, some rounds of each. */
const batch: Batch = {
  settings: { ...PRESETS.nano, maxCycles: 400 },
  programs,
  matches: [
    ...[0, 1, 2].flatMap((first) => [0, 1, 2].map((second) => [first, second])),
    [2, 1, 0, 1, 2],
    [2],
  ].map((warriors, index) => ({ warriors, placement: { kind: 'seed', seed: 100 + index, rounds: 9 } })),
  stop: 'one-left',
}

const batchToTheEnd: Batch = { ...batch, stop: 'none-left', coverage: false }

const VARIANTS: Readonly<Record<string, WebgpuOptions>> = {
  'the defaults': {},
  'a switch over operations': { dispatch: 'switch' },
  'wide cells': { cells: 'wide' },
  'plain queues': { queues: 'plain' },
  'workgroups of 16': { lanes: 16 },
  'workgroup memory': { memory: 'workgroup' },
  'seven slots, and a switch over wide cells': {
    slots: 7,
    dispatch: 'switch',
    cells: 'wide',
  },
  'short slices': { sliceMs: 0.5 },
}

describe.skipIf(!HAS_SOFTWARE_GPU)('WebGPU engine', () => {
  const reference = createReferenceEngine()
  beforeAll(useSoftwareGpu)

  it.each(Object.entries(VARIANTS))(
    'gives the same answers with %s',
    { timeout: 300_000 },
    async (_, options) => {
      const { engine } = await openGpu(true, options)
      // In software a shader whose cores are in workgroup memory takes more than ten seconds to compile.
      const isLong = options.memory === 'workgroup'
      try {
        expect(await engine.run(batch)).toEqual(await reference.run(batch))
        if (byExtent(isLong, false)) return
        expect(await engine.run(batchToTheEnd)).toEqual(await reference.run(batchToTheEnd))
      } finally {
        await engine.close?.()
      }
    },
  )
})

describe.skipIf(!HAS_SOFTWARE_GPU)('WebGPU engine with an open device', () => {
  let gpu: Awaited<ReturnType<typeof openGpu>>
  beforeAll(async () => {
    useSoftwareGpu()
    gpu = await openGpu(true, { slots: 4 })
  })
  afterAll(() => gpu.engine.close?.())

  const long: Batch = {
    settings: PRESETS['94nop'],
    programs,
    matches: [{ warriors: [0, 0], placement: { kind: 'seed', seed: 1, rounds: 1000 } }],
    stop: 'one-left',
  }

  it('reports rounds one by one and matches in their order, though battles end out of order', async () => {
    const rounds: number[] = []
    const matches: number[] = []
    const outcomes: MatchOutcome[] = []
    await gpu.engine.run(batch, {
      onProgress: (count) => rounds.push(count),
      onMatch: (index, outcome) => {
        matches.push(index)
        outcomes.push(outcome)
      },
    })
    expect(rounds).toEqual(Array.from({ length: 99 }, (_, index) => index + 1))
    expect(matches).toEqual([...batch.matches.keys()])
    expect(outcomes).toEqual(await createReferenceEngine().run(batch))
  })

  it('plays runs that were asked for at once one after the other', async () => {
    const [first, second] = await Promise.all([gpu.engine.run(batch), gpu.engine.run(batch)])
    expect(second).toEqual(first)
  })

  it('ends a run that is aborted between two slices, and plays the next one', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    let ended = 0
    const running = gpu.engine.run(long, {
      signal: controller.signal,
      onProgress: () => {
        ended++
        controller.abort(reason)
      },
    })
    await expect(running).rejects.toBe(reason)
    expect(ended).toBeLessThan(1000)
    expect(await gpu.engine.run(batch)).toEqual(await createReferenceEngine().run(batch))
  })

  it('rejects with what a report throws, and plays the next run', async () => {
    const mistake = new Error('a full disk')
    const onMatch = () => {
      throw mistake
    }
    await expect(gpu.engine.run(batch, { onMatch })).rejects.toBe(mistake)
    expect(await gpu.engine.run(batch)).toEqual(await createReferenceEngine().run(batch))
  })

  it('rejects with the reason of a signal that was aborted before', async () => {
    const reason = new Error('never')
    await expect(gpu.engine.run(batch, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  it('refuses P-space, cores beyond 16 bits and rounds beyond 31, with a code and in words', async () => {
    const thinker = { ...batch, programs: [imp, dwarf, program(['LDP.AB #0, $1'])] }
    expect(gpu.engine.judge(thinker)).toEqual(failed('PSpace', 'P-space'))
    await expect(gpu.engine.run(thinker)).rejects.toThrow(RangeError)
    // A program that nobody plays does not matter.
    expect(gpu.engine.judge({ ...thinker, matches: [batch.matches[0]!] })).toEqual(ALLOWED)
    const large = { ...PRESETS['94x'], coreSize: 65_536, readLimit: 65_536, writeLimit: 65_536 }
    expect(gpu.engine.judge({ ...batch, settings: large })).toEqual(failed('TooLarge', '65536 cells'))
    const crowd = {
      ...long,
      matches: [{ ...long.matches[0]!, warriors: Array.from({ length: 30 }, () => 0) }],
    }
    expect(gpu.engine.judge(crowd)).toEqual(ALLOWED)
    expect(gpu.engine.judge({ ...crowd, settings: { ...crowd.settings, maxCycles: 100_000_000 } })).toEqual(
      failed('TooLong', 'too many'),
    )
    const processes = { ...PRESETS['94nop'], maxProcesses: 70_000, maxCycles: 70_000 }
    expect(gpu.engine.judge({ ...long, settings: processes })).toEqual(failed('TooLarge', 'processes'))
    expect(gpu.engine.judge({ ...long, settings: { ...processes, maxCycles: 60_000 } })).toEqual(ALLOWED)
  })
})

describe.skipIf(!HAS_SOFTWARE_GPU)('WebGPU engine whose device goes away', () => {
  it('rejects the run under way and all later ones', async () => {
    useSoftwareGpu()
    const { engine } = await openGpu(true)
    const running = engine.run(
      {
        ...batch,
        settings: { ...PRESETS['94nop'] },
        matches: [{ warriors: [0, 0], placement: { kind: 'seed', seed: 1, rounds: 64 } }],
      },
      { onProgress: () => undefined },
    )
    setTimeout(() => void engine.close?.(), 300)
    await expect(running).rejects.toThrow('the device is closed')
    await expect(engine.run(batch)).rejects.toThrow('the device is closed')
  })
})
