import { describe, expect, it } from 'vitest'
import { meterFights } from '../../../arena/evolve/index.js'
import { createInlineFights } from '../../../arena/workers/index.js'
import { createReferenceEngine, PRESETS } from '../../../vm/index.js'
import { DWARF, IMP, STONE } from '../../helpers/evolution.js'
import { slowFights } from '../../helpers/slow-fights.js'

const engine = createInlineFights(createReferenceEngine())
const batch = (maxCycles: number, lineUps: readonly number[][], rounds: number) => ({
  settings: { ...PRESETS.nano, maxCycles },
  programs: [IMP, DWARF, STONE],
  matches: lineUps.map((warriors) => ({ warriors, placement: { kind: 'seed' as const, seed: 1, rounds } })),
  stop: 'one-left' as const,
})

describe('a meter of fights', () => {
  it('knows what a round of two takes, by its cycles, and gives the outcomes as they are', async () => {
    const { fights, now } = slowFights(engine, (cycles) => cycles / 100)
    const meter = meterFights(fights, now)
    expect(meter.msPerRound(800)).toBeNull()
    const pairs = [
      [0, 1],
      [1, 2],
    ]
    const outcomes = await meter.fights.run(batch(800, pairs, 3))
    expect(outcomes).toEqual(await engine.run(batch(800, pairs, 3)))
    await meter.fights.run(batch(200, [[0, 1]], 5))
    expect([meter.msPerRound(800), meter.msPerRound(200)]).toEqual([8, 2])
  })

  it('tells it from other rounds where none was measured, by cycles and warriors', async () => {
    const { fights, now } = slowFights(engine, () => 30)
    const meter = meterFights(fights, now)
    await meter.fights.run(batch(400, [[0, 1, 2]], 4))
    // A round of three takes 30 ms for 400 cycles.
    expect(meter.msPerRound(800)).toBe(40)
  })

  it('leaves out fights that were broken off', async () => {
    const { fights, now } = slowFights(engine, () => 30)
    const meter = meterFights(fights, now)
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(meter.fights.run(batch(800, [[0, 1]], 4), { signal })).rejects.toThrow('enough')
    expect(meter.msPerRound(800)).toBeNull()
  })
})
