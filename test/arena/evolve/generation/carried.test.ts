import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  beginRun,
  createGeneticProposer,
  creditsOf,
  defaultOptions,
  evolve,
  givenIds,
  PAPER_OPTIONS,
  parseOptions,
  traceLineage,
  type EvolveOptions,
} from '../../../../arena/evolve/index.js'
import { openStore, type Store } from '../../../../arena/store/index.js'
import { createInlineFights } from '../../../../arena/workers/index.js'
import { PRESETS } from '../../../../vm/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { dumpEvolution, DWARF, IMP, STONE } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'

const fights = createInlineFights(createWasmEngine())
const SMALL = { generations: 2, iterations: 24, initialProposals: 6, simulations: 2, batch: 8, islands: 2 }

let path: string
beforeEach(() => {
  path = join(temporaryFolder('carried'), 'a.db')
})

const begin = (store: Store, preset: 'nano' | 'tiny', change: Partial<EvolveOptions> = {}) => {
  const settings = PRESETS[preset]
  const options = { ...defaultOptions('genetic', settings), ...SMALL, ...change }
  const given = preset === 'nano' ? [DWARF, STONE] : [IMP]
  const warriors = { opponents: given, stock: given, benchmark: [] }
  return beginRun(store, { settings, seed: 7, options, ...warriors }, 0)
}

/** Plays what is not played of a run, until so many fights were fought. */
async function play(store: Store, runId: number, batches = Infinity): Promise<void> {
  const { warriors, options } = store.evolution.findRun(runId)!
  const stop = new AbortController()
  let left = batches
  const counted = {
    ...fights,
    run: (...args: Parameters<typeof fights.run>) => {
      if (left-- <= 0) stop.abort()
      return fights.run(...args)
    },
  }
  const proposer = createGeneticProposer({ stock: warriors.stock, adaptive: true, parts: options.parts })
  try {
    await evolve(runId, { store, fights: counted, proposer, now: () => 0, signal: stop.signal })
  } catch (error) {
    if (!stop.signal.aborted) throw error
  }
}

describe('what an earlier run bred', () => {
  it('competes for the first archives of a run on another core, and is bred by it', async () => {
    const store = openStore(path)
    const nano = begin(store, 'nano')
    await play(store, nano)
    const tiny = begin(store, 'tiny', { carryFrom: nano })
    await play(store, tiny)
    const run = store.evolution.findRun(tiny)!
    const first = store.evolution.proposals(tiny, 1)
    const carried = first.filter(({ operator }) => operator === 'carried over')
    expect(carried.length).toBeGreaterThan(20)
    expect(carried.length).toBeLessThanOrEqual(64)
    expect(carried.map(({ proposal }) => proposal)).toEqual(carried.map((_, index) => 6 + index))
    for (const { warriorId, fitness } of carried) {
      expect(givenIds(run).has(warriorId!)).toBe(false)
      expect(fitness).not.toBeNull()
    }
    const later = store.evolution.proposals(tiny, 2)
    expect(later.filter(({ operator }) => operator === 'carried over')).toEqual([])
    store.close()
  })

  it('descends from that run and from what it was given, and is credited so', async () => {
    const store = openStore(path)
    const nano = begin(store, 'nano', { parts: false })
    await play(store, nano)
    const tiny = begin(store, 'tiny', {
      parts: false,
      carryFrom: nano,
      freshShare: 0,
      initialProposals: 0,
      warmOpponents: false,
    })
    await play(store, tiny)
    const run = store.evolution.findRun(tiny)!
    const { champions, ancestors } = traceLineage(store, run, { depth: 1000 })
    const all = [...ancestors.values()]
    expect(all.some(({ name, origin }) => origin === 'bred' && /^run 1 r\d #\d+$/.test(name))).toBe(true)
    expect(all.filter(({ origin }) => origin === 'outside')).toEqual([])
    const credits = creditsOf(store, run, champions.at(-1)!.warrior)
    expect(credits.length).toBeGreaterThan(0)
    for (const { name } of credits) expect(['Dwarf', 'Stone', 'Imp']).toContain(name)
    store.close()
  })

  it('is the same in a run that was cut off at its start', async () => {
    const whole = openStore(path)
    await play(whole, begin(whole, 'nano'))
    await play(whole, begin(whole, 'tiny', { carryFrom: 1 }))
    whole.close()
    for (const batches of [1, 6]) {
      const other = join(temporaryFolder('carried-cut'), 'a.db')
      const cut = openStore(other)
      await play(cut, begin(cut, 'nano'))
      const run = begin(cut, 'tiny', { carryFrom: 1 })
      await play(cut, run, batches)
      expect(cut.evolution.findRun(run)!.status).toBe('open')
      await play(cut, run)
      cut.close()
      expect(dumpEvolution(other)).toEqual(dumpEvolution(path))
    }
  })

  it('comes from a run that is in the store', async () => {
    const store = openStore(path)
    const run = begin(store, 'tiny', { carryFrom: 9 })
    await expect(play(store, run)).rejects.toThrow('there is no run 9 to carry over from')
    store.close()
  })

  it('is nothing in the paper, by default and in runs of former versions', () => {
    expect(PAPER_OPTIONS.carryFrom).toBeNull()
    expect(defaultOptions('genetic', PRESETS.tiny).carryFrom).toBeNull()
    expect(parseOptions('{"rounds": 3}').carryFrom).toBeNull()
  })
})
