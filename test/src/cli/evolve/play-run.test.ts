import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginRun, defaultOptions, type EvolveOptions } from '../../../../arena/evolve/index.js'
import { openStore, type Store } from '../../../../arena/store/index.js'
import { createInlineFights } from '../../../../arena/workers/index.js'
import type { EvolveFlags } from '../../../../src/cli/evolve/evolve-flags.js'
import { printEvolution } from '../../../../src/cli/evolve/evolve-report.js'
import { playStoredRun, type RunWatcher } from '../../../../src/cli/evolve/play-run.js'
import { PRESETS } from '../../../../vm/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { environment } from '../../../helpers/cli.js'
import { DWARF, IMP, STONE } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { slowFights } from '../../../helpers/slow-fights.js'

let folder: string
let store: Store
beforeEach(() => {
  folder = temporaryFolder('play')
  store = openStore(':memory:')
})
afterEach(() => {
  store.close()
})

const WATCHER: RunWatcher = {
  onEvent: () => undefined,
  onClosing: () => undefined,
  onFinal: () => undefined,
  onBenchmark: () => undefined,
  onSpend: () => undefined,
  onPause: () => undefined,
}

const flags = { out: 'champions', benchmark: 20 } as EvolveFlags

function begin(change: Partial<EvolveOptions> = {}): number {
  const settings = PRESETS.nano
  const options = { ...defaultOptions('genetic', settings), ...change }
  const stock = [IMP, DWARF, STONE]
  return beginRun(store, { settings, seed: 7, options, opponents: stock, stock, benchmark: stock }, 0)
}

/** Quickly played: the final is most of it. */
const SMALL = {
  ...{ generations: 1000, iterations: 16, batch: 8, initialProposals: 8, simulations: 2, islands: 1 },
  ...{ judges: 4, confirmations: 0 },
  // Chosen at once, while the clock stands.
  finalists: 2,
}

/** Plays a run for so long on a clock that only fights move: a round of 800 cycles takes `msEach`. */
async function play(runId: number, limitMs: number | null, msEach: number) {
  const { fights, now } = slowFights(
    createInlineFights(createWasmEngine()),
    (cycles) => (msEach * cycles) / 800,
  )
  const { env } = environment({ cwd: folder, now })
  const limit = limitMs === null ? null : { startedAt: 0, endsAt: limitMs }
  const { signal } = new AbortController()
  const run = store.evolution.findRun(runId)!
  let evolvedMs = 0
  const onFinal = () => {
    evolvedMs ||= now()
  }
  const tools = { store, fights, signal, limit }
  const outcome = await playStoredRun(run, flags, tools, { ...WATCHER, onFinal }, env)
  return { ...outcome, evolvedMs, ms: now() }
}

describe('a run that has so much time', () => {
  it.each([
    ['a quick machine', 20],
    ['one a third as fast', 60],
  ])('ends in it on %s, final and benchmark included, and names a best', async (_, msEach) => {
    const limitMs = 120_000
    const { end, best, ms, champions, matchRounds } = await play(begin(SMALL), limitMs, msEach)
    expect(end).toBe('minutes')
    expect(best).not.toBeNull()
    expect(champions.length).toBeGreaterThan(0)
    // What is fought here at once ends before the clock goes on.
    expect(ms).toBeLessThan(1.1 * limitMs)
    expect(ms).toBeGreaterThan(0.8 * limitMs)
    expect(matchRounds.final).toBeGreaterThan(1)
    expect(matchRounds.benchmark).toBeGreaterThan(0)
  })

  it('has a best even where its time is over within the first generation', async () => {
    const outcome = await play(begin({ ...SMALL, iterations: 40_000 }), 30_000, 10)
    const { end, best, champions } = outcome
    expect([end, champions.length]).toEqual(['minutes', 0])
    expect(printEvolution(outcome)).toMatch(
      /^No generation was finished\.\n[^]*\nBest of the run: Red Queen r1 seed 7 #/,
    )
    expect(best!.file).toBe(join('champions', 'red-queen-s7-best.red'))
  })

  it('gives what it gives without a limit when it is done before', async () => {
    const free = await play(begin({ ...SMALL, generations: 2 }), null, 1)
    const limited = await play(begin({ ...SMALL, generations: 2 }), 10 * free.ms, 1)
    const of = ({ champions, best, matchRounds, end }: typeof free) => ({
      ...{ end, matchRounds, best: best!.warrior.id, fitness: best!.fitness },
      champions: champions.map(({ warrior, benchmark }) => [warrior.id, benchmark]),
    })
    expect(of(limited)).toEqual(of(free))
  })

  it('goes on as if it had never been stopped, and what it has then counts anew', async () => {
    const generations = 4
    const whole = await play(begin({ ...SMALL, generations }), null, 1)
    const runId = begin({ ...SMALL, generations })
    const limitMs = whole.evolvedMs / 2
    const first = await play(runId, limitMs, 1)
    expect(first.end).toBe('minutes')
    const last = await play(runId, null, 1)
    expect(last.champions.map(({ warrior }) => warrior.id)).toEqual(
      whole.champions.map(({ warrior }) => warrior.id),
    )
    expect([last.end, last.best!.warrior.id]).toEqual(['finished', whole.best!.warrior.id])
  })
})
