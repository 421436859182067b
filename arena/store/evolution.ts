import type { Warrior } from '../../vm/index.js'
import { parseOptions, printOptions, type EvolveOptions } from '../evolve/options/index.js'
import type { Database } from './database.js'
import { StoreError } from './store-error.js'
import { createLlmCallStore, type LlmCallStore } from './llm-calls.js'
import type { SettingsStore } from './settings.js'
import type { WarriorStore } from './warriors.js'
import type { PairScore } from '../score.js'
import {
  RUN_ROLES,
  type RunRole,
  type WrittenRole,
  writtenRole,
  type RunPlan,
  type StoredRun,
  type StoredGeneration,
  type ProposalRecord,
  type StoredElite,
  type StoredSlot,
  type StoredOutcome,
} from '../evolve/record/index.js'

/** Evolution runs with all that they bred, one transaction a unit of work. */
export interface EvolutionStore {
  readonly calls: LlmCallStore
  createRun(plan: RunPlan, now: number): number
  /** A run by number; without argument the last used one. */
  findRun(id?: number): StoredRun | null
  /**
   * The oldest run that was given the same settings, seed and warriors, and options that are `alike`; null when there is
   * none.
   */
  findAlike(plan: Omit<RunPlan, 'options'>, alike: (options: EvolveOptions) => boolean): number | null
  /** Runs that are not finished, the last used first. */
  openRuns(): number[]
  /** All runs, the oldest first. */
  runIds(): number[]
  /** Changes what may change in a run that goes on. */
  updateRun(id: number, change: Partial<Pick<StoredRun, 'options' | 'random' | 'status'>>, now: number): void
  generations(runId: number): StoredGeneration[]
  /** Begins a generation or stores how far it is. */
  saveGeneration(runId: number, generation: StoredGeneration): void
  /** Stores a proposal of a begun generation. */
  saveProposal(runId: number, generation: number, record: ProposalRecord): void
  /** Puts a stored proposal into a slot. */
  saveSlot(runId: number, generation: number, slot: StoredSlot): void
  /** The archives of a generation, by island and slot. */
  elites(runId: number, generation: number): StoredElite[]
  /** Cells that the archives of a generation hold a warrior for, one that several islands have counted once. */
  filledCells(runId: number, generation: number): number
  /** Proposals of a generation in their order, without sources. */
  proposals(runId: number, generation: number): StoredOutcome[]
  /** The champion of a finished generation. */
  champion(runId: number, generation: number): StoredElite | null
}

interface EvolutionRunRow extends Omit<StoredRun, 'settings' | 'options' | 'warriors'> {
  readonly settingsId: number
  readonly options: string
}

interface EliteRow extends Omit<StoredElite, 'warrior' | 'results'> {
  readonly warriorId: string
  readonly source: string
  readonly results: string | null
}

interface GivenRow {
  readonly warriorId: string
  /** As the run has it; null where it is that of the warrior. */
  readonly source: string | null
}

interface GenerationRow extends Omit<StoredGeneration, 'panel'> {
  readonly panel: string | null
}

interface OutcomeRow extends Omit<StoredOutcome, 'placed'> {
  readonly placed: number
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
    'INSERT INTO evolution_warriors (run_id, role, position, warrior_id, source) VALUES (?, ?, ?, ?, ?)',
  )
  const runColumns = `SELECT id, settings_id AS settingsId, seed, options, random, status, created_at AS createdAt,
    used_at AS usedAt FROM evolution_runs`
  const newest = 'ORDER BY used_at DESC, id DESC'
  const runById = database.prepare<[number], EvolutionRunRow>(`${runColumns} WHERE id = ?`)
  const latestRun = database.prepare<[], EvolutionRunRow>(`${runColumns} ${newest} LIMIT 1`)
  const open = database
    .prepare<[], number>(`SELECT id FROM evolution_runs WHERE status = 'open' ${newest}`)
    .pluck()
  const ids = database.prepare<[], number>('SELECT id FROM evolution_runs ORDER BY id').pluck()
  const update = database.prepare(
    `UPDATE evolution_runs SET options = coalesce(@options, options), random = coalesce(@random, random),
       status = coalesce(@status, status), used_at = @now WHERE id = @id`,
  )
  const ofSeed = database.prepare<
    { settingsId: number | null; seed: number | null },
    Pick<EvolutionRunRow, 'id' | 'options'>
  >('SELECT id, options FROM evolution_runs WHERE settings_id = @settingsId AND seed = @seed ORDER BY id')
  const roleWarriors = database.prepare<[number, WrittenRole], GivenRow>(
    `SELECT warrior_id AS warriorId, source FROM evolution_warriors WHERE run_id = ? AND role = ? ORDER BY position`,
  )
  const generations = database.prepare<[number], GenerationRow>(
    `SELECT round AS generation, placement_seed AS placementSeed, iterations, proposals, champion, panel, judged
     FROM evolution_rounds WHERE run_id = ? ORDER BY round`,
  )
  const upsertGeneration = database.prepare(
    `INSERT INTO evolution_rounds (run_id, round, placement_seed, iterations, proposals, champion, panel, judged)
     VALUES (@runId, @round, @placementSeed, @iterations, @proposals, @champion, @panel, @judged)
     ON CONFLICT DO UPDATE SET iterations = @iterations, proposals = @proposals, champion = @champion, judged = @judged`,
  )
  const insertProposal = database.prepare(
    `INSERT INTO evolution_proposals (run_id, round, proposal, operator, source, warrior_id, problem, match_id,
       fitness, spawned, covered, first_bin, second_bin, placed, island, rounds, complete, results, evaluations)
     VALUES (@runId, @round, @proposal, @operator, @source, @warriorId, @problem, @matchId, @fitness, @spawned,
       @covered, @firstBin, @secondBin, @placed, @island, @rounds, @complete, @results, @evaluations)`,
  )
  const insertParent = database.prepare(
    `INSERT INTO evolution_parents (run_id, round, proposal, position, warrior_id) VALUES (?, ?, ?, ?, ?)`,
  )
  const upsertSlot = database.prepare(
    `INSERT INTO evolution_elites (run_id, round, island, slot, proposal)
     VALUES (@runId, @round, @island, @slot, @proposal) ON CONFLICT DO UPDATE SET proposal = @proposal`,
  )
  const eliteColumns = `p.proposal AS proposal, p.warrior_id AS warriorId, p.source AS source, p.fitness AS fitness,
    p.first_bin AS firstBin, p.second_bin AS secondBin, p.results AS results,
    p.evaluations AS evaluations`
  const elites = database.prepare<[number, number], EliteRow>(
    `SELECT e.island AS island, e.slot AS slot, ${eliteColumns}
     FROM evolution_elites AS e JOIN evolution_proposals AS p USING (run_id, round, proposal)
     WHERE e.run_id = ? AND e.round = ? ORDER BY e.island, e.slot`,
  )
  const filledCells = database
    .prepare<[number, number], number>(
      `SELECT count(*) FROM (
         SELECT DISTINCT first_bin, second_bin
         FROM evolution_elites JOIN evolution_proposals USING (run_id, round, proposal)
         WHERE run_id = ? AND round = ?
       )`,
    )
    .pluck()
  const champion = database.prepare<[number, number], EliteRow>(
    `SELECT p.island AS island, -1 AS slot, ${eliteColumns} FROM evolution_rounds AS r JOIN evolution_proposals AS p
       ON p.run_id = r.run_id AND p.round = r.round AND p.proposal = r.champion
     WHERE r.run_id = ? AND r.round = ?`,
  )
  const outcomes = database.prepare<[number, number], OutcomeRow>(
    `SELECT proposal, operator, warrior_id AS warriorId, fitness, placed
     FROM evolution_proposals WHERE run_id = ? AND round = ? ORDER BY proposal`,
  )

  const loadWarrior = (id: string): Warrior => {
    const stored = warriors.get(id)
    if (stored === null) throw new RangeError(`there is no warrior ${id}`)
    const { addedAt: _addedAt, ...warrior } = stored
    return warrior
  }
  // The same code may have been stored before with another source: a run goes on with its own.
  const withSource = ({ warriorId, source }: GivenRow): Warrior => {
    const warrior = loadWarrior(warriorId)
    return source === null ? warrior : { ...warrior, source }
  }
  const toElite = ({ warriorId, source, results, ...rest }: EliteRow): StoredElite => ({
    ...rest,
    results: results === null ? null : (JSON.parse(results) as PairScore[]),
    warrior: withSource({ warriorId, source }),
  })
  const toRun = (row: EvolutionRunRow | undefined): StoredRun | null => {
    if (row === undefined) return null
    const { settingsId, options, ...rest } = row
    const ofRole = (role: RunRole) => roleWarriors.all(row.id, writtenRole(role)).map(withSource)
    const given = { opponent: ofRole('opponent'), stock: ofRole('stock'), benchmark: ofRole('benchmark') }
    return { ...rest, options: parseOptions(options), settings: settings.get(settingsId), warriors: given }
  }

  const ownSource = ({ id, source }: Warrior) => (loadWarrior(id).source === source ? null : source)

  const createRun = database.transaction((plan: RunPlan, now: number): number => {
    const { seed } = plan
    const options = printOptions(plan.options)
    const settingsId = settings.save(plan.settings)
    const id = Number(insertRun.run({ settingsId, seed: seed ?? 0, options, now }).lastInsertRowid)
    if (seed === null) seedByNumber.run(id)
    for (const role of RUN_ROLES)
      for (const [position, warrior] of plan.warriors[role].entries())
        insertWarrior.run(id, writtenRole(role), position, warrior.id, ownSource(warrior))
    return id
  })

  return {
    calls: createLlmCallStore(database),
    createRun: (plan, now) => createRun.immediate(plan, now),
    findRun: (id) => toRun(id === undefined ? latestRun.get() : runById.get(id)),
    findAlike({ seed, warriors: given, ...plan }, alike) {
      const sameRole = (id: number, role: RunRole) =>
        roleWarriors
          .all(id, writtenRole(role))
          .map(({ warriorId }) => warriorId)
          .join() === given[role].map((warrior) => warrior.id).join()
      const found = ofSeed
        .all({ settingsId: settings.find(plan.settings), seed })
        .filter(({ options }) => alike(parseOptions(options)))
        .find(({ id }) => RUN_ROLES.every((role) => sameRole(id, role)))
      return found?.id ?? null
    },
    openRuns: () => open.all(),
    runIds: () => ids.all(),
    updateRun(id, { options, random = null, status = null }, now) {
      const text = options === undefined ? null : printOptions(options)
      update.run({ id, options: text, random, status, now })
    },
    generations: (runId) => generations.all(runId).map((row) => ({ ...row, panel: readPanel(row.panel) })),
    saveGeneration(runId, { generation: round, panel, ...progress }) {
      upsertGeneration.run({ ...progress, runId, round, panel: writePanel(panel) })
    },
    saveProposal(runId, generation, { evaluation, parents, placed, ...record }) {
      const place = { runId, round: generation, proposal: record.proposal }
      const { results, complete, ...means } = evaluation ?? NO_EVALUATION
      insertProposal.run({
        ...means,
        ...record,
        ...place,
        placed: placed ? 1 : 0,
        complete: complete ? 1 : 0,
        results: results === null ? null : JSON.stringify(results),
      })
      for (const [position, parent] of parents.entries())
        insertParent.run(runId, generation, record.proposal, position, parent)
    },
    saveSlot(runId, generation, slot) {
      upsertSlot.run({ ...slot, runId, round: generation })
    },
    elites: (runId, generation) => elites.all(runId, generation).map(toElite),
    filledCells: (runId, generation) => filledCells.get(runId, generation)!,
    proposals: (runId, generation) =>
      outcomes.all(runId, generation).map(({ placed, ...outcome }) => {
        return { ...outcome, placed: placed === 1 }
      }),
    champion(runId, generation) {
      const row = champion.get(runId, generation)
      return row === undefined ? null : toElite(row)
    },
  }
}

type WrittenSeat = readonly [opponent: number, weight: number, isTelling: 0 | 1]

function writePanel(panel: StoredGeneration['panel']): string | null {
  if (panel === null) return null
  const seats = panel.map(({ opponent, weight, isTelling }): WrittenSeat => [
    opponent,
    weight,
    isTelling ? 1 : 0,
  ])
  return JSON.stringify(seats)
}

function parseSeats(text: string): readonly WrittenSeat[] | null {
  try {
    const seats = JSON.parse(text) as unknown
    return Array.isArray(seats) && seats.every(isSeat) ? seats : null
  } catch {
    return null
  }
}

const isSeat = (seat: unknown): seat is WrittenSeat =>
  Array.isArray(seat) &&
  Number.isSafeInteger(seat[0]) &&
  seat[0] >= 0 &&
  Number.isFinite(seat[1]) &&
  seat[1] > 0 &&
  (seat[2] === 0 || seat[2] === 1)

function readPanel(text: string | null): StoredGeneration['panel'] {
  if (text === null) return null
  const seats = parseSeats(text)
  if (seats === null)
    throw new StoreError(
      'a panel of an evolution run in this database is not as drq writes it: it was changed',
    )
  return seats.map(([opponent, weight, isTelling]) => {
    return { opponent, weight, isTelling: isTelling === 1 }
  })
}

const NO_EVALUATION = {
  matchId: null,
  results: null,
  rounds: null,
  complete: true,
  fitness: null,
  evaluations: 1,
  spawned: null,
  covered: null,
  firstBin: null,
  secondBin: null,
}
