import { describe, expect, it, vi } from 'vitest'
import { createInlineFights, meterFights } from '../../../arena/workers/index.js'
import { PRESETS } from '../../../vm/index.js'
import { createWasmEngine } from '../../../vm/wasm/engine.js'
import { DWARF, IMP, STONE } from '../../helpers/evolution.js'
import { slowFights } from '../../helpers/slow-fights.js'

const engine = createInlineFights(createWasmEngine())
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

  it('divides the time among fights at the same time', async () => {
    let time = 0
    const ends: (() => void)[] = []
    const meter = meterFights(
      {
        ...engine,
        async run(batch, options) {
          const outcomes = await engine.run(batch, options)
          await new Promise<void>((end) => ends.push(end))
          return outcomes
        },
      },
      () => time,
    )
    const short = meter.fights.run(batch(200, [[0, 1]], 1))
    time += 10
    const long = meter.fights.run(batch(800, [[0, 1]], 1))
    await vi.waitFor(() => {
      expect(ends).toHaveLength(2)
    })
    time += 40
    ends[0]!()
    await short
    time += 5
    ends[1]!()
    await long
    expect([meter.msPerRound(200), meter.msPerRound(800)]).toEqual([30, 25])
  })

  it('leaves out fights that were broken off', async () => {
    const { fights, now } = slowFights(engine, () => 30)
    const meter = meterFights(fights, now)
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(meter.fights.run(batch(800, [[0, 1]], 4), { signal })).rejects.toThrow('enough')
    expect(meter.msPerRound(800)).toBeNull()
  })
})
