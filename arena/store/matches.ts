import { createHash } from 'node:crypto'
import type { MarsSettings, MatchOutcome, StopRule } from '../../vm/index.js'
import type { Database } from './database.js'
import { fromBytes, toBytes } from './outcome-bytes.js'
import type { SettingsStore } from './settings.js'
import type { WarriorScore } from '../score.js'

/** Raised when a corrected engine gives other outcomes: matches stored under an older number are played again. */
export const RULES_VERSION = 1

/**
 * What decides a match: the same key has the same outcome, and is played once. So that this holds for covered addresses
 * too, they are counted exactly where `stop` is 'none-left' (see Batch.coverage).
 */
export interface MatchKey {
  readonly settings: MarsSettings
  /** Ids in load order. */
  readonly warriors: readonly string[]
  /** Rounds, >= 1. */
  readonly rounds: number
  /** State of pMARS's generator before round 1, 0 .. 2^31-2. */
  readonly seed: number
  readonly stop: StopRule
}

/** Matches by what decides them, each stored once. */
export interface MatchStore {
  /** Scores in load order of a match that was played, with its row; null when it was not. */
  scores(key: MatchKey): { readonly matchId: number; readonly scores: readonly WarriorScore[] } | null
  /** All rounds of a match that was played, or null. */
  outcome(key: MatchKey): MatchOutcome | null
  /**
   * Stores a match whose warriors are stored, and gives its row; a match that another process stored meanwhile stays.
   * An outcome under 'one-left' is one without coverage.
   */
  save(key: MatchKey, outcome: MatchOutcome, scores: readonly WarriorScore[], now: number): number
}

export function createMatchStore(database: Database, settings: SettingsStore): MatchStore {
  const where = `line_up = @lineUp AND settings_id = @settingsId AND rounds = @rounds AND seed = @seed
    AND stop = @stop AND rules_version = ${RULES_VERSION}`
  const find = database.prepare<KeyRow, number>(`SELECT id FROM matches WHERE ${where}`).pluck()
  const selectOutcome = database.prepare<KeyRow, Buffer>(`SELECT outcome FROM matches WHERE ${where}`).pluck()
  const selectScores = database.prepare<[number], WarriorScore>(
    'SELECT wins, ties, losses, score FROM match_warriors WHERE match_id = ? ORDER BY position',
  )
  const insert = database.prepare(
    `INSERT INTO matches (line_up, settings_id, rounds, seed, stop, rules_version, outcome, played_at)
     VALUES (@lineUp, @settingsId, @rounds, @seed, @stop, ${RULES_VERSION}, @outcome, @now) ON CONFLICT DO NOTHING`,
  )
  const insertWarrior = database.prepare(
    `INSERT INTO match_warriors (match_id, position, warrior_id, wins, ties, losses, score)
     VALUES (@matchId, @position, @warriorId, @wins, @ties, @losses, @score)`,
  )
  const save = database.transaction(
    (key: MatchKey, outcome: MatchOutcome, scores: readonly WarriorScore[], now: number): number => {
      const row = rowOf(key, settings.save(key.settings))
      const { changes, lastInsertRowid } = insert.run({ ...row, outcome: toBytes(outcome.data), now })
      if (changes === 0) return find.get(row)!
      for (const [position, score] of scores.entries())
        insertWarrior.run({ ...score, matchId: lastInsertRowid, position, warriorId: key.warriors[position] })
      return Number(lastInsertRowid)
    },
  )
  return {
    scores(key) {
      const matchId = find.get(rowOf(key, settings.find(key.settings)))
      return matchId === undefined ? null : { matchId, scores: selectScores.all(matchId) }
    },
    outcome(key) {
      const bytes = selectOutcome.get(rowOf(key, settings.find(key.settings)))
      return bytes === undefined ? null : { warriorCount: key.warriors.length, data: fromBytes(bytes) }
    },
    save: (key, outcome, scores, now) => save.immediate(key, outcome, scores, now),
  }
}

interface KeyRow {
  readonly lineUp: Buffer
  /** Null matches nothing. */
  readonly settingsId: number | null
  readonly rounds: number
  readonly seed: number
  readonly stop: StopRule
}

function rowOf({ warriors, rounds, seed, stop }: MatchKey, settingsId: number | null): KeyRow {
  const lineUp = createHash('sha256').update(warriors.join(' ')).digest()
  return { lineUp, settingsId, rounds, seed, stop }
}
