import { describe, expect, it, vi } from 'vitest'
import { createEngine } from '../../arena/engines/index.js'
import {
  PRESETS,
  roundCount,
  warriorOutcome,
  type Batch,
  type EngineName,
  type MarsSettings,
} from '../../vm/index.js'
import { NAMES_OF_ALL } from '../helpers/engine-names.js'
import { program } from '../helpers/program.js'
import { ALLOWED, failed } from '../helpers/failed.js'

const imp = program(['MOV.I $0, $1'])
const dwarf = program(['ADD.AB #4, $3', 'MOV.I $2, @2', 'JMP.B $-2, $0', 'DAT.F #0, #0'])

/** On tensors a step takes as long as thousands of others, and a round of 94nop has 160,000. */
const SETTINGS: Partial<Record<EngineName, MarsSettings>> = { tensor: PRESETS.nano }

describe.each(NAMES_OF_ALL)('%s engine', async (name) => {
  const engine = await createEngine(name)

  function batch(rounds: number, overrides: Partial<Batch> = {}): Batch {
    return {
      settings: SETTINGS[name] ?? PRESETS['94nop'],
      programs: [imp, dwarf],
      matches: [{ warriors: [0, 1], placement: { kind: 'seed', seed: 3900, rounds } }],
      stop: 'one-left',
      ...overrides,
    }
  }

  it('gives one row a round', async () => {
    const [outcome] = await engine.run(batch(7))
    expect(roundCount(outcome!)).toBe(7)
    expect(warriorOutcome(outcome!, 0, 1)).toMatchObject({ spawned: 0 })
  })

  it('reports each match as it ends', async () => {
    const { matches } = batch(1)
    const seen: number[] = []
    await engine.run(batch(1, { matches: [matches[0]!, matches[0]!] }), {
      onMatch: (index) => seen.push(index),
    })
    expect(seen).toEqual([0, 1])
  })

  it('reports how many rounds were played after each of them', async () => {
    const { matches } = batch(2)
    const seen: number[] = []
    await engine.run(batch(2, { matches: [matches[0]!, matches[0]!] }), {
      onProgress: (rounds) => seen.push(rounds),
    })
    expect(seen).toEqual([1, 2, 3, 4])
  })

  it('gives the same outcome without counting covered addresses, which are 0 then', async () => {
    const [counted] = await engine.run(batch(3))
    const [uncounted] = await engine.run(batch(3, { coverage: false }))
    for (const round of [0, 1, 2])
      for (const index of [0, 1]) {
        const outcome = warriorOutcome(counted!, round, index)
        expect(outcome.covered).toBeGreaterThan(0)
        expect(warriorOutcome(uncounted!, round, index)).toEqual({ ...outcome, covered: 0 })
      }
  })

  it('lets other work in between many short batches as in a long one', async () => {
    const short = batch(1, { settings: { ...PRESETS.nano, maxCycles: 5 } })
    let time = performance.now()
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => time++)
    let isLetIn = false
    setImmediate(() => {
      isLetIn = true
    })
    // Each batch takes far less than other work waits, many take more.
    for (let batches = 0; batches < 50; batches++) await engine.run(short)
    clock.mockRestore()
    expect(isLetIn).toBe(true)
  })

  it('stops soon after an abort, with its reason', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    setTimeout(() => {
      controller.abort(reason)
    }, 50)
    const long = batch(10_000, { settings: PRESETS['94nop'], programs: [imp, imp] })
    let rounds = 0
    const running = engine.run(long, {
      signal: controller.signal,
      onProgress: () => {
        if (controller.signal.aborted) rounds++
      },
    })
    await expect(running).rejects.toBe(reason)
    expect(rounds).toBeLessThanOrEqual(1)
  })

  it('refuses what it cannot run, with a code and in words', () => {
    expect(engine.judge(batch(1))).toEqual(ALLOWED)
    const placement = { kind: 'seed', seed: 1, rounds: 1 } as const
    expect(engine.judge(batch(1, { matches: [{ warriors: [], placement }] }))).toEqual(
      failed('BadMatch', '0 warriors'),
    )
    expect(engine.judge(batch(1, { matches: [{ warriors: [0, 2], placement }] }))).toEqual(
      failed('BadMatch', 'not there'),
    )
    const crowd = Array.from({ length: 64 }, () => 0)
    const settings = { ...PRESETS['94nop'], minSeparation: 200 }
    expect(engine.judge(batch(1, { settings, matches: [{ warriors: crowd, placement }] }))).toEqual(
      failed('NoRoom', 'do not fit'),
    )
    expect(engine.judge(batch(1, { settings: { ...settings, coreSize: 0 } }))).toEqual(
      failed('BadSettings', 'coreSize is 0'),
    )
  })
})
