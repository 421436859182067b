import type { MatchOutcome } from '../../vm/index.js'
import type { Database } from './database.js'
import { fromBytes } from './outcome-bytes.js'
import type { RunRole, WrittenRole } from '../evolve/record/index.js'

/** All columns of a table's row, also those that came later, under their names in camelCase. */
export type ExportRow = Readonly<Record<string, unknown>>

/** The proposal that brought a warrior into a run. */
export interface WarriorArrival {
  readonly generation: number
  readonly proposal: number
  readonly operator: string
  /** Null when it could not be fought. */
  readonly fitness: number | null
  /** The language model that wrote it; null when none did. */
  readonly model: string | null
  readonly parents: readonly string[]
}

/** An evaluated answer in its group: those to the same question in one generation. */
export interface RankedAnswer {
  /** The prompt, or the parent's id. */
  readonly group: string
  /** Null for the parent itself. */
  readonly proposal: number | null
  readonly operator: string | null
  readonly model: string | null
  readonly warriorId: string
  readonly fitness: number
  /** 0 when it was given up as hopeless after a part of its fights; those come behind the others. */
  readonly complete: 0 | 1
}

/** What a run has stored, read row by row however long it is. */
export interface EvolutionExport {
  /** `work` sees one state of the file, whatever another process stores meanwhile. */
  snapshot<T>(work: () => T): T
  generations(runId: number): Iterable<ExportRow>
  /** Who holds the slots of the generations' archives. */
  elites(runId: number): Iterable<ExportRow>
  /** Each with its parents, in the order of the generations. */
  proposals(runId: number): Iterable<ExportRow>
  llmCalls(runId: number): Iterable<ExportRow>
  /** The matches of the run's evaluations, each once. */
  matches(runId: number): Iterable<ExportMatch>
  /** All that matches may name. */
  settings(): Iterable<ExportRow>
  /** Every warrior that the run was given, proposed or had as a parent. */
  warriors(runId: number): Iterable<ExportRow>

  /** The run's first proposal with this code; null when it came from outside. */
  arrival(runId: number, warriorId: string): WarriorArrival | null
  /** The role in which a run was given a warrior to breed from or to meet; null when it was not. */
  givenRole(runId: number, warriorId: string): Exclude<RunRole, 'benchmark'> | null
  name(warriorId: string): string | null

  /** Evaluated answers of language models: by prompt, the best first. */
  rankedReplies(runId: number, generation: number): Iterable<RankedAnswer>
  /**
   * Evaluated children that no model wrote, and their parent if it was evaluated in the generation: by parent, the best
   * first.
   */
  rankedChildren(runId: number, generation: number): Iterable<RankedAnswer>
  /** A proposal's source; null when there was none. */
  source(runId: number, generation: number, proposal: number): string | null
  /** The model's reply that a proposal was made from. */
  reply(runId: number, generation: number, proposal: number): string | null
}

export interface ExportMatch extends ExportRow {
  /** Ids in load order. */
  readonly warriors: readonly string[]
  readonly outcome: MatchOutcome
}

export function createEvolutionExport(database: Database): EvolutionExport {
  const rows = (sql: string) => database.prepare<[number], Record<string, unknown>>(sql)
  const generations = rows('SELECT * FROM evolution_rounds WHERE run_id = ? ORDER BY round')
  const elites = rows('SELECT * FROM evolution_elites WHERE run_id = ? ORDER BY round, island, slot')
  const proposals = rows(
    `SELECT p.*, ${parentsOf('p')} AS parents FROM evolution_proposals AS p WHERE run_id = ? ORDER BY round, proposal`,
  )
  const settings = database.prepare<[], Record<string, unknown>>('SELECT * FROM settings ORDER BY id')
  const calls = rows('SELECT * FROM llm_calls WHERE run_id = ? ORDER BY id')
  const matches = database.prepare<{ runId: number }, Record<string, unknown>>(
    `SELECT m.*, (SELECT json_group_array(warrior_id ORDER BY position) FROM match_warriors WHERE match_id = m.id)
       AS warriors
     FROM matches AS m WHERE id IN (
       SELECT match_id FROM evolution_proposals WHERE run_id = @runId AND match_id IS NOT NULL
     ) ORDER BY id`,
  )
  const warriors = database.prepare<{ runId: number }, Record<string, unknown>>(
    `SELECT * FROM warriors WHERE id IN (
       SELECT warrior_id FROM evolution_warriors WHERE run_id = @runId
       UNION SELECT warrior_id FROM evolution_proposals WHERE run_id = @runId AND warrior_id IS NOT NULL
       UNION SELECT warrior_id FROM evolution_parents WHERE run_id = @runId
     ) ORDER BY id`,
  )

  const arrival = database.prepare<
    [runId: number, warriorId: string],
    Omit<WarriorArrival, 'parents'> & { parents: string }
  >(
    `SELECT round AS generation, proposal, operator, fitness, ${answerOf('p', 'model')} AS model,
       ${parentsOf('p')} AS parents
     FROM evolution_proposals AS p WHERE run_id = ? AND warrior_id = ? ORDER BY round, proposal LIMIT 1`,
  )
  const givenRole = database
    .prepare<[number, string], Exclude<WrittenRole, 'benchmark'>>(
      `SELECT role FROM evolution_warriors WHERE run_id = ? AND warrior_id = ? AND role <> 'benchmark' ORDER BY role`,
    )
    .pluck()
  const name = database.prepare<[string], string>('SELECT name FROM warriors WHERE id = ?').pluck()

  const order = 'ORDER BY "group", complete DESC, fitness DESC, warriorId, proposal'
  const replies = database.prepare<[number, number], RankedAnswer>(
    `SELECT * FROM (
       SELECT ${answerOf('p', 'prompt')} AS "group", proposal, operator, ${answerOf('p', 'model')} AS model,
         warrior_id AS warriorId, fitness, complete
       FROM evolution_proposals AS p WHERE run_id = ? AND round = ? AND fitness IS NOT NULL
     ) WHERE "group" IS NOT NULL ${order}`,
  )
  const children = database.prepare<{ runId: number; round: number }, RankedAnswer>(
    `WITH evaluated AS (
       SELECT * FROM evolution_proposals WHERE run_id = @runId AND round = @round AND fitness IS NOT NULL
     ), children AS (
       SELECT a.warrior_id AS parent, p.* FROM evaluated AS p JOIN evolution_parents AS a USING (run_id, round, proposal)
       WHERE a.position = 0 AND ${answerOf('p', 'id')} IS NULL
     )
     SELECT parent AS "group", proposal, operator, NULL AS model, warrior_id AS warriorId, fitness, complete FROM children
     UNION ALL
     SELECT warrior_id, NULL, NULL, NULL, warrior_id, max(fitness), complete FROM evaluated
     WHERE complete = 1 AND warrior_id IN (SELECT parent FROM children) GROUP BY warrior_id ${order}`,
  )
  type Place = [runId: number, generation: number, proposal: number]
  const atPlace = 'FROM evolution_proposals AS p WHERE run_id = ? AND round = ? AND proposal = ?'
  const source = database.prepare<Place, string | null>(`SELECT source ${atPlace}`).pluck()
  const reply = database.prepare<Place, string | null>(`SELECT ${answerOf('p', 'reply')} ${atPlace}`).pluck()
  return {
    snapshot: (work) => database.transaction(work).deferred(),
    generations: (runId) => each(generations.iterate(runId)),
    elites: (runId) => each(elites.iterate(runId)),
    proposals: (runId) => each(proposals.iterate(runId), 'parents'),
    llmCalls: (runId) => each(calls.iterate(runId)),
    *matches(runId) {
      for (const { lineUp: _, ...row } of each(matches.iterate({ runId }), 'warriors')) {
        const ids = row['warriors'] as string[]
        const outcome = { warriorCount: ids.length, data: fromBytes(row['outcome'] as Buffer) }
        yield { ...row, warriors: ids, outcome }
      }
    },
    settings: () => each(settings.iterate()),
    warriors: (runId) => each(warriors.iterate({ runId }), 'code'),
    arrival(runId, warriorId) {
      const row = arrival.get(runId, warriorId)
      return row === undefined ? null : { ...row, parents: JSON.parse(row.parents) as string[] }
    },
    givenRole(runId, warriorId) {
      const role = givenRole.get(runId, warriorId)
      return role === 'seed' ? 'stock' : (role ?? null)
    },
    name: (warriorId) => name.get(warriorId) ?? null,
    rankedReplies: (runId, generation) => replies.iterate(runId, generation),
    rankedChildren: (runId, generation) => children.iterate({ runId, round: generation }),
    source: (runId, generation, proposal) => source.get(runId, generation, proposal) ?? null,
    reply: (runId, generation, proposal) => reply.get(runId, generation, proposal) ?? null,
  }
}

/** A proposal's parents as a JSON list, the one that was changed first. */
function parentsOf(proposal: string): string {
  return `(SELECT json_group_array(warrior_id ORDER BY position) FROM evolution_parents AS a
    WHERE (a.run_id, a.round, a.proposal) = (${proposal}.run_id, ${proposal}.round, ${proposal}.proposal))`
}

/** A column of the last answered question for a proposal, which is the one that it was made from. */
function answerOf(proposal: string, column: string): string {
  return `(SELECT ${column} FROM llm_calls AS c
    WHERE (c.run_id, c.round, c.proposal) = (${proposal}.run_id, ${proposal}.round, ${proposal}.proposal)
      AND reply IS NOT NULL ORDER BY id DESC LIMIT 1)`
}

/** Rows with camelCase names; the columns in `json` are parsed. */
function* each(rows: Iterable<Record<string, unknown>>, ...json: string[]): Generator<ExportRow> {
  for (const row of rows)
    yield Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
        json.includes(column) ? JSON.parse(value as string) : value,
      ]),
    )
}
