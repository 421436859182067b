import { createHash } from 'node:crypto'
import type { EvaluationIdentity, EvaluationMatch } from '../evaluate/record/index.js'
import type { Database } from './database.js'
import { RULES_VERSION } from './matches.js'
import type { SettingsStore } from './settings.js'

/** Evaluations are written here to be read by people: the view evaluation_results is the matrix. */
export interface EvaluationStore {
  /** Row of the plan's evaluation, begun when new. */
  begin(plan: EvaluationIdentity, now: number): number
  addMatch(id: number, match: EvaluationMatch): void
  finish(id: number, now: number): void
}

export function createEvaluationStore(database: Database, settings: SettingsStore): EvaluationStore {
  const byDigest = database.prepare<[Buffer], number>('SELECT id FROM evaluations WHERE digest = ?').pluck()
  const touch = database.prepare('UPDATE evaluations SET used_at = ? WHERE id = ?')
  const insert = database.prepare(
    `INSERT INTO evaluations (digest, settings_id, rounds, seed, places, stop, precision, status, created_at, used_at)
     VALUES (@digest, @settingsId, @rounds, @seed, @kind, @stop, @precision, 'open', @now, @now)`,
  )
  const insertWarrior = database.prepare(
    'INSERT INTO evaluation_warriors (evaluation_id, role, position, warrior_id, name) VALUES (?, ?, ?, ?, ?)',
  )
  const insertMatch = database.prepare(
    `INSERT INTO evaluation_matches (evaluation_id, candidate, opponent, batch, match_id, fitness, opponent_fitness)
     VALUES (@id, @candidate, @opponent, @batch, @matchId, @fitness, @opponentFitness) ON CONFLICT DO NOTHING`,
  )
  const finish = database.prepare("UPDATE evaluations SET status = 'finished', used_at = ? WHERE id = ?")

  const begin = database.transaction((plan: EvaluationIdentity, now: number): number => {
    const digest = digestOf(plan)
    const known = byDigest.get(digest)
    if (known !== undefined) {
      touch.run(now, known)
      return known
    }
    const { rounds, places, stop, precision, candidates, opponents } = plan
    const settingsId = settings.save(plan.settings)
    const row = { digest, settingsId, rounds, ...places, stop, precision, now }
    const id = Number(insert.run(row).lastInsertRowid)
    for (const [role, warriors] of Object.entries({ candidate: candidates, opponent: opponents }))
      for (const [position, { warriorId, name }] of warriors.entries())
        insertWarrior.run(id, role, position, warriorId, name)
    return id
  })

  return {
    begin: (plan, now) => begin.immediate(plan, now),
    addMatch(id, match) {
      insertMatch.run({ ...match, id })
    },
    finish(id, now) {
      finish.run(now, id)
    },
  }
}

function digestOf({ settings, rounds, places, stop, precision, ...warriors }: EvaluationIdentity): Buffer {
  const sorted = Object.entries(settings).sort(([x], [y]) => (x < y ? -1 : 1))
  const named = [warriors.candidates, warriors.opponents].map((list) =>
    list.map(({ warriorId, name }) => [warriorId, name]),
  )
  const { kind, seed } = places
  const identity = [
    ...[sorted, rounds, seed, stop, precision, named, RULES_VERSION],
    // Of the time when all places were shared nothing was said of them.
    ...(kind === 'shared' ? [] : [{ places: kind }]),
  ]
  return createHash('sha256').update(JSON.stringify(identity)).digest()
}
