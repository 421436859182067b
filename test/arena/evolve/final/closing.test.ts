import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  closeRun,
  closingMs,
  createGeneticProposer,
  evolve,
  type EvolveOptions,
  FINAL_ROUNDS,
  rankFinalists,
  storedChampions,
} from '../../../../arena/evolve/index.js'
import { openStore, type Store } from '../../../../arena/store/index.js'
import { createInlineFights, meterFights } from '../../../../arena/workers/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { beginSmallRun, DWARF, IMP, STONE } from '../../../helpers/evolution.js'
import { slowFights } from '../../../helpers/slow-fights.js'

const engine = createInlineFights(createWasmEngine())
const SMALL = {
  fitness: 'duel',
  generations: 2,
  iterations: 8,
  simulations: 2,
  finalists: 2,
  horizon: 200,
} as const

let store: Store
beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => {
  store.close()
})

/** A run that was evolved to its end, or stopped after so many units. */
async function bred(change: Partial<EvolveOptions> = {}, units = Infinity) {
  const runId = beginSmallRun(store, { ...SMALL, ...change })
  const stop = new AbortController()
  const proposer = createGeneticProposer({ stock: [IMP, DWARF, STONE] })
  let stored = 0
  const arena = { store, fights: engine, now: () => 0, signal: stop.signal }
  await evolve(runId, {
    ...{ ...arena, proposer },
    onEvent: ({ type }) => {
      if (type === 'unit' && ++stored >= units) stop.abort()
    },
  }).catch((error: unknown) => {
    if (!stop.signal.aborted) throw error
  })
  const run = store.evolution.findRun(runId)!
  return { run, champions: storedChampions(store, run) }
}

/** Fights of which a round takes 1 ms for 200 cycles, and 4 ms for 800. */
const slowly = () => slowFights(engine, (cycles) => cycles / 200)
const BENCHMARK = 20

describe('closing a run', () => {
  it('is the final and the benchmark in full where there is no limit, or time enough', async () => {
    const { run, champions } = await bred()
    const full = await rankFinalists(run, champions, { store, fights: engine, now: () => 0 })
    for (const endsAt of [null, 1e9]) {
      const { fights, now } = slowly()
      const plan = { benchmarkRounds: BENCHMARK, endsAt, meter: meterFights(fights, now) }
      const { best, benchmarks, rounds } = await closeRun(run, champions, plan, { store, fights, now })
      expect(best).toEqual(full[0])
      expect(rounds).toEqual({ final: FINAL_ROUNDS, benchmark: BENCHMARK })
      expect(benchmarks).toHaveLength(champions.length + 1)
    }
  })

  it('takes the time that there is, with fewer rounds, and names a best', async () => {
    // What it takes in full, nothing being stored.
    const whole = async (limitMs: number | null) => {
      const own = openStore(':memory:')
      try {
        const runId = beginSmallRun(own, SMALL)
        const arena = { store: own, fights: engine, now: () => 0 }
        const proposer = createGeneticProposer({ stock: [IMP, DWARF, STONE] })
        const won = await evolve(runId, { ...arena, proposer })
        const { fights, now } = slowly()
        const plan = { benchmarkRounds: BENCHMARK, endsAt: limitMs, meter: meterFights(fights, now) }
        const closing = await closeRun(own.evolution.findRun(runId)!, won, plan, { ...arena, fights, now })
        return { ...closing, ms: now() }
      } finally {
        own.close()
      }
    }
    const { ms } = await whole(null)
    for (const part of [0.2, 0.4, 0.7]) {
      const cut = await whole(part * ms)
      expect(cut.best).not.toBeNull()
      expect(cut.rounds.final).toBeLessThan(FINAL_ROUNDS)
      expect(cut.rounds.final).toBeGreaterThan(part * FINAL_ROUNDS * 0.6)
      expect(cut.rounds.benchmark).toBeGreaterThan(0)
      expect(cut.ms).toBeLessThanOrEqual(part * ms)
      expect(cut.ms).toBeGreaterThan(part * ms * 0.6)
    }
  })

  it('names a best even when there is no time at all, of fewer candidates where fights are known to be slow', async () => {
    const { run, champions } = await bred()
    const { fights, now, wait } = slowly()
    const plan = { benchmarkRounds: BENCHMARK, endsAt: 0, meter: { msPerRound: () => 1000 } }
    wait(1000)
    const { best, benchmarks, rounds } = await closeRun(run, champions, plan, { store, fights, now })
    expect(best).not.toBeNull()
    expect(benchmarks).toEqual([])
    expect(rounds).toEqual({ final: 2, benchmark: 0 })
    // One candidate against the two that are known and itself at most, in two lengths, two rounds each.
    expect(now() - 1000).toBeLessThanOrEqual(3 * 2 * (1 + 4))
  })

  it('has candidates even where no generation was finished', async () => {
    const { run, champions } = await bred({}, 2)
    expect(champions).toEqual([])
    const plan = { benchmarkRounds: 0, endsAt: null, meter: meterFights(engine, () => 0) }
    const { best } = await closeRun(run, champions, plan, { store, fights: engine, now: () => 0 })
    expect(best!.name).toMatch(/^Red Queen r1 seed 7 #\d+$/)
  })

  it('is foretold from what fights took', async () => {
    const { run, champions } = await bred()
    const { fights, now } = slowly()
    const meter = meterFights(fights, now)
    const plan = { benchmarkRounds: BENCHMARK, meter }
    expect(closingMs(run, champions.length, plan)).toBe(0)
    const known = { benchmarkRounds: BENCHMARK, meter: { msPerRound: (cycles: number) => cycles / 200 } }
    // 18 candidates, 3 given warriors and 16 judges, in fights of 800 cycles; 4 warriors and the imp.
    expect(closingMs(run, champions.length, known)).toBe(50 * (18 + 3) * 16 * 4 + 20 * 4 * 1 * 4)
  })
})
