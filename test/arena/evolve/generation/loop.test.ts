import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  createGeneticProposer,
  evolve,
  storedChampions,
  type EvolveEvent,
  type EvolveOptions,
  type Proposer,
} from '../../../../arena/evolve/index.js'
import { openStore, type Store } from '../../../../arena/store/index.js'
import { createFightPool, createInlineFights, type Fights } from '../../../../arena/workers/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { beginSmallRun, dumpEvolution, DWARF, IMP, STONE } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { standInGpu } from '../../../helpers/stand-in-gpu.js'

const proposer = createGeneticProposer({ stock: [IMP, DWARF, STONE] })
const inline = createInlineFights(createWasmEngine())

let folder: string
beforeEach(() => {
  folder = temporaryFolder('evolve')
})

interface Play {
  readonly change?: Partial<EvolveOptions>
  readonly fights?: Fights
  readonly seed?: number
  readonly proposer?: Proposer
  readonly onEvent?: (event: EvolveEvent) => void
  readonly signal?: AbortSignal
}

/** Plays a small run in a file, going on where the file is. */
async function play(
  name: string,
  { change, fights = inline, seed, proposer: own = proposer, ...rest }: Play = {},
) {
  const path = join(folder, name)
  const store = openStore(path)
  try {
    const runId = store.evolution.findRun()?.id ?? beginSmallRun(store, change, seed)
    return await evolve(runId, { store, fights, proposer: own, now: () => 0, ...rest })
  } finally {
    store.close()
  }
}

function inMemory<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = openStore(':memory:')
  return work(store).finally(() => {
    store.close()
  })
}

/** Begins again after every so many of the events that count, until it comes to its end; tells how often. */
async function withStops<T>(
  every: number,
  counts: (event: EvolveEvent) => boolean,
  work: (adapters: Required<Pick<Play, 'signal' | 'onEvent'>>) => Promise<T>,
): Promise<{ readonly ended: T; readonly stops: number }> {
  for (let stops = 0; ; stops++) {
    const controller = new AbortController()
    let counted = 0
    const onEvent = (event: EvolveEvent) => {
      if (counts(event) && ++counted === every) controller.abort(new Error('stop'))
    }
    try {
      return { ended: await work({ signal: controller.signal, onEvent }), stops }
    } catch (error) {
      expect((error as Error).message).toBe('stop')
    }
  }
}

const isUnit = ({ type }: EvolveEvent): boolean => type === 'unit'

describe('the Digital Red Queen loop', () => {
  it('gives each generation a champion, which the following generations meet in one core', async () => {
    const generations: Extract<EvolveEvent, { type: 'generation' }>[] = []
    const champions = await play('a.db', {
      onEvent: (event) => {
        if (event.type === 'generation') generations.push(event)
      },
    })
    expect(champions.map(({ generation }) => generation)).toEqual([1, 2, 3])
    expect(champions[0]).toMatchObject({
      name: 'Red Queen r1 seed 7',
      origin: 'bred',
      maxFitness: 2,
      iterations: 20,
    })
    expect(champions[2]!.maxFitness).toBe(4)
    expect(generations.map(({ opponents }) => opponents)).toEqual([
      ['Dwarf'],
      ['Dwarf', champions[0]!.name],
      ['Dwarf', champions[0]!.name, champions[1]!.name],
    ])
  })

  it('meets only the last K champions', async () => {
    const opponents: (readonly string[])[] = []
    const champions = await play('a.db', {
      change: { lastK: 1 },
      onEvent: (event) => {
        if (event.type === 'generation') opponents.push(event.opponents)
      },
    })
    expect(opponents).toEqual([['Dwarf'], ['Dwarf', champions[0]!.name], ['Dwarf', champions[1]!.name]])
  })

  /** Operators of the known warriors at the start of each generation. */
  const warmStarts = (change: Partial<EvolveOptions>) =>
    inMemory(async (store) => {
      const runId = beginSmallRun(store, { iterations: 0, ...change })
      const starts: string[][] = []
      await evolve(runId, {
        store,
        fights: inline,
        proposer,
        now: () => 0,
        onEvent: (event) => {
          if (event.type === 'generation') expect(event.elites).toEqual([])
          if (event.type === 'unit') starts.push(event.trials.slice(8).map(({ operator }) => operator))
        },
      })
      return starts
    })

  it('begins each generation with an empty archive, fresh proposals and the warm start', async () => {
    expect(await warmStarts({})).toEqual([
      ['initial opponent'],
      ['initial opponent', 'past champion'],
      ['initial opponent', 'past champion', 'past champion'],
    ])
  })

  it('begins anew after every so many generations, without what was bred before', async () => {
    const starts = await warmStarts({ generations: 5, restart: 2, warmElites: true })
    const bred = starts.map((start) => start.filter((operator) => operator !== 'initial opponent'))
    expect(bred.map((start) => start.includes('elite'))).toEqual([false, true, false, true, false])
    const champions = bred.map((start) => start.filter((operator) => operator === 'past champion').length)
    expect(champions).toEqual([0, 1, 0, 1, 0])
  })

  it('leaves the warm start out when told so', async () => {
    const change = { iterations: 0, warmOpponents: false, warmChampions: false }
    let proposals = 0
    await play('a.db', {
      change,
      onEvent: (event) => {
        if (event.type === 'unit') proposals += event.trials.length
      },
    })
    expect(proposals).toBe(3 * 8)
  })

  it('fights no finals twice where full fights are no others than those of selection', async () => {
    for (const fitness of ['duel', 'core'] as const) {
      const [without, half] = [0, 0.5].map(async (fullShare) => {
        const steps: number[] = []
        const change = { fitness, finalists: 4, fullShare }
        const onEvent = (event: EvolveEvent) => {
          if (event.type === 'match') steps.push(event.steps)
        }
        await play(`${fitness}-${fullShare}.db`, { change, onEvent })
        return steps
      })
      expect(await half).toEqual(await without)
    }
  })

  it('ends a generation at a share of the greatest fitness, and never by itself', async () => {
    const reached = await play('a.db', { change: { earlyStop: 0.3 } })
    for (const { fitness, maxFitness, iterations } of reached) {
      expect(fitness >= 0.3 * maxFitness).toBe(true)
      expect(iterations).toBeLessThan(20)
    }
    const full = await play('b.db')
    expect(full.map(({ iterations }) => iterations)).toEqual([20, 20, 20])
  })

  it('makes warriors that are fitter than those it began with', async () => {
    const first: number[] = []
    const champions = await play('a.db', {
      change: { generations: 2, iterations: 200, simulations: 8 },
      onEvent: (event) => {
        if (event.type === 'unit' && event.iterations === 0)
          first.push(Math.max(...event.trials.map(({ result }) => result?.fitness ?? 0)))
      },
    })
    for (const { fitness } of champions) expect(fitness).toBeGreaterThan(first[0]! + 0.1)
  })

  it('stores the same on any number of threads', { timeout: 120_000 }, async () => {
    await play('inline.db')
    for (const threads of [1, 2, 3]) {
      const fights = createFightPool({ threads })
      await play(`${threads}.db`, { fights }).finally(() => fights.close())
      expect(dumpEvolution(join(folder, `${threads}.db`))).toEqual(dumpEvolution(join(folder, 'inline.db')))
    }
  })

  it(
    'stores the same when a GPU plays beside the threads, in their place, or fails',
    { timeout: 120_000 },
    async () => {
      await play('inline.db')
      const expected = dumpEvolution(join(folder, 'inline.db'))
      for (const [engine, failAfter] of [
        ['auto', Infinity],
        ['webgpu', Infinity],
        ['auto', 20],
      ] as const) {
        const gpu = standInGpu({ failAfter })
        const openGpu = () => Promise.resolve(gpu)
        const fights = createFightPool({ threads: 1, engine, everyBatch: true, openGpu })
        await fights.openGpu()
        const name = `${engine} ${failAfter}.db`
        await play(name, { fights }).finally(() => fights.close())
        expect(dumpEvolution(join(folder, name))).toEqual(expected)
        expect(fights.playedBy().gpu).toBeGreaterThan(failAfter === Infinity ? 20 : 19)
        expect(fights.playedBy().threads > 0).toBe(engine === 'auto')
      }
    },
  )

  it(
    'stores the same on any number of threads, and when stopped and gone on with, with everything switched on',
    { timeout: 120_000 },
    async () => {
      const change: Partial<EvolveOptions> = {
        fitness: 'mixed',
        archive: 'alternating',
        islands: 3,
        migration: 10,
        halving: true,
        warmElites: true,
        finalists: 3,
        simulations: 8,
        iterations: 30,
        novelty: 0.5,
        horizon: 400,
        lengthLimit: 3,
        lastK: 1,
        adaptive: true,
        axes: [{ name: 'length', edges: [2, 4] }],
      }
      const adaptive = () => createGeneticProposer({ stock: [IMP, DWARF, STONE], adaptive: true })
      const whole = await play('whole.db', { change, proposer: adaptive() })
      const pool = createFightPool({ threads: 2 })
      await play('pool.db', { change, proposer: adaptive(), fights: pool }).finally(() => pool.close())
      expect(dumpEvolution(join(folder, 'pool.db'))).toEqual(dumpEvolution(join(folder, 'whole.db')))
      const { ended, stops } = await withStops(5, isUnit, (adapters) =>
        play('broken.db', { change, proposer: adaptive(), ...adapters }),
      )
      expect(ended).toEqual(whole)
      expect(stops).toBeGreaterThan(3)
      expect(dumpEvolution(join(folder, 'broken.db'))).toEqual(dumpEvolution(join(folder, 'whole.db')))
      const islands = new Set(
        dumpEvolution(join(folder, 'whole.db'))['elites']!.map((row) => (row as { island: number }).island),
      )
      expect([...islands].sort()).toEqual([0, 1, 2])
    },
  )

  it('breeds by typed parts, and stores the same when it was stopped and gone on with', async () => {
    const change: Partial<EvolveOptions> = {
      ...{ archive: 'alternating', islands: 2, warmElites: true, adaptive: true, fitness: 'duel' },
      axes: [{ name: 'composition', edges: null }],
    }
    const typed = () => createGeneticProposer({ stock: [DWARF], adaptive: true, parts: true })
    const whole = await play('whole.db', { change, proposer: typed() })
    const { ended } = await withStops(3, isUnit, (adapters) =>
      play('broken.db', { change, proposer: typed(), ...adapters }),
    )
    expect(ended).toEqual(whole)
    const stored = dumpEvolution(join(folder, 'broken.db'))
    expect(stored).toEqual(dumpEvolution(join(folder, 'whole.db')))
    const operators = (stored['proposals'] as { operator: string }[]).map(({ operator }) => operator)
    expect(operators).toContain('parts: draw')
    expect(operators.some((operator) => /^parts: (?!draw)/.test(operator))).toBe(true)
  })

  it('evaluates the same code once a generation', async () => {
    const source = 'MOV.I $0, $1\n'
    const twice = { ok: true, source, parents: [], operator: 'typed' } as const
    const copyist: Proposer = {
      ...proposer,
      fresh: () => Promise.resolve(twice),
      mutate: () => Promise.resolve(twice),
    }
    await play('a.db', { proposer: copyist, change: { generations: 1, iterations: 8, initialProposals: 0 } })
    const proposals = dumpEvolution(join(folder, 'a.db'))['proposals'] as {
      fitness: number | null
      problem: string | null
    }[]
    expect(proposals.filter(({ fitness }) => fitness !== null)).toHaveLength(2)
    expect(proposals.at(-1)!.problem).toBe('the same code was evaluated before')
  })

  it('differs between seeds', async () => {
    const [first] = await play('a.db', { seed: 1, change: { generations: 1 } })
    const [second] = await play('b.db', { seed: 2, change: { generations: 1 } })
    expect(first!.warrior.id).not.toBe(second!.warrior.id)
  })

  it('plays no match twice: a run repeated in the same file finds all of them', async () => {
    await inMemory(async (store) => {
      const steps: number[] = []
      for (let repeat = 0; repeat < 2; repeat++) {
        const runId = beginSmallRun(store)
        await evolve(runId, {
          store,
          fights: inline,
          proposer,
          now: () => 0,
          onEvent: (event) => {
            if (event.type === 'match') steps.push(event.steps)
          },
        })
      }
      const half = steps.length / 2
      expect(steps.slice(0, half).some((count) => count > 0)).toBe(true)
      expect(steps.slice(half).every((count) => count === 0)).toBe(true)
    })
  })

  it(
    'ends as an unbroken run when it was stopped after any match and gone on with',
    { timeout: 120_000 },
    async () => {
      const unbroken = await play('whole.db')
      const isNewMatch = (event: EvolveEvent) => event.type === 'match' && event.steps > 0
      const { ended, stops } = await withStops(11, isNewMatch, (adapters) => play('broken.db', adapters))
      expect(ended).toEqual(unbroken)
      expect(stops).toBeGreaterThan(4)
      expect(dumpEvolution(join(folder, 'broken.db'))).toEqual(dumpEvolution(join(folder, 'whole.db')))
    },
  )

  it('gives the champions of a finished run from the store', async () => {
    const champions = await play('a.db')
    const store = openStore(join(folder, 'a.db'))
    expect(storedChampions(store, store.evolution.findRun()!)).toEqual(champions)
    expect(store.evolution.findRun()!.status).toBe('finished')
    expect(store.evolution.openRuns()).toEqual([])
    store.close()
  })

  it('keeps what did not assemble, with the reason', async () => {
    const source = 'MOV 0, 1\nMOVE 1, 2\n'
    const bad = { ok: true, source, parents: [], operator: 'typed' } as const
    const typist: Proposer = {
      ...proposer,
      fresh: () => Promise.resolve(bad),
      mutate: () => Promise.resolve(bad),
    }
    await inMemory(async (store) => {
      const runId = beginSmallRun(store, { generations: 1, iterations: 4 })
      const problems: (string | null)[] = []
      await evolve(runId, {
        store,
        fights: inline,
        proposer: typist,
        now: () => 0,
        onEvent: (event) => {
          if (event.type === 'unit' && event.iterations > 0)
            problems.push(...event.trials.map(({ problem }) => problem))
        },
      })
      expect(problems).toHaveLength(4)
      expect(problems[0]).toMatch(/^line 2: /)
    })
  })
})
