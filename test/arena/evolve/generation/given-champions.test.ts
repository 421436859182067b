import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  beginRun,
  createGeneticProposer,
  defaultOptions,
  evolve,
  givenIds,
  traceLineage,
  type Champion,
  type EvolveEvent,
  type EvolveOptions,
  type Proposer,
  type StoredRun,
} from '../../../../arena/evolve/index.js'
import { openStore } from '../../../../arena/store/index.js'
import { createFightPool, createInlineFights, type Fights } from '../../../../arena/workers/index.js'
import { PRESETS, type Warrior } from '../../../../vm/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { dumpEvolution, DWARF, IMP, STONE } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { suicide } from '../../../helpers/warrior.js'

const inline = createInlineFights(createWasmEngine())
const SMALL = { generations: 3, iterations: 24, initialProposals: 6, simulations: 4, batch: 8, islands: 2 }

let folder: string
beforeEach(() => {
  folder = temporaryFolder('given')
})

interface Play {
  readonly change?: Partial<EvolveOptions>
  readonly opponents?: readonly Warrior[]
  readonly stock?: readonly Warrior[]
  readonly fights?: Fights
  readonly proposer?: Proposer
  readonly onEvent?: (event: EvolveEvent) => void
  readonly signal?: AbortSignal
}

interface Played {
  readonly run: StoredRun
  readonly champions: readonly Champion[]
  /** Ids of all champions and their ancestors. */
  readonly ancestry: ReadonlySet<string>
}

/** Plays a small run in a file, going on where the file is. */
async function play(
  name: string,
  { change, opponents = [DWARF], stock = [IMP], fights = inline, ...rest }: Play = {},
): Promise<Played> {
  const store = openStore(join(folder, name))
  try {
    const settings = PRESETS.nano
    const options = { ...defaultOptions('genetic', settings), ...SMALL, ...change }
    const start = { settings, seed: 7, options, opponents, stock, benchmark: [] }
    const runId = store.evolution.findRun()?.id ?? beginRun(store, start, 0)
    const proposer = createGeneticProposer({ stock, adaptive: true })
    const champions = await evolve(runId, { store, fights, proposer, now: () => 0, ...rest })
    const run = store.evolution.findRun(runId)!
    const { ancestors } = traceLineage(store, run, { depth: 1000 })
    return { run, champions, ancestry: new Set(ancestors.keys()) }
  } finally {
    store.close()
  }
}

/** Proposes nothing but a warrior that dies at once. */
const loser: Proposer = {
  ...createGeneticProposer({ stock: [] }),
  fresh: () => Promise.resolve({ ok: true, source: suicide.source, parents: [], operator: 'typed' }),
  initial: (contexts) => Promise.all(contexts.map((context) => loser.fresh(context))),
  mutate: () => Promise.resolve({ ok: true, source: suicide.source, parents: [], operator: 'typed' }),
}

describe('champions of a run', () => {
  it('are bred in it, even where what it was given is far stronger than anything bred', async () => {
    const stock = [DWARF, STONE]
    for (const archive of ['grid', 'population', 'alternating'] as const)
      for (const finalists of [0, 4]) {
        const change = { archive, finalists, axes: [] }
        const { champions } = await play(`${archive} ${finalists}.db`, {
          ...{ change, stock, opponents: stock, proposer: loser },
        })
        expect(champions.map(({ warrior }) => warrior.id)).toEqual([suicide.id, suicide.id, suicide.id])
        expect(champions.map(({ origin }) => origin)).toEqual(['bred', 'champion', 'champion'])
      }
  })

  it('may be given warriors where the option says so, as in the paper', async () => {
    const stock = [DWARF, STONE]
    const { champions } = await play('a.db', {
      ...{ change: { givenChampions: true }, stock, opponents: stock, proposer: loser },
    })
    for (const { origin } of champions) expect(origin).toBe('opponent')
  })

  it('are never what the run was given, whatever the archives hold', async () => {
    const given = [IMP, DWARF, STONE]
    const { run, champions } = await play('a.db', { stock: given, opponents: given })
    for (const { warrior } of champions) expect(givenIds(run).has(warrior.id)).toBe(false)
  })

  it('are none where nothing bred assembles, though the archive holds what was given', async () => {
    const typist: Proposer = {
      ...loser,
      initial: (contexts) => Promise.all(contexts.map((context) => typist.fresh(context))),
      fresh: () => Promise.resolve({ ok: true, source: IMP.source, parents: [], operator: 'typed' }),
      mutate: () => Promise.resolve({ ok: true, source: 'MOVE 1', parents: [], operator: 'typed' }),
    }
    await expect(play('a.db', { proposer: typist })).rejects.toThrow(
      'generation 1 ended without a single bred warrior that assembles',
    )
  })

  it('carry code of opponents only where these are stock', async () => {
    const without = await play('a.db', { opponents: [DWARF], stock: [IMP] })
    expect(without.ancestry.has(DWARF.id)).toBe(false)
    const withStock = await play('b.db', { opponents: [DWARF], stock: [DWARF] })
    expect(withStock.ancestry.has(DWARF.id)).toBe(true)
  })

  it('meet all opponents, of which only those of the stock begin in the archives', async () => {
    const opponents: string[] = []
    await play('a.db', {
      ...{ opponents: [DWARF, STONE], stock: [STONE], change: { generations: 1 } },
      onEvent: (event) => {
        if (event.type === 'generation') opponents.push(...event.opponents)
      },
    })
    const proposals = dumpEvolution(join(folder, 'a.db'))['proposals'] as {
      operator: string
      warrior_id: string
    }[]
    const known = proposals.filter(({ operator }) => operator === 'initial opponent')
    expect(opponents).toEqual(['Dwarf', 'Stone'])
    expect(known.map((row) => row.warrior_id)).toEqual([STONE.id])
  })

  it('do not end a generation early by the fitness of what was given', async () => {
    const change = { earlyStop: 0.2, generations: 1 }
    const stock = [DWARF, STONE]
    const { champions } = await play('a.db', { change, stock, opponents: stock, proposer: loser })
    expect(champions[0]!.iterations).toBe(SMALL.iterations)
  })

  it(
    'are the same on any number of threads, and when stopped and gone on with',
    { timeout: 120_000 },
    async () => {
      const given = { opponents: [DWARF, STONE], stock: [STONE] }
      const whole = await play('whole.db', given)
      for (const threads of [1, 2]) {
        const fights = createFightPool({ threads })
        await play(`${threads}.db`, { ...given, fights }).finally(() => fights.close())
        expect(dumpEvolution(join(folder, `${threads}.db`))).toEqual(dumpEvolution(join(folder, 'whole.db')))
      }
      let stops = 0
      for (;;) {
        const stop = new AbortController()
        let units = 0
        const onEvent = ({ type }: EvolveEvent) => {
          if (type === 'unit' && ++units === 3) stop.abort(new Error('stop'))
        }
        const ended = await play('broken.db', { ...given, onEvent, signal: stop.signal }).catch(() => null)
        if (ended !== null) {
          expect(ended.champions).toEqual(whole.champions)
          break
        }
        stops++
      }
      expect(stops).toBeGreaterThan(1)
      expect(dumpEvolution(join(folder, 'broken.db'))).toEqual(dumpEvolution(join(folder, 'whole.db')))
    },
  )
})
