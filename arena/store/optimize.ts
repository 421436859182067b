import { createHash } from 'node:crypto'
import type { CandidateRecord, OptimizePlan, StoredOptimization } from '../optimize/record/index.js'
import type { FieldEstimate } from '../score.js'
import type { Warrior } from '../../vm/index.js'
import type { Database } from './database.js'
import { RULES_VERSION } from './matches.js'
import type { SettingsStore } from './settings.js'
import type { WarriorStore } from './warriors.js'

/** Optimisations by their plans, with all candidates judged so far. */
export interface OptimizeStore {
  /** Number of the plan's run, begun when new. */
  begin(plan: OptimizePlan, candidates: number, now: number): number
  /** Number of the plan's run; null when there is none. */
  known(plan: OptimizePlan): number | null
  /** A run by number; without argument the last used one that is not finished. */
  find(id?: number): StoredOptimization | null
  update(id: number, change: Partial<Pick<StoredOptimization, 'candidates' | 'status'>>, now: number): void
  /** All candidates judged so far, in their order. */
  records(id: number): CandidateRecord[]
  saveRecord(id: number, record: CandidateRecord): void
  saveReport(id: number, candidate: number, report: FieldEstimate): void
}

interface OptimizeRunRow extends Omit<StoredOptimization, 'settings' | 'opponents'> {
  readonly settingsId: number
}

interface RecordRow extends Omit<CandidateRecord, 'values' | 'stages' | 'report'> {
  readonly constants: string
  readonly stages: string
  readonly report: string | null
}

export function createOptimizeStore(
  database: Database,
  settings: SettingsStore,
  warriors: WarriorStore,
): OptimizeStore {
  const byDigest = database.prepare<[Buffer], number>('SELECT id FROM optimize_runs WHERE digest = ?').pluck()
  const insertRun = database.prepare(
    `INSERT INTO optimize_runs
       (digest, name, settings_id, seed, source, options, candidates, status, created_at, used_at)
     VALUES (@digest, @name, @settingsId, @seed, @source, @options, @candidates, 'open', @now, @now)`,
  )
  const insertOpponent = database.prepare(
    'INSERT INTO optimize_opponents (run_id, position, warrior_id) VALUES (?, ?, ?)',
  )
  const columns = `SELECT id, name, settings_id AS settingsId, seed, source, options, candidates, status,
    created_at AS createdAt, used_at AS usedAt FROM optimize_runs`
  const byId = database.prepare<[number], OptimizeRunRow>(`${columns} WHERE id = ?`)
  const latestOpen = database.prepare<[], OptimizeRunRow>(
    `${columns} WHERE status = 'open' ORDER BY used_at DESC, id DESC LIMIT 1`,
  )
  const opponents = database
    .prepare<[number], string>('SELECT warrior_id FROM optimize_opponents WHERE run_id = ? ORDER BY position')
    .pluck()
  const update = database.prepare(
    `UPDATE optimize_runs SET candidates = coalesce(@candidates, candidates), status = coalesce(@status, status),
       used_at = @now WHERE id = @id`,
  )
  const records = database.prepare<[number], RecordRow>(
    `SELECT candidate, origin, parent, constants, problem, stages, report FROM optimize_candidates
     WHERE run_id = ? ORDER BY candidate`,
  )
  const insertRecord = database.prepare(
    `INSERT INTO optimize_candidates (run_id, candidate, origin, parent, constants, problem, stages, report)
     VALUES (@id, @candidate, @origin, @parent, @constants, @problem, @stages, @report)`,
  )
  const setReport = database.prepare(
    'UPDATE optimize_candidates SET report = ? WHERE run_id = ? AND candidate = ?',
  )

  const loadWarrior = (id: string): Warrior => {
    const stored = warriors.get(id)
    if (stored === null) throw new RangeError(`there is no warrior ${id}`)
    const { addedAt: _addedAt, ...warrior } = stored
    return warrior
  }
  const begin = database.transaction((plan: OptimizePlan, candidates: number, now: number): number => {
    const digest = digestOf(plan)
    const known = byDigest.get(digest)
    if (known !== undefined) return known
    const { name, seed, source, options } = plan
    const settingsId = settings.save(plan.settings)
    const row = { digest, name, settingsId, seed, source, options, candidates, now }
    const id = Number(insertRun.run(row).lastInsertRowid)
    for (const [position, warrior] of plan.opponents.entries()) insertOpponent.run(id, position, warrior.id)
    return id
  })

  return {
    begin: (plan, candidates, now) => begin.immediate(plan, candidates, now),
    known: (plan) => byDigest.get(digestOf(plan)) ?? null,
    find(id) {
      const row = id === undefined ? latestOpen.get() : byId.get(id)
      if (row === undefined) return null
      const { settingsId, ...rest } = row
      return {
        ...rest,
        settings: settings.get(settingsId),
        opponents: opponents.all(row.id).map(loadWarrior),
      }
    },
    update(id, { candidates = null, status = null }, now) {
      update.run({ id, candidates, status, now })
    },
    records: (id) =>
      records.all(id).map(({ constants, stages, report, ...rest }) => ({
        ...rest,
        values: JSON.parse(constants) as number[],
        stages: JSON.parse(stages) as FieldEstimate[],
        report: report === null ? null : (JSON.parse(report) as FieldEstimate),
      })),
    saveRecord(id, { values, stages, report, ...rest }) {
      const texts = { constants: JSON.stringify(values), stages: JSON.stringify(stages) }
      insertRecord.run({ id, ...rest, ...texts, report: report === null ? null : JSON.stringify(report) })
    },
    saveReport(id, candidate, report) {
      setReport.run(JSON.stringify(report), id, candidate)
    },
  }
}

function digestOf({ name, settings, seed, source, options, opponents }: OptimizePlan): Buffer {
  const sorted = Object.entries(settings).sort(([x], [y]) => (x < y ? -1 : 1))
  const ids = opponents.map(({ id }) => id)
  const identity = [name, sorted, seed, source, options, ids, RULES_VERSION]
  return createHash('sha256').update(JSON.stringify(identity)).digest()
}
