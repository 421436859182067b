import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Database } from '../../../arena/store/driver.js'
import { openStore } from '../../../arena/store/index.js'
import { MIGRATIONS } from '../../../arena/store/migrations/index.js'
import { runTournament, storedStandings } from '../../../arena/tournament/index.js'
import { createInlineFights, type Fights } from '../../../arena/workers/index.js'
import { PRESETS } from '../../../vm/index.js'
import { createWasmEngine } from '../../../vm/wasm/engine.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { zoo } from '../../helpers/warrior.js'

const folder = temporaryFolder('migration')

/** The last version in which tournaments had no line-ups. */
const BEFORE = MIGRATIONS.findIndex(({ name }) => name === 'line-ups')

const inline = createInlineFights(createWasmEngine())
const rules = {
  settings: PRESETS.nano,
  rounds: 2,
  places: { kind: 'shared' as const, seed: 777 },
  now: () => 5,
}
const entrants = zoo.map((warrior) => ({ name: `${warrior.name}.red`, warrior }))

/** Plays some matches of each batch, then fails. */
const cutOff: Fights = {
  async run(batch, options) {
    await inline.run({ ...batch, matches: batch.matches.slice(5, 9) }, options)
    throw new Error('cut off')
  },
  close: () => inline.close(),
}

it('tournaments of an older file keep their matches, and open ones go on', async () => {
  const [newer, older] = [join(folder, 'newer.db'), join(folder, 'older.db')]
  const store = openStore(newer)
  const cup = { ...rules, name: 'cup', store, fights: inline, entrants }
  const finished = await runTournament({ ...cup, entrants: entrants.slice(1, 5) })
  await expect(
    runTournament({ ...cup, places: { kind: 'shared', seed: 778 }, name: 'open', fights: cutOff }),
  ).rejects.toThrow('cut off')

  const database = new Database(older)
  for (const { sql } of MIGRATIONS.slice(0, BEFORE)) database.exec(sql)
  database.pragma(`user_version = ${BEFORE}`)
  database.prepare('ATTACH ? AS newer').run(newer)
  const copied = ['warriors', 'settings', 'matches', 'match_warriors', 'tournaments', 'tournament_entrants']
  const columns = {
    tournaments:
      'id, digest, name, kind, settings_id, rounds, seed, status, match_count, created_at, used_at',
  } as Record<string, string>
  for (const table of copied)
    database.exec(`INSERT INTO ${table} SELECT ${columns[table] ?? '*'} FROM newer.${table}`)
  database.exec('INSERT INTO tournament_matches SELECT tournament_id, match_id FROM newer.tournament_matches')
  database.close()

  const migrated = openStore(older)
  for (const name of ['cup', 'open']) {
    const tournament = migrated.tournaments.find(name)!
    expect(tournament).toEqual(store.tournaments.find(name))
    expect(storedStandings(migrated, tournament)).toEqual(
      storedStandings(store, store.tournaments.find(name)!),
    )
  }
  expect(storedStandings(migrated, migrated.tournaments.find('cup')!)).toEqual(finished.standings())
  expect(rows(older)).toEqual(rows(newer))
  expect(rows(older)).toHaveLength(6 + 4)

  const resumed = await runTournament({
    ...cup,
    places: { kind: 'shared', seed: 778 },
    name: 'open',
    store: migrated,
  })
  expect(resumed).toMatchObject({ tournamentId: 2, matchesReused: 4, matchesPlayed: 11 })
  expect(storedStandings(migrated, migrated.tournaments.find('open')!)).toEqual(resumed.standings())
  for (const one of [store, migrated]) one.close()
})

/** All matches of all tournaments; throws where a reference leads nowhere. */
function rows(path: string): unknown[] {
  const database = new Database(path)
  try {
    expect(database.pragma('foreign_key_check')).toEqual([])
    expect(database.pragma('foreign_key_list(tournament_matches)')).toHaveLength(2)
    return database.prepare('SELECT * FROM tournament_matches').all()
  } finally {
    database.close()
  }
}
