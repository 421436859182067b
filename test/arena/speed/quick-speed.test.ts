import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../arena/engines/index.js'
import { quickSpeeds, SpeedError, type QuickOptions, type QuickSpeed } from '../../../arena/speed/index.js'
import { roundsOf, type Batch } from '../../../vm/index.js'
import { tinyWorkload } from '../../helpers/workload.js'
import { mistakenEngine } from '../../helpers/wrong-engine.js'

const workload = tinyWorkload()

/** Plays on a real engine, by a clock of its own that `msOf` moves on. */
async function measured(msOf: (batch: Batch) => number, change: Partial<QuickOptions> = {}) {
  const engine = await createEngine('wasm')
  let time = 0
  const batches: Batch[] = []
  const speeds: QuickSpeed[] = []
  const plays = quickSpeeds({
    name: 'clockwork',
    workload,
    durationMs: 1000,
    now: () => time,
    run: (batch) => {
      batches.push(batch)
      time += msOf(batch)
      return engine.run(batch)
    },
    referee: await createEngine('reference'),
    signal: new AbortController().signal,
    ...change,
  })
  for await (const speed of plays) speeds.push(speed)
  return { speeds, batches, time }
}

describe('quickSpeeds', () => {
  it('plays longer and longer, in cycles and then in rounds, until the time is used', async () => {
    const { speeds, batches, time } = await measured(
      ({ settings, matches }) => (settings.maxCycles / 8000) * roundsOf(matches[0]!),
    )
    expect(speeds.map(({ maxCycles }) => maxCycles)).toEqual([80, 800, 8000, 8000, 8000, 8000])
    expect(batches.map(({ matches }) => roundsOf(matches[0]!))).toEqual([1, 1, 1, 1, 10, 100, 888])
    expect(speeds.at(-1)!.battles).toBe(888 * workload.lineUps.length)
    expect(time).toBeLessThanOrEqual(1000)
    expect(time).toBeGreaterThan(990)
  })

  it('gives a slow engine short battles, and never one play that the time has no room for', async () => {
    const { speeds, time } = await measured(({ settings }) => settings.maxCycles)
    // Twice 80, the first time unmeasured: 840 are left.
    expect(speeds.map(({ maxCycles }) => maxCycles)).toEqual([80, 800])
    expect(time).toBe(960)
    const slower = await measured(({ settings }) => 3 * settings.maxCycles)
    expect(slower.speeds.map(({ maxCycles }) => maxCycles)).toEqual([80, 173])
    expect(slower.time).toBe(999)
  })

  it('gives more and more battles to an engine that takes no longer for them', async () => {
    const { batches } = await measured(() => 100)
    expect(batches.map(({ matches }) => roundsOf(matches[0]!))).toEqual([1, 1, 1, 1, 1, 5, 20, 60, 120])
  })

  it('gives the one speed of an engine whose first play takes all the time', async () => {
    const { speeds } = await measured(() => 5000)
    expect(speeds.map(({ maxCycles }) => maxCycles)).toEqual([80])
  })

  it('counts the instructions of all copies', async () => {
    const speedOf = async (copies: number) => (await measured(() => 2000, { copies })).speeds[0]!
    const [one, four] = [await speedOf(1), await speedOf(4)]
    expect(four.battles).toBe(4 * one.battles)
    expect(four.stepsPerSecond).toBeCloseTo(4 * one.stepsPerSecond, 6)
  })

  it('takes no wrong answer', async () => {
    const wrong = mistakenEngine({ maxProcesses: 1 })
    await expect(measured(() => 1, { run: (batch) => wrong.run(batch) })).rejects.toThrow(SpeedError)
  })
})
