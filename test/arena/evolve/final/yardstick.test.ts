import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  beginRun,
  closeRun,
  PAPER_OPTIONS,
  type Champion,
  type StoredRun,
} from '../../../../arena/evolve/index.js'
import { chooseYardsticks, yardstickSize } from '../../../../arena/evolve/final/yardstick.js'
import { openStore, type Store } from '../../../../arena/store/index.js'
import {
  createFightPool,
  createInlineFights,
  meterFights,
  type Fights,
} from '../../../../arena/workers/index.js'
import { PRESETS, type Warrior } from '../../../../vm/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { clear, dwarf, imp, splitter, suicide, waiter, warrior } from '../../../helpers/warrior.js'

const inline = createInlineFights(createWasmEngine())

let store: Store
beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => {
  store.close()
})

function runWith(opponents: readonly Warrior[], stock: readonly Warrior[] = []): StoredRun {
  const options = { ...PAPER_OPTIONS, generations: 1, finalists: 2, horizon: 200, givenChampions: false }
  const start = { settings: PRESETS.nano, seed: 7, options, opponents, stock, benchmark: [imp] }
  return store.evolution.findRun(beginRun(store, start, 0))!
}

const championOf = (bred: Warrior): Champion => ({
  ...{
    warrior: bred,
    name: bred.name,
    generation: 1,
    origin: 'bred',
    cells: 1,
    maxFitness: 3,
    iterations: 1,
    judged: null,
  },
  ...{ firstBin: 0, secondBin: 0, fitness: 1, evaluations: 1, proposal: 0, results: null },
})

async function close(
  run: StoredRun,
  bred: readonly Warrior[],
  endsAt: number | null = null,
  fights: Fights = inline,
) {
  const now = () => 0
  const plan = { benchmarkRounds: 4, endsAt, meter: meterFights(fights, now) }
  const champions = bred.map((one) => {
    store.warriors.save(one, 0)
    return championOf(one)
  })
  return closeRun(run, champions, plan, { store, fights, now })
}

describe('the best warrior that a run was given', () => {
  it('is met by the judges of the final, and what was bred is compared with it', async () => {
    const { best, bestGiven, benchmarks } = await close(runWith([dwarf, suicide]), [waiter])
    expect(best!.name).toBe('waiter')
    expect(bestGiven!.name).toBe('dwarf')
    expect(bestGiven!.benchmark).toMatchObject({ opponents: 1 })
    expect(benchmarks).toHaveLength(2)
    const { mean, interval } = bestGiven!.gain!
    expect(interval!.low).toBeLessThan(mean)
    expect(interval!.high).toBeGreaterThan(mean)
  })

  it('is compared pair by pair by what else the run was given, so that the like gains nothing over the like', async () => {
    // Judges: suicide and imp, and the waiter, which was bred. Both beat suicide and tie with imp, however long they fight.
    const twin = warrior('twin', ['JMP.A $0, $0', 'DAT.F #1, #1'])
    const { best, bestGiven } = await close(runWith([suicide], [twin]), [waiter])
    expect([best!.name, bestGiven!.name]).toEqual(['waiter', 'twin'])
    expect(bestGiven!.gain!.mean).toBeCloseTo(0, 1)
    expect(bestGiven!.isReached).toBe(bestGiven!.gain!.mean >= 0)
    const alone = await close(runWith([imp]), [waiter])
    expect(alone.bestGiven).toMatchObject({ name: 'imp', gain: null, isReached: true })
  })

  it('may be beyond what was bred, which is said', async () => {
    const { best, bestGiven } = await close(runWith([dwarf, waiter]), [suicide])
    expect(best!.name).toBe('suicide')
    expect(bestGiven!.isReached).toBe(false)
    expect(bestGiven!.gain!.interval!.high).toBeLessThan(0)
  })

  it('is named by a first round robin where there are many', async () => {
    const many = [dwarf, imp, splitter, suicide, waiter, clear]
    const run = runWith(many)
    expect(yardstickSize(run)).toEqual({ yardsticks: 4, firstRounds: 6 * 6 * 2 })
    const chosen = await chooseYardsticks(run, { store, fights: inline, now: () => 0 })
    expect(chosen).toHaveLength(4)
    expect(chosen.map(({ name }) => name)).not.toContain('suicide')
    expect(yardstickSize(runWith([dwarf]))).toEqual({ yardsticks: 2, firstRounds: 0 })
  })

  it('is the same on any number of threads, and when asked for again', async () => {
    const many = [dwarf, imp, splitter, suicide, waiter, clear]
    const bred = [warrior('bred', ['SPL.B #0, $0', 'MOV.I $3, @3', 'ADD.AB #7, $2', 'JMP.B $-2, $0'])]
    const run = runWith(many)
    const first = await close(run, bred)
    expect(await close(run, bred)).toEqual(first)
    const fights = createFightPool({ threads: 2 })
    const own = store
    store = openStore(':memory:')
    try {
      expect(await close(runWith(many), bred, null, fights)).toEqual(first)
    } finally {
      own.close()
      await fights.close()
    }
  })

  it('stays away where there is no time, or nothing was bred', async () => {
    const run = runWith([dwarf, suicide])
    expect((await close(run, [])).bestGiven).toBeNull()
    const slow = { benchmarkRounds: 4, endsAt: 0, meter: { msPerRound: () => 1000 } }
    const arena = { store, fights: inline, now: () => 0 }
    const { best, bestGiven } = await closeRun(run, [championOf(waiter)], slow, arena)
    expect(best!.name).toBe('waiter')
    expect(bestGiven).toBeNull()
  })
})
