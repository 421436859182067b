import type { MarsSettings, Warrior } from '../../vm/index.js'
import type { Database } from './database.js'
import { createLlmCallStore, type LlmCallStore } from './llm-calls.js'
import type { SettingsStore } from './settings.js'
import type { WarriorStore } from './warriors.js'

export type RunRole = 'opponent' | 'seed' | 'benchmark'

/** What an evolution run is given. Its warriors must be stored. */
export interface RunPlan {
  readonly settings: MarsSettings
  /** A whole number, or null for the run's own number. */
  readonly seed: number | null
  /** JSON; the loop knows what is in it. */
  readonly options: string
  readonly warriors: Readonly<Record<RunRole, readonly Warrior[]>>
}

export interface StoredRun extends RunPlan {
  readonly id: number
  readonly seed: number
  /** State of the generator after the last stored unit; empty before the first. */
  readonly random: string
  readonly status: 'open' | 'finished'
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly usedAt: number
}

export interface StoredRound {
  /** From 1. */
  readonly round: number
  readonly placementSeed: number
  readonly iterations: number
  readonly proposals: number
  /** Proposal that became the champion; null while the round is open. */
  readonly champion: number | null
}

/** Means over the simulations of one evaluation, and the cell they fall into. */
export interface StoredEvaluation {
  readonly matchId: number
  readonly fitness: number
  readonly spawned: number
  readonly covered: number
  readonly spawnedBin: number
  readonly coveredBin: number
}

/** One proposal and what became of it. */
export interface ProposalRecord {
  /** Number in its round, from 0. */
  readonly proposal: number
  readonly operator: string
  readonly source: string | null
  readonly parents: readonly string[]
  /** Null when it did not assemble; then `problem` says why. */
  readonly warriorId: string | null
  readonly problem: string | null
  readonly evaluation: StoredEvaluation | null
  /** Whether it entered the archive. */
  readonly placed: boolean
}

/** A filled cell of a round's archive. */
export interface StoredElite {
  readonly proposal: number
  readonly warrior: Warrior
  readonly fitness: number
  readonly spawnedBin: number
  readonly coveredBin: number
}

export interface EvolutionStore {
  readonly calls: LlmCallStore
  createRun(plan: RunPlan, now: number): number
  /** A run by number; without argument the last used one. */
  findRun(id?: number): StoredRun | null
  /** Runs that are not finished, the last used first. */
  openRuns(): number[]
  /** Changes what may change in a run that goes on. */
  updateRun(id: number, change: Partial<Pick<StoredRun, 'options' | 'random' | 'status'>>, now: number): void
  rounds(runId: number): StoredRound[]
  /** Begins a round or stores how far it is. */
  saveRound(runId: number, round: StoredRound): void
  /** Stores a proposal of a begun round; one that was placed takes its cell. */
  saveProposal(runId: number, round: number, record: ProposalRecord): void
  /** The archive of a round, by cell. */
  elites(runId: number, round: number): StoredElite[]
  /** The champion of a finished round. */
  champion(runId: number, round: number): StoredElite | null
}

interface RunRow extends Omit<StoredRun, 'settings' | 'warriors'> {
  readonly settingsId: number
}

interface EliteRow extends Omit<StoredElite, 'warrior'> {
  readonly warriorId: string
}

export function createEvolutionStore(
  database: Database,
  settings: SettingsStore,
  warriors: WarriorStore,
): EvolutionStore {
  const insertRun = database.prepare(
    `INSERT INTO evolution_runs (settings_id, seed, options, random, status, created_at, used_at)
     VALUES (@settingsId, @seed, @options, '', 'open', @now, @now)`,
  )
  const seedByNumber = database.prepare('UPDATE evolution_runs SET seed = id WHERE id = ?')
  const insertWarrior = database.prepare(
    'INSERT INTO evolution_warriors (run_id, role, position, warrior_id) VALUES (?, ?, ?, ?)',
  )
  const runColumns = `SELECT id, settings_id AS settingsId, seed, options, random, status, created_at AS createdAt,
    used_at AS usedAt FROM evolution_runs`
  const newest = 'ORDER BY used_at DESC, id DESC'
  const runById = database.prepare<[number], RunRow>(`${runColumns} WHERE id = ?`)
  const latestRun = database.prepare<[], RunRow>(`${runColumns} ${newest} LIMIT 1`)
  const open = database
    .prepare<[], number>(`SELECT id FROM evolution_runs WHERE status = 'open' ${newest}`)
    .pluck()
  const update = database.prepare(
    `UPDATE evolution_runs SET options = coalesce(@options, options), random = coalesce(@random, random),
       status = coalesce(@status, status), used_at = @now WHERE id = @id`,
  )
  const roleWarriors = database
    .prepare<[number, RunRole], string>(
      'SELECT warrior_id FROM evolution_warriors WHERE run_id = ? AND role = ? ORDER BY position',
    )
    .pluck()
  const rounds = database.prepare<[number], StoredRound>(
    `SELECT round, placement_seed AS placementSeed, iterations, proposals, champion FROM evolution_rounds
     WHERE run_id = ? ORDER BY round`,
  )
  const upsertRound = database.prepare(
    `INSERT INTO evolution_rounds (run_id, round, placement_seed, iterations, proposals, champion)
     VALUES (@runId, @round, @placementSeed, @iterations, @proposals, @champion)
     ON CONFLICT DO UPDATE SET iterations = @iterations, proposals = @proposals, champion = @champion`,
  )
  const insertProposal = database.prepare(
    `INSERT INTO evolution_proposals (run_id, round, proposal, operator, source, warrior_id, problem, match_id,
       fitness, spawned, covered, spawned_bin, covered_bin, placed)
     VALUES (@runId, @round, @proposal, @operator, @source, @warriorId, @problem, @matchId, @fitness, @spawned,
       @covered, @spawnedBin, @coveredBin, @placed)`,
  )
  const insertParent = database.prepare(
    `INSERT INTO evolution_parents (run_id, round, proposal, position, warrior_id) VALUES (?, ?, ?, ?, ?)`,
  )
  const upsertCell = database.prepare(
    `INSERT INTO evolution_cells (run_id, round, spawned_bin, covered_bin, proposal)
     VALUES (@runId, @round, @spawnedBin, @coveredBin, @proposal)
     ON CONFLICT DO UPDATE SET proposal = @proposal`,
  )
  const eliteColumns = `p.proposal AS proposal, p.warrior_id AS warriorId, p.fitness AS fitness,
    p.spawned_bin AS spawnedBin, p.covered_bin AS coveredBin`
  const elites = database.prepare<[number, number], EliteRow>(
    `SELECT ${eliteColumns} FROM evolution_cells AS c JOIN evolution_proposals AS p USING (run_id, round, proposal)
     WHERE c.run_id = ? AND c.round = ? ORDER BY p.spawned_bin, p.covered_bin`,
  )
  const champion = database.prepare<[number, number], EliteRow>(
    `SELECT ${eliteColumns} FROM evolution_rounds AS r JOIN evolution_proposals AS p
       ON p.run_id = r.run_id AND p.round = r.round AND p.proposal = r.champion
     WHERE r.run_id = ? AND r.round = ?`,
  )

  const loadWarrior = (id: string): Warrior => {
    const stored = warriors.get(id)
    if (stored === null) throw new RangeError(`there is no warrior ${id}`)
    const { addedAt: _addedAt, ...warrior } = stored
    return warrior
  }
  const toElite = ({ warriorId, ...rest }: EliteRow): StoredElite => ({
    ...rest,
    warrior: loadWarrior(warriorId),
  })
  const toRun = (row: RunRow | undefined): StoredRun | null => {
    if (row === undefined) return null
    const { settingsId, ...rest } = row
    const ofRole = (role: RunRole) => roleWarriors.all(row.id, role).map(loadWarrior)
    const given = { opponent: ofRole('opponent'), seed: ofRole('seed'), benchmark: ofRole('benchmark') }
    return { ...rest, settings: settings.get(settingsId), warriors: given }
  }

  const createRun = database.transaction((plan: RunPlan, now: number): number => {
    const { seed, options } = plan
    const settingsId = settings.save(plan.settings)
    const id = Number(insertRun.run({ settingsId, seed: seed ?? 0, options, now }).lastInsertRowid)
    if (seed === null) seedByNumber.run(id)
    for (const [role, given] of Object.entries(plan.warriors))
      for (const [position, warrior] of given.entries()) insertWarrior.run(id, role, position, warrior.id)
    return id
  })

  return {
    calls: createLlmCallStore(database),
    createRun: (plan, now) => createRun.immediate(plan, now),
    findRun: (id) => toRun(id === undefined ? latestRun.get() : runById.get(id)),
    openRuns: () => open.all(),
    updateRun(id, { options = null, random = null, status = null }, now) {
      update.run({ id, options, random, status, now })
    },
    rounds: (runId) => rounds.all(runId),
    saveRound(runId, round) {
      upsertRound.run({ ...round, runId })
    },
    saveProposal(runId, round, { evaluation, parents, placed, ...record }) {
      const place = { runId, round, proposal: record.proposal }
      insertProposal.run({ ...NO_EVALUATION, ...evaluation, ...record, ...place, placed: placed ? 1 : 0 })
      for (const [position, parent] of parents.entries())
        insertParent.run(runId, round, record.proposal, position, parent)
      if (placed && evaluation !== null) upsertCell.run({ ...evaluation, ...place })
    },
    elites: (runId, round) => elites.all(runId, round).map(toElite),
    champion(runId, round) {
      const row = champion.get(runId, round)
      return row === undefined ? null : toElite(row)
    },
  }
}

const NO_EVALUATION = {
  matchId: null,
  fitness: null,
  spawned: null,
  covered: null,
  spawnedBin: null,
  coveredBin: null,
}
