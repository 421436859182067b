import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loneShareOf, paysOff, prospectOf, shareOf } from '../../../arena/workers/gpu-share.js'
import { createSpeedometer } from '../../../arena/workers/speedometer.js'
import { blendSpeeds, readSpeeds, type Speeds } from '../../../arena/workers/speeds.js'

/** Instructions a millisecond: the GPU plays nine times as fast as the threads. */
const known: Speeds = { gpu: 9000, threads: 1000, latencyMs: 50, startMs: 500, fill: 0.5 }
const unknown = { gpu: null, threads: null, latencyMs: null, fill: null }

describe('the share of the GPU', () => {
  it('lets both end together', () => {
    const ahead = 8_000_000
    const { room } = shareOf(ahead, known, null)
    const [there, here] = [room * known.fill, (ahead - room) * known.fill]
    expect(known.latencyMs + there / known.gpu).toBeCloseTo(here / known.threads, 6)
  })

  it('is nothing where the threads are done before it pays', () => {
    expect(shareOf(2 * 100_000, known, null).room).toBe(0)
    expect(shareOf(2 * 101_000, known, null).room).toBeGreaterThan(0)
  })

  it('takes some seconds at most', () => {
    expect(shareOf(1e12, known, null).room * known.fill).toBe(3000 * known.gpu)
    expect(shareOf(1e12, { ...known, latencyMs: 4000 }, null).room * known.fill).toBe(8000 * known.gpu)
    expect(loneShareOf(known).room * known.fill).toBe(3000 * known.gpu)
  })

  it('is one match until the GPU was measured, then grows', () => {
    expect(shareOf(1e9, unknown, null).most).toBe(1)
    const { room, most } = shareOf(1e12, known, 1000)
    expect([room * known.fill, most]).toEqual([8000, Infinity])
  })

  it('is a number for whatever was measured', () => {
    const steps = fc.integer({ min: 0, max: 1e9 })
    const events = fc.array(
      fc.record({ steps, ms: fc.float({ min: 0, max: 1e6, noNaN: true }), gpu: fc.boolean() }),
    )
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 1e12 }), fc.option(steps), (events, ahead, last) => {
        const meter = createSpeedometer(() => null, 2)
        for (const { steps, ms, gpu } of events)
          if (gpu) meter.countShare(steps, 2 * steps, ms)
          else meter.countShard(steps, 2 * steps, ms)
        for (const { room } of [shareOf(ahead, meter.speeds(), last), loneShareOf(meter.speeds())]) {
          expect(Number.isNaN(room)).toBe(false)
          expect(room).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})

describe('a batch', () => {
  it('is worth a GPU by what is known of its kind, else by its instructions', () => {
    expect(paysOff(prospectOf(200_000, known, 2))).toBe(false)
    expect(paysOff(prospectOf(202_000, known, 2))).toBe(true)
    expect(paysOff(prospectOf(2e8, null, 2))).toBe(false)
    expect(paysOff(prospectOf(2.1e8, null, 2))).toBe(true)
    expect(paysOff(prospectOf(2.1e8, null, 3))).toBe(false)
  })
})

describe('speeds', () => {
  it('are measured beside each other, and what was known stands in for what was not', () => {
    const meter = createSpeedometer(() => known, 2)
    expect(meter.speeds()).toMatchObject({ gpu: 9000, threads: 1000, latencyMs: 50, fill: 0.5 })
    meter.countShard(3000, 4000, 2)
    expect(meter.speeds()).toMatchObject({ gpu: 9000, threads: 3000, fill: 0.75 })
    expect(meter.hasMeasured()).toBe(false)
    meter.countShare(10_000, 12_000, 70)
    expect(meter.speeds()).toMatchObject({ gpu: 500, latencyMs: 50 })
    meter.countShare(10_000, 10_000, 40)
    expect(meter.speeds().latencyMs).toBe(40)
    expect(meter.hasMeasured()).toBe(true)
  })

  it('change half of the way to a measure, and by a factor of four at most', () => {
    const measured = { gpu: 11_000, threads: 1e8, latencyMs: 0, startMs: 500, fill: 7 }
    expect(blendSpeeds(known, measured)).toEqual({
      gpu: 10_000,
      threads: 4000,
      latencyMs: 25,
      startMs: 500,
      fill: 0.75,
    })
    expect(blendSpeeds(null, measured)).toEqual({ ...measured, fill: 1 })
  })

  it('are read only where all of them are there and believable', () => {
    expect(readSpeeds({ ...known, more: 'text' })).toEqual(known)
    for (const wrong of [0, -1, NaN, Infinity, 1e300, '9000', null, undefined, {}])
      expect(readSpeeds({ ...known, gpu: wrong })).toBe(null)
    for (const wrong of [null, undefined, 'text', 7, []]) expect(readSpeeds(wrong)).toBe(null)
  })
})
