import { afterEach, describe, expect, it } from 'vitest'
import {
  challengeHill,
  createHill,
  judgeHillRules,
  hillStandings,
  warriorsInCore,
  type HillRules,
} from '../../../arena/hill/index.js'
import { placementSeedOf } from '../../../arena/places.js'
import { openStore, type Store } from '../../../arena/store/index.js'
import { createInlineFights, type Fights } from '../../../arena/workers/index.js'
import { PRESETS, type Warrior } from '../../../vm/index.js'
import { createWasmEngine } from '../../../vm/wasm/engine.js'
import { clear, dwarf, imp, splitter, suicide, waiter, warrior, zoo } from '../../helpers/warrior.js'
import { ALLOWED, failed } from '../../helpers/failed.js'

const stores: Store[] = []
afterEach(() => {
  for (const store of stores.splice(0)) store.close()
})

const rules: HillRules = {
  ...{ name: 'pub', kind: 'pairs', settings: PRESETS.nano, size: 3, rounds: 4, maxAge: null },
  places: { kind: 'drawn', seed: 7 },
}
const entrants = (...warriors: readonly Warrior[]) =>
  warriors.map((one) => ({ name: `${one.name}.red`, warrior: one }))

/** Counts the matches that are fought. */
function arena(path = ':memory:') {
  const engine = createInlineFights(createWasmEngine())
  const fought = { matches: 0 }
  const fights: Fights = {
    run(batch, options) {
      fought.matches += batch.matches.length
      return engine.run(batch, options)
    },
    close: () => engine.close(),
  }
  const store = openStore(path)
  stores.push(store)
  return { store, fights, fought, now: () => 1 }
}

const table = (store: Store, name = 'pub') => {
  const hill = store.hills.find(name)!
  return hillStandings(hill.members, hill.rounds).map(({ name: who, points, age, rounds }) => [
    who,
    points,
    age,
    rounds,
  ])
}

describe('a hill', () => {
  it('has one match of each pair, loaded in the order of the ids, from places of its own', async () => {
    const own = arena()
    await createHill(rules, entrants(dwarf, imp), own)
    const warriors = [imp.id, dwarf.id].sort()
    const seed = placementSeedOf(rules.places, warriors)
    const pair = own.store.matches.scores({ ...rules, warriors, seed, stop: 'one-left' })!
    const members = own.store.hills.find('pub')!.members
    expect(members).toHaveLength(2)
    for (const { warriorId, wins, ties, losses, score } of members)
      expect({ wins, ties, losses, score }).toEqual(pair.scores[warriors.indexOf(warriorId)])
    await challengeHill('pub', entrants(waiter), own)
    expect(own.fought.matches).toBe(3)
  })

  it('of before, whose matches all have the same places, goes on so', async () => {
    const own = arena()
    const old = { ...rules, places: { kind: 'shared', seed: 7 } } as const
    await createHill(old, entrants(dwarf, imp, waiter), own)
    expect(own.store.hills.find('pub')!.places).toEqual(old.places)
    for (const [first, second] of [
      [dwarf, imp],
      [imp, waiter],
      [waiter, dwarf],
    ] as const) {
      const warriors = [first.id, second.id].sort()
      expect(own.store.matches.scores({ ...old, warriors, seed: 7, stop: 'one-left' })).not.toBeNull()
    }
  })

  it('is the same in whatever order all its warriors came, but for their ages', async () => {
    const roomy = { ...rules, size: 10 }
    const scores = async (order: readonly Warrior[]) => {
      const own = arena()
      await createHill(roomy, entrants(...order), own)
      return new Map(own.store.hills.find('pub')!.members.map(({ name, score }) => [name, score]))
    }
    expect(await scores(zoo)).toEqual(await scores(zoo.toReversed()))
  })

  it('fights only the challenger against the incumbents, and nothing twice', async () => {
    const own = arena()
    await createHill(rules, entrants(imp, dwarf, waiter), own)
    own.fought.matches = 0
    const outcome = await challengeHill('pub', entrants(splitter), own)
    expect(own.fought.matches).toBe(3)
    expect(outcome!.challenges[0]).toMatchObject({ number: 4, entrant: 'splitter.red', contenders: 4 })
    expect(outcome!.challenges[0]!.bouts.map(({ name }) => name).sort()).toEqual(['dwarf', 'imp', 'waiter'])
    const sum = outcome!.challenges[0]!.bouts.reduce((total, { score }) => total + score, 0)
    expect(outcome!.challenges[0]!.score).toBe(sum)
    const before = table(own.store)
    // It fell off, or pushed somebody off who comes back: all their matches are known.
    await challengeHill('pub', entrants(imp, dwarf, waiter, splitter), own)
    expect(own.fought.matches).toBe(3)
    expect(before).toHaveLength(3)
  })

  it('scores against those on the hill only, once somebody fell off', async () => {
    const own = arena()
    await createHill(rules, entrants(imp, dwarf, waiter, suicide), own)
    const { members } = own.store.hills.find('pub')!
    expect(members.map(({ name }) => name)).not.toContain('suicide')
    for (const { wins, ties, losses } of members) expect(wins + ties + losses).toBe(2 * 4)
    expect(own.store.hills.history(1).map(({ name, succeeded }) => [name, succeeded])).toEqual([
      ['imp', true],
      ['dwarf', true],
      ['waiter', true],
      ['suicide', false],
    ])
  })

  it('refuses a code that is on it, and the same challenger twice in a row', async () => {
    const own = arena()
    await createHill(rules, entrants(imp, dwarf, waiter), own)
    const impToo = { ...imp, name: 'imp too' }
    const outcome = await challengeHill(
      'pub',
      [...entrants(impToo, suicide), { name: 'again.red', warrior: suicide }],
      own,
    )
    expect(outcome!.refused).toEqual([
      { name: 'imp too.red', of: 'imp' },
      { name: 'again.red', of: 'suicide' },
    ])
    expect(own.store.hills.find('pub')!.challenges).toBe(4)
  })

  it('takes a new version for the older one, and says so in its history', async () => {
    const own = arena()
    await createHill(rules, entrants(imp, dwarf, suicide), own)
    const better = warrior('suicide', ['JMP.A $0, $0', 'DAT.F $0, $0'])
    await challengeHill('pub', entrants(better), own)
    const ids = own.store.hills.find('pub')!.members.map(({ warriorId }) => warriorId)
    expect(ids).toContain(better.id)
    expect(ids).not.toContain(suicide.id)
    expect(own.store.hills.history(1).at(-1)!.departures).toMatchObject([
      { warriorId: suicide.id, reason: 'replaced' },
    ])
  })

  it('stays as it was when a challenge is cut off, and the matches fought are not fought again', async () => {
    const own = arena()
    await createHill(rules, entrants(imp, dwarf, waiter), own)
    const before = own.store.hills.find('pub')
    const cut: Fights = {
      async run(batch, options) {
        await own.fights.run({ ...batch, matches: batch.matches.slice(0, 2) }, options)
        throw new Error('cut off')
      },
      close: () => own.fights.close(),
    }
    await expect(challengeHill('pub', entrants(splitter), { ...own, fights: cut })).rejects.toThrow('cut off')
    expect(own.store.hills.find('pub')).toEqual(before)
    own.fought.matches = 0
    await challengeHill('pub', entrants(splitter), own)
    expect(own.fought.matches).toBe(1)
  })

  it('is challenged as it is in the end, when another process challenged it meanwhile', async () => {
    const own = arena()
    await createHill({ ...rules, size: 5 }, entrants(imp, dwarf), own)
    let isFirst = true
    const slow: Fights = {
      async run(batch, options) {
        if (isFirst) {
          isFirst = false
          await challengeHill('pub', entrants(waiter), own)
        }
        return own.fights.run(batch, options)
      },
      close: () => own.fights.close(),
    }
    const outcome = await challengeHill('pub', entrants(clear), { ...own, fights: slow })
    expect(outcome!.challenges[0]).toMatchObject({ number: 4, contenders: 4 })
    expect(own.store.hills.find('pub')!.members).toHaveLength(4)
    expect(own.store.hills.history(1).map(({ name }) => name)).toEqual(['imp', 'dwarf', 'waiter', 'clear'])
  })
})

describe('a melee hill', () => {
  const melee: HillRules = { ...rules, kind: 'melee', size: 3 }

  it('has all its warriors in one core, with the score (W*W-1)/S of a round survived', async () => {
    const own = arena()
    await createHill(
      { ...melee, size: 4 },
      entrants(waiter, suicide, warrior('rock', ['JMP.A $0, $0', 'NOP.A $1, $0'])),
      own,
    )
    const members = own.store.hills.find('pub')!.members
    // Two of three survive each round: (9-1)/2 each.
    expect(members.map(({ name, score, ties, losses }) => [name, score, ties, losses])).toEqual([
      ['waiter', 4 * 4, 4, 0],
      ['rock', 4 * 4, 4, 0],
      ['suicide', 0, 0, 4],
    ])
    expect(hillStandings(members, 4)[0]).toMatchObject({ matches: 1, points: 400 })
  })

  it('fights a challenge with everybody in the core and then counts those that stay', async () => {
    const own = arena()
    await createHill(melee, entrants(waiter, suicide, imp), own)
    own.fought.matches = 0
    const outcome = await challengeHill('pub', entrants(dwarf), own)
    expect(own.fought.matches).toBe(2)
    expect(outcome!.challenges[0]).toMatchObject({ contenders: 4, bouts: [] })
    expect(own.store.hills.find('pub')!.members).toHaveLength(3)
    expect(own.store.hills.find('pub')!.members.map(({ name }) => name)).not.toContain('suicide')
  })

  it('has to have room for a challenger', () => {
    expect(judgeHillRules({ ...melee, settings: PRESETS.nano, size: 15 })).toEqual(ALLOWED)
    expect(judgeHillRules({ ...melee, settings: PRESETS.nano, size: 16 })).toEqual(
      failed('NoRoom', /17 warriors .* do not fit/),
    )
    expect(judgeHillRules({ ...melee, settings: PRESETS['94nop'], size: 64 })).toEqual(
      failed('TooMany', '64 at most'),
    )
    expect(judgeHillRules({ ...rules, settings: PRESETS.nano, size: 500 })).toEqual(ALLOWED)
    expect([warriorsInCore(rules), warriorsInCore(melee)]).toEqual([2, 4])
  })
})

describe('stored hills', () => {
  it('have names of their own and can be forgotten; warriors and matches stay', async () => {
    const own = arena()
    await createHill(rules, entrants(imp, suicide), own)
    expect(await createHill({ ...rules, size: 9 }, [], own)).toBeNull()
    expect(own.store.hills.find('pub')!.size).toBe(3)
    await createHill({ ...rules, name: 'empty', maxAge: 5, kind: 'melee' }, [], own)
    expect(
      own.store.hills.list().map(({ name, kind, maxAge, members }) => [name, kind, maxAge, members.length]),
    ).toEqual([
      ['empty', 'melee', 5, 0],
      ['pub', 'pairs', null, 2],
    ])
    expect(own.store.hills.delete('pub')).toBe(true)
    expect(own.store.hills.delete('pub')).toBe(false)
    expect(own.store.hills.history(1)).toEqual([])
    expect(own.store.warriors.results(imp.id)[0]).toMatchObject({ matches: 1 })
    expect(await challengeHill('pub', entrants(dwarf), own)).toBeNull()
  })
})
