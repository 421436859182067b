import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { createReferenceEngine, PRESETS, type Batch } from '../../../vm/index.js'
import { createTensorEngine } from '../../../vm/tensor/engine.js'
import { partsOf } from '../../../vm/tensor/part.js'
import { program } from '../../helpers/program.js'
import { wholeAnswer } from '../../helpers/whole-answer.js'
import { ALLOWED, failed } from '../../helpers/failed.js'

const imp = program(['MOV.I $0, $1'])
const dwarf = program(['ADD.AB #4, $3', 'MOV.I $2, @2', 'JMP.B $-2, $0', 'DAT.F #0, #0'])
const spl = program(['SPL.B $0, $0', 'MOV.I <-5, }-5'])
const reader = program(['LDP.AB #0, $1', 'DAT.F $0, $0'])

function batch(overrides: Partial<Batch> = {}): Batch {
  return {
    settings: { ...PRESETS.nano, maxCycles: 200 },
    programs: [imp, dwarf, spl],
    matches: [
      { warriors: [0, 1], placement: { kind: 'seed', seed: 7, rounds: 5 } },
      { warriors: [2, 1, 0], placement: { kind: 'seed', seed: 3, rounds: 3 } },
      { warriors: [2], placement: { kind: 'seed', seed: 3, rounds: 1 } },
    ],
    stop: 'one-left',
    ...overrides,
  }
}

describe('tensor engine', async () => {
  const engine = await createTensorEngine()
  const reference = createReferenceEngine()

  it('plays rounds of different lengths and numbers of warriors at once', async () => {
    for (const stop of ['one-left', 'none-left'] as const)
      expect(await wholeAnswer(engine, batch({ stop }))).toEqual(
        await wholeAnswer(reference, batch({ stop })),
      )
  })

  it('gives the same answer to batches that are played at the same time', async () => {
    const alone = await engine.run(batch())
    expect(await Promise.all([engine.run(batch()), engine.run(batch())])).toEqual([alone, alone])
  })

  it('cuts a batch that does not fit into memory', async () => {
    const settings = {
      ...PRESETS.nano,
      coreSize: 2 ** 20,
      maxCycles: 6,
      readLimit: 2 ** 20,
      writeLimit: 2 ** 20,
    }
    const placement = { kind: 'seed', seed: 7, rounds: 5 } as const
    const large = batch({
      settings,
      matches: [0, 1, 2, 1, 0].map((first) => ({ warriors: [first, 1], placement })),
    })
    expect([...partsOf(large)].map((part) => part.length)).toEqual([11, 11, 3])
    const told: number[] = []
    const progress: number[] = []
    const outcomes = await engine.run(large, {
      onMatch: (match, { data }) => told.push(match, data.length),
      onProgress: (rounds) => progress.push(rounds),
    })
    expect(outcomes).toEqual(await reference.run(large))
    expect(told).toEqual([0, 1, 2, 3, 4].flatMap((match) => [match, 50]))
    expect(progress).toEqual(Array.from({ length: 25 }, (_, index) => index + 1))
  })

  it('multiplies exactly in the largest core', async () => {
    const settings = {
      ...PRESETS.nano,
      coreSize: 2 ** 20,
      maxCycles: 2,
      readLimit: 2 ** 20,
      writeLimit: 2 ** 20,
    }
    const factors = [1_048_575, 1_048_573, 46_341, 1025, 0]
    const pairs = factors.flatMap((a) => factors.map((b) => [a, b] as const))
    const programs = pairs.map(([a, b]) => program([`MUL.AB #${a}, $1`, `DAT.F $0, $${b}`]))
    const matches = programs.map((_, index) => {
      return { warriors: [index], placement: { kind: 'seed', seed: 0, rounds: 1 } } as const
    })
    const products: number[] = []
    await engine.run(
      { settings, programs, matches, stop: 'one-left', coverage: false },
      { onRound: (_, __, { bFields }) => products.push(bFields[1]!) },
    )
    expect(products).toEqual(pairs.map(([a, b]) => Number((BigInt(a) * BigInt(b)) % 2n ** 20n)))
  })

  it('has an answer for matches without rounds, in their place', async () => {
    const none = { warriors: [0, 1], placement: { kind: 'explicit', rounds: [] } } as const
    const [first, second] = batch().matches
    const told: number[] = []
    const matches = [none, first!, none, second!, none]
    const outcomes = await engine.run(batch({ matches }), { onMatch: (match) => told.push(match) })
    expect(outcomes.map(({ data }) => data.length)).toEqual([0, 50, 0, 42, 0])
    expect(told).toEqual([0, 1, 2, 3, 4])
  })

  it('refuses P-space, and what does not fit into int32 or into memory', async () => {
    const placement = { kind: 'seed', seed: 0, rounds: 1 } as const
    const readers = batch({ programs: [imp, dwarf, spl, reader] })
    expect(engine.judge(readers)).toEqual(ALLOWED)
    const played = { ...readers, matches: [{ warriors: [3, 0], placement }] }
    expect(engine.judge(played)).toEqual(failed('PSpace', /^a warrior uses P-space$/))
    await expect(engine.run(played)).rejects.toThrow(new RangeError('a warrior uses P-space'))
    const settings = { ...PRESETS.nano, maxCycles: 100_000_000 }
    const crowd = Array.from({ length: 22 }, () => 0)
    const explicit = { kind: 'explicit', rounds: [{ positions: crowd, first: 0 }] } as const
    expect(engine.judge(batch({ settings, matches: [{ warriors: crowd, placement: explicit }] }))).toEqual(
      failed('TooLong', /^22 warriors for 100000000 cycles are too many$/),
    )
    const huge = { ...PRESETS.nano, coreSize: 2 ** 20, maxProcesses: 2 ** 20, maxCycles: 2 ** 20 }
    const limits = { readLimit: 2 ** 20, writeLimit: 2 ** 20 }
    const positions = crowd.slice(0, 16)
    const many = { kind: 'explicit', rounds: [{ positions, first: 0 }] } as const
    expect(
      engine.judge(
        batch({ settings: { ...huge, ...limits }, matches: [{ warriors: positions, placement: many }] }),
      ),
    ).toEqual(
      failed(
        'TooLarge',
        /^a battle of 16 warriors in 1048576 cells takes 141 MiB as tensors; 128 are possible$/,
      ),
    )
  })

  it('leaves no tensor behind, also when it is aborted or a callback throws', async () => {
    await engine.run(batch())
    const { numTensors: before, numDataBuffers: buffers } = tf.memory()
    await engine.run(batch(), { onRound: () => undefined })
    expect(tf.memory().numTensors).toBe(before)
    const controller = new AbortController()
    const endless = batch({ settings: PRESETS['94nop'], programs: [imp, imp, imp] })
    const aborted = engine.run(endless, { signal: controller.signal })
    await new Promise((resolve) => setImmediate(resolve))
    expect(tf.memory().numTensors).toBeGreaterThan(before)
    controller.abort(new Error('enough'))
    await expect(aborted).rejects.toThrow('enough')
    expect(tf.memory().numTensors).toBe(before)
    const fail = () => {
      throw new Error('a callback')
    }
    for (const options of [{ onProgress: fail }, { onRound: fail }, { onMatch: fail }])
      await expect(engine.run(batch(), options)).rejects.toThrow('a callback')
    expect(tf.memory().numTensors).toBe(before)
    expect(tf.memory().numDataBuffers).toBe(buffers)
  })
})
