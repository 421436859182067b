import { afterEach, describe, expect, it } from 'vitest'
import { openStore, type Store } from '../../../arena/store/index.js'
import {
  playMatches,
  type KnownMatch,
  type MatchPlan,
  type MatchProgress,
} from '../../../arena/matches/index.js'
import { createInlineFights, type Fights } from '../../../arena/workers/index.js'
import { PRESETS } from '../../../vm/index.js'
import { createWasmEngine } from '../../../vm/wasm/engine.js'
import { clear, dwarf, imp, suicide, waiter } from '../../helpers/warrior.js'

const stores: Store[] = []
afterEach(() => {
  for (const store of stores.splice(0)) store.close()
})

function tools(fights: Fights = createInlineFights(createWasmEngine())) {
  const store = openStore(':memory:')
  stores.push(store)
  return { store, fights, now: () => 1 }
}

const plan: MatchPlan = {
  settings: PRESETS.nano,
  warriors: [imp, dwarf, suicide, waiter, clear],
  matches: [
    { lineUp: [0, 1], rounds: 3, seed: 7 },
    { lineUp: [4, 3, 2, 1, 0], rounds: 2, seed: 8 },
    { lineUp: [0, 1], rounds: 3, seed: 7 },
    { lineUp: [0, 1], rounds: 4, seed: 7 },
    { lineUp: [3, 3], rounds: 1, seed: 9 },
  ],
  stop: 'one-left',
}

async function play(own: ReturnType<typeof tools>, matches = plan.matches) {
  const known = new Map<number, KnownMatch>()
  const progress: MatchProgress[] = []
  const unplayed = await playMatches({ ...plan, matches }, own, {
    onMatch: (match, one) => known.set(match, one),
    onProgress: (one) => progress.push(one),
  })
  return { known, progress, unplayed }
}

describe('matches of a plan', () => {
  it('are of any line-up, rounds and seed, the same one played once', async () => {
    const own = tools()
    const { known, progress, unplayed } = await play(own)
    expect(unplayed).toEqual([])
    expect([...known.keys()].sort()).toEqual([0, 1, 2, 3, 4])
    expect(known.get(1)!.scores).toHaveLength(5)
    expect(known.get(1)!.scores[2]).toEqual({ wins: 0, ties: 0, losses: 2, score: 0 })
    expect(known.get(4)!.scores).toEqual([
      { wins: 0, ties: 1, losses: 0, score: 1 },
      { wins: 0, ties: 1, losses: 0, score: 1 },
    ])
    expect(known.get(2)!.matchId).toBe(known.get(0)!.matchId)
    expect([known.get(0)!.isNew, known.get(2)!.isNew]).toEqual([true, false])
    expect(progress.at(-1)).toEqual({ matchesTotal: 5, matchesReused: 1, matchesPlayed: 4, workPlayed: 4 })
  })

  it('are taken from the store with their outcome when they were played', async () => {
    const own = tools()
    const first = await play(own)
    const again = await play(own)
    expect(again.progress.at(-1)).toMatchObject({ matchesReused: 5, matchesPlayed: 0 })
    for (const [match, { scores, matchId, outcome }] of first.known) {
      expect(again.known.get(match)).toMatchObject({ scores, matchId, isNew: false })
      expect(again.known.get(match)!.outcome()).toEqual(outcome())
    }
  })

  it('that end together are stored in one transaction, before a stop as well', async () => {
    const own = tools()
    let transactions = 0
    const counting: Store = {
      ...own.store,
      transaction(work) {
        transactions++
        return own.store.transaction(work)
      },
    }
    // As a worker hands in its share.
    const together: Fights = {
      async run(batch, { onMatch, onProgress } = {}) {
        const outcomes = await own.fights.run(batch)
        const [last, ...others] = [...outcomes.entries()].reverse()
        for (const [index, outcome] of others) onMatch?.(index, outcome)
        onProgress?.({ matchesDone: 3, matchesTotal: 4, roundsDone: 9, roundsTotal: 10 })
        onMatch?.(...last!)
        throw new Error('stop')
      },
      close: () => own.fights.close(),
    }
    await expect(play({ ...own, store: counting, fights: together })).rejects.toThrow('stop')
    // One that finds what is stored, one for the share, one at the stop.
    expect(transactions).toBe(3)
    expect((await play(own)).progress.at(-1)).toMatchObject({ matchesReused: 5, matchesPlayed: 0 })
  })

  it('go on after a stop without playing one twice', async () => {
    const own = tools()
    const cut: Fights = {
      async run(batch, options) {
        await own.fights.run({ ...batch, matches: batch.matches.slice(0, 1) }, options)
        throw new Error('stop')
      },
      close: () => own.fights.close(),
    }
    await expect(play({ ...own, fights: cut })).rejects.toThrow('stop')
    const { progress, known } = await play(own)
    expect(progress.at(-1)).toMatchObject({ matchesReused: 2, matchesPlayed: 3 })
    expect(known.get(0)!.isNew).toBe(false)
  })

  it('of none are done at once', async () => {
    const { progress } = await play(tools(), [])
    expect(progress).toEqual([{ matchesTotal: 0, matchesReused: 0, matchesPlayed: 0, workPlayed: 0 }])
  })
})
