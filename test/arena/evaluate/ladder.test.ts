import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  climbLadder,
  evaluateWarriors,
  rateLadder,
  type Climbs,
  type Rung,
  type Ladder,
  type LadderPlan,
} from '../../../arena/evaluate/index.js'
import { openStore, type Store } from '../../../arena/store/index.js'
import { runTournament } from '../../../arena/tournament/index.js'
import { createInlineFights } from '../../../arena/workers/index.js'
import { PRESETS } from '../../../vm/index.js'
import { createWasmEngine } from '../../../vm/wasm/engine.js'
import { clear, dwarf, imp, splitter, suicide, waiter, warrior, zoo } from '../../helpers/warrior.js'
import type { Entrant, MatchTools } from '../../../arena/matches/index.js'

let store: Store
let tools: MatchTools
beforeEach(() => {
  store = openStore(':memory:')
  tools = { store, fights: createInlineFights(createWasmEngine()), now: () => 1 }
})
afterEach(() => {
  store.close()
})

const enter = (one: typeof imp) => ({ name: `${one.name}.red`, warrior: one })
const plan: LadderPlan = {
  name: 'zoo',
  members: zoo.map(enter),
  settings: PRESETS.nano,
  rounds: 8,
  places: { kind: 'drawn', seed: 3 },
}

const rate = async (what: LadderPlan) => {
  let played = 0
  const ladder = (await rateLadder(what, tools, ({ matchesPlayed }) => {
    played = matchesPlayed
  })) as Ladder
  return { ...ladder, played }
}

const climb = async (climbers: readonly Entrant[], rungs: readonly Rung[]) =>
  ((await climbLadder(climbers, rungs, plan, tools)) as Climbs).climbs

describe('the rungs of a ladder', () => {
  it('are the members by the points of their round robin, the weakest first', async () => {
    const { rungs, played, tournamentId } = await rate(plan)
    const { places, rounds, settings, name } = plan
    const tournament = await runTournament({
      name,
      places,
      rounds,
      settings,
      entrants: plan.members,
      ...tools,
    })
    expect(tournament.tournamentId).toBe(tournamentId)
    expect(rungs.map((rung) => [rung.name, rung.points])).toEqual(
      tournament
        .standings()
        .map((standing) => [standing.name, standing.points])
        .reverse(),
    )
    expect(rungs[0]!.name).toBe('suicide.red')
    expect(played).toBe(15)
  })

  it('are rated once, and anew when the set has changed: only its new pairs are played', async () => {
    const few = { ...plan, members: plan.members.slice(0, 5) }
    const first = await rate(few)
    expect(first.played).toBe(10)
    expect(await rate(few)).toEqual({ ...first, played: 0 })
    const more = await rate(plan)
    expect(more.played).toBe(5)
    expect(more.tournamentId).not.toBe(first.tournamentId)
    expect(more.rungs).toHaveLength(6)
  })

  it('may be a single one', async () => {
    expect(await rate({ ...plan, members: [enter(imp)] })).toMatchObject({
      tournamentId: null,
      rungs: [{ name: 'imp.red' }],
    })
  })
})

describe('a climb', () => {
  it('goes up while more rounds are won than lost, and no farther', async () => {
    const { rungs } = await rate(plan)
    const climbers = [dwarf, clear, suicide, waiter, splitter].map(enter)
    const climbs = await climb(climbers, rungs)
    const { results } = await evaluateWarriors(
      { ...plan, candidates: climbers, opponents: rungs, stop: 'one-left' },
      tools,
    )
    for (const [index, one] of climbs.entries()) {
      const path = results[index]!.flatMap((result, rung) => (result === null ? [] : [{ rung, ...result }]))
      const end = path.findIndex(({ wins, losses }) => wins <= losses)
      const reached = end === -1 ? path.length : end
      expect(one).toMatchObject({ reached, of: 5 })
      expect(one.fights).toEqual(
        path
          .slice(0, reached + (end === -1 ? 0 : 1))
          .map(({ rung, wins, ties, losses }) => ({ rung, wins, ties, losses })),
      )
    }
    expect(new Set(climbs.map(({ reached }) => reached)).size).toBeGreaterThan(2)
    expect(climbs[2]!.reached).toBe(0)
  })

  it('ends at a rung with which all rounds are tied', async () => {
    const stone = enter(warrior('stone', ['NOP.A $0, $0', 'JMP.A $-1, $0']))
    const [one] = await climb(
      [stone],
      [enter(waiter)].map((rung) => ({ ...rung, points: 0 })),
    )
    expect(one).toMatchObject({ reached: 0, of: 1, fights: [{ wins: 0, losses: 0, ties: 8 }] })
  })

  it('longer than the rungs that are played at once reaches the top', async () => {
    // Twenty that die by themselves, each of its own code.
    const rungs = Array.from({ length: 20 }, (_, index) => {
      return { ...enter(warrior(`dead-${index}`, [`DAT.F #${index}, #1`])), points: 0 }
    })
    const [one] = await climb([enter(waiter)], rungs)
    expect(one).toMatchObject({ reached: 20, of: 20 })
    expect(one!.fights).toHaveLength(20)
  })
})
