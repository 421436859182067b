import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Database } from '../../../arena/store/driver.js'
import { afterEach, describe, expect, it } from 'vitest'
import { openStore, StoreError, type MatchKey, type Store } from '../../../arena/store/index.js'
import type { TournamentPlan } from '../../../arena/tournament/index.js'
import { PRESETS, type MatchOutcome } from '../../../vm/index.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { dwarf, imp, suicide, warrior } from '../../helpers/warrior.js'

const folder = temporaryFolder('store')

const stores: Store[] = []
afterEach(() => {
  for (const store of stores.splice(0)) store.close()
})
function open(path = ':memory:'): Store {
  const store = openStore(path)
  stores.push(store)
  return store
}

const outcome: MatchOutcome = {
  warriorCount: 2,
  data: Uint32Array.from([7, 14, 7, 0, 0, 7, 0, 1, 4_294_967_295, 3, 9, 18, 0, 1, 0, 9, 9, 0, 0, 1]),
}
const scores = [
  { wins: 1, ties: 0, losses: 1, score: 3 },
  { wins: 1, ties: 0, losses: 1, score: 3 },
]
const key: MatchKey = {
  settings: PRESETS.tiny,
  warriors: [imp.id, dwarf.id],
  rounds: 2,
  seed: 3900,
  stop: 'one-left',
}

function withPair(store: Store): Store {
  store.warriors.save(imp, 1)
  store.warriors.save(dwarf, 2)
  return store
}

describe('opening', () => {
  it('refuses a file that a newer program wrote, and leaves it as it is', () => {
    const path = join(folder, 'newer.db')
    open(path)
    const database = new Database(path)
    database.pragma('user_version = 99')
    expect(() => openStore(path)).toThrow(StoreError)
    expect(() => openStore(path)).toThrow(/schema version 99.*Update drq/)
    expect(database.pragma('user_version', { simple: true })).toBe(99)
    database.close()
  })

  it('says so when the file is no database', () => {
    const path = join(folder, 'letter.txt')
    writeFileSync(path, 'Dear Sir, this is no SQLite file. '.repeat(40))
    expect(() => openStore(path)).toThrow(StoreError)
    expect(() => openStore(path)).toThrow(/cannot be opened as an SQLite file/)
  })

  it('says so when the folder is missing', () => {
    expect(() => openStore(join(folder, 'nowhere', 'drq.db'))).toThrow(StoreError)
  })

  it('keeps everything for the next process that opens the file', () => {
    const path = join(folder, 'kept.db')
    const first = withPair(openStore(path))
    first.matches.save(key, outcome, scores, 5)
    first.close()
    expect(open(path).matches.outcome(key)).toEqual(outcome)
  })
})

describe('warriors', () => {
  it('come back as they were saved', () => {
    const store = open()
    const pinned = warrior('pinned', ['LDP.AB #1, $3', 'STP.B #-7, }1'], 1, 42)
    store.warriors.save(pinned, 77)
    expect(store.warriors.get(pinned.id)).toEqual({ ...pinned, addedAt: 77 })
  })

  it('keep the name under which their code was first seen', () => {
    const store = open()
    store.warriors.save(imp, 1)
    store.warriors.save({ ...imp, name: 'copy' }, 2)
    expect(store.warriors.list().map(({ name, addedAt }) => [name, addedAt])).toEqual([['imp', 1]])
  })

  it('are found by name and by the beginning of their id, not by less than 4 digits of it', () => {
    const store = withPair(open())
    const found = (text: string) => store.warriors.find(text).map(({ name }) => name)
    expect(found('imp')).toEqual(['imp'])
    expect(found(dwarf.id.slice(0, 6).toUpperCase())).toEqual(['dwarf'])
    expect(found(dwarf.id)).toEqual(['dwarf'])
    expect(found(dwarf.id.slice(0, 3))).toEqual([])
    expect(found("' OR 1=1 --")).toEqual([])
  })

  it('are listed with their rounds summed up', () => {
    const store = withPair(open())
    store.warriors.save(suicide, 3)
    store.matches.save(key, outcome, scores, 5)
    store.matches.save({ ...key, seed: 1 }, outcome, scores, 5)
    const lines = store.warriors
      .list()
      .map(({ name, matches, wins, losses }) => [name, matches, wins, losses])
    expect(lines).toEqual([
      ['dwarf', 2, 2, 2],
      ['imp', 2, 2, 2],
      ['suicide', 0, 0, 0],
    ])
  })

  it('know their results under each kind of rules', () => {
    const store = withPair(open())
    store.matches.save(key, outcome, scores, 5)
    store.matches.save({ ...key, seed: 1 }, outcome, scores, 5)
    store.matches.save({ ...key, stop: 'none-left' }, outcome, scores, 5)
    const shared = { settings: PRESETS.tiny, warriorCount: 2, ties: 0 }
    expect(store.warriors.results(imp.id)).toEqual([
      { ...shared, stop: 'none-left', matches: 1, wins: 1, losses: 1, score: 3 },
      { ...shared, stop: 'one-left', matches: 2, wins: 2, losses: 2, score: 6 },
    ])
    expect(store.warriors.results('f'.repeat(64))).toEqual([])
  })
})

describe('matches', () => {
  it('come back number for number, with their scores', () => {
    const store = withPair(open())
    const matchId = store.matches.save(key, outcome, scores, 5)
    expect(store.matches.outcome(key)).toEqual(outcome)
    expect(store.matches.scores(key)).toEqual({ matchId, scores })
  })

  it('are told apart by settings, order of warriors, rounds, seed and stop rule', () => {
    const store = withPair(open())
    store.matches.save(key, outcome, scores, 5)
    const others: Partial<MatchKey>[] = [
      { settings: PRESETS.nano },
      { settings: { ...PRESETS.tiny, immediateB: 'reread' } },
      { warriors: [dwarf.id, imp.id] },
      { rounds: 3 },
      { seed: 3901 },
      { stop: 'none-left' },
    ]
    for (const other of others) expect(store.matches.scores({ ...key, ...other })).toBeNull()
    const ids = others.map((other) => store.matches.save({ ...key, ...other }, outcome, scores, 6))
    expect(new Set(ids).size).toBe(others.length)
  })

  it('are stored once: the first outcome stays', () => {
    const store = withPair(open())
    const first = store.matches.save(key, outcome, scores, 5)
    const second = store.matches.save(key, { ...outcome, data: outcome.data.slice().reverse() }, scores, 6)
    expect(second).toBe(first)
    expect(store.matches.outcome(key)).toEqual(outcome)
  })

  it('are not stored by half when a warrior is unknown', () => {
    const store = open()
    store.warriors.save(imp, 1)
    expect(() => store.matches.save(key, outcome, scores, 5)).toThrow(/FOREIGN KEY/)
    expect(store.matches.scores(key)).toBeNull()
  })
})

describe('tournaments', () => {
  const plan: TournamentPlan = {
    name: 'cup',
    kind: 'round-robin',
    settings: PRESETS.tiny,
    rounds: 2,
    seed: 3900,
    places: 'shared',
    entrants: [
      { warriorId: imp.id, name: 'imp.red' },
      { warriorId: dwarf.id, name: 'dwarf.red' },
    ],
    matchCount: 1,
  }

  it('go on when the same plan begins again, and are another with any other plan', () => {
    const store = withPair(open())
    const id = store.tournaments.begin(plan, 10)
    expect(store.tournaments.begin(plan, 20)).toBe(id)
    expect(store.tournaments.find()).toEqual({ ...plan, id, status: 'open', createdAt: 10, usedAt: 20 })
    const drawn = { places: 'drawn' } as const
    for (const other of [{ name: 'cup 2' }, { rounds: 3 }, { seed: 1 }, drawn, { settings: PRESETS.nano }])
      expect(store.tournaments.begin({ ...plan, ...other }, 30)).not.toBe(id)
    expect(store.tournaments.begin({ ...plan, entrants: plan.entrants.toReversed() }, 30)).not.toBe(id)
  })

  it('are found by number, by name, and without either as the last used', () => {
    const store = withPair(open())
    expect(store.tournaments.find()).toBeNull()
    const first = store.tournaments.begin(plan, 10)
    const second = store.tournaments.begin({ ...plan, rounds: 5 }, 20)
    const named = store.tournaments.begin({ ...plan, name: `${first}` }, 15)
    expect(store.tournaments.find()?.id).toBe(second)
    expect(store.tournaments.find('cup')?.id).toBe(second)
    expect(store.tournaments.find(`${second}`)?.id).toBe(second)
    expect(store.tournaments.find(`${first}`)?.id).toBe(named)
    expect(store.tournaments.find('other')).toBeNull()
    store.tournaments.finish(first, 30)
    expect(store.tournaments.find('cup')).toMatchObject({ id: first, status: 'finished', usedAt: 30 })
  })

  it('sum up the matches that belong to them and no others', () => {
    const store = withPair(open())
    const id = store.tournaments.begin(plan, 10)
    expect(store.tournaments.totals(id)).toEqual([])
    const match = { number: 0, lineUp: [0, 1], matchId: store.matches.save(key, outcome, scores, 5) }
    store.tournaments.addMatch(id, match)
    store.tournaments.addMatch(id, match)
    store.matches.save({ ...key, seed: 1 }, outcome, scores, 5)
    expect(store.tournaments.matchesPlayed(id)).toBe(1)
    expect(store.tournaments.totals(id)).toContainEqual({ entrant: 0, matches: 1, ...scores[0] })
  })
})

it('a damaged file is a StoreError, not a crash', () => {
  const path = join(folder, 'damaged.db')
  const store = openStore(path)
  for (let offset = 0; offset < 500; offset++)
    store.warriors.save(
      warrior(`w${offset}`, [`MOV.I $0, $${offset}`, ...Array<string>(20).fill('DAT.F $0, $0')]),
      1,
    )
  store.close()
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(0xa5, 8192))
  expect(() => {
    const damaged = open(path)
    damaged.transaction(() => damaged.warriors.list())
  }).toThrow(StoreError)
})

it('a transaction that throws leaves nothing behind', () => {
  const store = open()
  expect(() =>
    store.transaction(() => {
      store.warriors.save(imp, 1)
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(store.warriors.list()).toEqual([])
})
