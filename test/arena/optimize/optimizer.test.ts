import { describe, expect, it } from 'vitest'
import {
  beginOptimization,
  optimize,
  type OptimizeOptions,
  type OptimizeProgress,
  type CandidateRecord,
} from '../../../arena/optimize/index.js'
import { openStore, type Store } from '../../../arena/store/index.js'
import { createInlineFights, type Fights } from '../../../arena/workers/index.js'
import { assemble, PRESETS, type Warrior } from '../../../vm/index.js'
import { createWasmEngine } from '../../../vm/wasm/engine.js'
import { clear, dwarf, imp, suicide, waiter } from '../../helpers/warrior.js'

const settings = PRESETS.nano

function assembled(source: string): Warrior {
  const { warrior, diagnostics } = assemble(source, { settings })
  if (warrior === null) throw new Error(JSON.stringify(diagnostics))
  return warrior
}

/** Lives only where its jump lands on its last line: with 3, and with nothing else of 2 to 60. */
const jumper = assembled('jump equ 9\n;optimize jump 2..60\njmp jump\ndat 0, 0\ndat 0, 0\njmp 0\n')

/** A bomber whose step decides how much it hits. */
const stone = assembled('step equ 40\nadd.ab #step, 3\nmov 2, @2\njmp -2\ndat <20, #step')

const opponents = [imp, dwarf, suicide, waiter, clear]
const fights = createInlineFights(createWasmEngine())

function begin(store: Store, warrior: Warrior, candidates: number, change: Partial<OptimizeOptions> = {}) {
  const options = { rounds: 10, horizon: null, vary: [], places: 'drawn' as const, ...change }
  const start = { name: 'x.red', warrior, opponents, settings, seed: 7, options, candidates }
  return beginOptimization(store, start, 0)
}

const tools = (store: Store, more: Partial<Parameters<typeof optimize>[2]> = {}) => ({
  store,
  fights,
  now: () => 0,
  ...more,
})

describe('the optimiser', () => {
  it('finds a planted constant, and stops when the whole range was tried', async () => {
    const store = openStore(':memory:')
    const { records, reported, variables } = await optimize(begin(store, jumper, 500), 3, tools(store))
    expect(variables.map(({ name }) => name)).toEqual(['jump'])
    expect(new Set(records.map(({ values }) => values[0])).size).toBe(59)
    expect(records).toHaveLength(59)
    const [best] = reported
    expect(best!.values).toEqual([3])
    expect(best!.warrior.source).toContain('jump equ 3\n')
    const original = reported.find(({ candidate }) => candidate === 0)!
    expect(best!.report.score).toBeGreaterThan(original.report.score + 50)
    expect(best!.report.beaten).toBeGreaterThanOrEqual(1)
    store.close()
  })

  it('makes a bomber with a bad step score higher', async () => {
    const store = openStore(':memory:')
    const { reported } = await optimize(begin(store, stone, 120), 3, tools(store))
    const original = reported.find(({ candidate }) => candidate === 0)!
    expect(reported[0]!.report.score).toBeGreaterThan(original.report.score)
    expect(reported.map(({ report }) => report.score)).toEqual(
      reported.map(({ report }) => report.score).sort((x, y) => y - x),
    )
    store.close()
  })

  it('lets few candidates come to the last stage, and those by bars that never fall', async () => {
    const store = openStore(':memory:')
    const seen: OptimizeProgress[] = []
    const { records, reached } = await optimize(begin(store, stone, 150), 3, {
      ...tools(store),
      onProgress: (progress) => seen.push(progress),
    })
    expect(reached[0]).toBe(150)
    expect(reached[2]!).toBeLessThan(75)
    expect(records[0]!.stages).toHaveLength(3)
    const bests = seen.filter(({ best }) => best.length > 0).map(({ best }) => best[0]!.stages[2]!.score)
    expect(bests).toEqual([...bests].sort((x, y) => x - y))
    store.close()
  })

  it('selects by shorter fights under a horizon, and reports by whole ones', async () => {
    const store = openStore(':memory:')
    const cycles: number[] = []
    const watched: Fights = {
      ...fights,
      run(batch, options) {
        cycles.push(batch.settings.maxCycles)
        expect(batch.coverage).toBe(false)
        return fights.run(batch, options)
      },
    }
    await optimize(begin(store, stone, 40, { horizon: 100 }), 2, tools(store, { fights: watched }))
    expect(cycles.at(-1)).toBe(settings.maxCycles)
    expect(new Set(cycles.slice(0, -1))).toEqual(new Set([100]))
    store.close()
  })
})

describe('a run of the optimiser that was stopped', () => {
  const finish = async (store: Store, id: number) => (await optimize(id, 3, tools(store))).reported

  it.each([1, 2, 3])('after batch %i goes on and ends as an unbroken one', async (batches) => {
    const unbroken = openStore(':memory:')
    const whole = await finish(unbroken, begin(unbroken, stone, 120))
    const expected: CandidateRecord[] = unbroken.optimize.records(1)

    const store = openStore(':memory:')
    const controller = new AbortController()
    let calls = 0
    const mortal: Fights = {
      ...fights,
      run: (batch, options) =>
        fights.run(batch, {
          ...options,
          onMatch: (match, outcome) => {
            options?.onMatch?.(match, outcome)
            // Within the batch that follows, whose matches are lost.
            if (calls > batches) controller.abort(new Error('stop'))
          },
        }),
    }
    const stopped = optimize(begin(store, stone, 120), 3, {
      ...tools(store, { fights: mortal }),
      signal: controller.signal,
      onProgress: () => {
        calls++
      },
    })
    await expect(stopped).rejects.toThrow('stop')
    const kept = store.optimize.records(1).length
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(120)
    expect(store.optimize.find()?.id).toBe(1)

    expect(begin(store, stone, 120)).toBe(1)
    expect(await finish(store, 1)).toEqual(whole)
    expect(store.optimize.records(1)).toEqual(expected)
    expect(store.optimize.find()).toBeNull()
    unbroken.close()
    store.close()
  })

  it('plays nothing again when it is finished, and judges more when more are asked for', async () => {
    const store = openStore(':memory:')
    const first = await finish(store, begin(store, stone, 60))
    const idle: Fights = { ...fights, run: () => Promise.reject(new Error('it fights')) }
    expect((await optimize(begin(store, stone, 60), 3, tools(store, { fights: idle }))).reported).toEqual(
      first,
    )
    const more = await optimize(begin(store, stone, 80), 3, tools(store))
    expect(more.records).toHaveLength(80)
    store.close()
  })
})

describe('the places of a run', () => {
  const seedsOf = async (change: Partial<OptimizeOptions>) => {
    const store = openStore(':memory:')
    const seeds: (readonly [opponent: string, seed: number])[] = []
    const watched: Fights = {
      run(batch, options) {
        for (const { warriors, placement } of batch.matches) {
          const opponent = batch.programs[warriors[1]!] as Warrior
          if (placement.kind === 'seed') seeds.push([`${opponent.id} ${placement.rounds}`, placement.seed])
        }
        return fights.run(batch, options)
      },
      close: () => fights.close(),
    }
    await optimize(begin(store, stone, 40, change), 2, tools(store, { fights: watched }))
    store.close()
    return seeds
  }

  it('are others for each opponent, and the same for all candidates', async () => {
    const seeds = await seedsOf({})
    const pairs = new Set(seeds.map(([pair]) => pair))
    expect(new Set(seeds.map(([pair, seed]) => `${pair} ${seed}`)).size).toBe(pairs.size)
    expect(new Set(seeds.map(([, seed]) => seed)).size).toBe(pairs.size)
    expect(seeds.length).toBeGreaterThan(3 * pairs.size)
  })

  it('of one that is older are the same for all opponents of a stage', async () => {
    const seeds = await seedsOf({ places: 'shared' })
    const stages = new Set(seeds.map(([pair]) => pair.split(' ')[1]))
    expect(new Set(seeds.map(([, seed]) => seed)).size).toBe(stages.size)
  })
})

describe('a plan', () => {
  it('is another run with another seed, source, horizon or opponent', () => {
    const store = openStore(':memory:')
    const ids = [
      begin(store, stone, 10),
      begin(store, jumper, 10),
      begin(store, stone, 10, { horizon: 100 }),
      begin(store, stone, 10),
    ]
    expect(ids).toEqual([1, 2, 3, 1])
    store.close()
  })

  it('of before, which says nothing of places, goes on with those it had until it is finished', () => {
    const store = openStore(':memory:')
    const options = { rounds: 10, horizon: null, vary: [] }
    const start = { name: 'x.red', warrior: stone, opponents, settings, seed: 7, candidates: 10 }
    const older = beginOptimization(store, { ...start, options }, 0)
    expect(begin(store, stone, 10)).toBe(older)
    store.optimize.update(older, { status: 'finished' }, 0)
    expect(begin(store, stone, 10)).not.toBe(older)
    store.close()
  })

  it('needs an opponent besides the warrior itself', () => {
    const store = openStore(':memory:')
    const options = { rounds: 1, horizon: null, vary: [] }
    const start = { name: 'x', warrior: stone, opponents: [stone], settings, seed: 1, options, candidates: 1 }
    expect(() => beginOptimization(store, start, 0)).toThrow(/opponent/)
    store.close()
  })
})
