import { Database } from '../../arena/store/driver.js'
import { openStore } from '../../arena/store/index.js'
import type { Warrior } from '../../vm/index.js'
import { beginSmallRun } from './evolution.js'

export interface BredProposal {
  readonly generation: number
  readonly proposal: number
  readonly warrior: Warrior
  readonly parents?: readonly Warrior[]
  /** Null when it was not fought; default 1. */
  readonly fitness?: number | null
  readonly operator?: string
  /** The question to a language model that it answers. */
  readonly call?: { readonly prompt: string; readonly reply: string; readonly model?: string }
}

/**
 * Stores a run of the small kind in a file as if it had made these proposals; the last one of each generation is champion.
 * Names only the columns that it needs.
 */
export function storeBredRun(path: string, proposals: readonly BredProposal[]): number {
  const store = openStore(path)
  const runId = beginSmallRun(store)
  for (const { warrior, parents = [] } of proposals)
    for (const each of [warrior, ...parents]) store.warriors.save(each, 0)
  store.close()
  const database = new Database(path)
  const champions = new Map(proposals.map(({ generation, proposal }) => [generation, proposal]))
  for (const [generation, champion] of champions)
    database
      .prepare(
        `INSERT INTO evolution_rounds (run_id, round, placement_seed, iterations, proposals, champion)
         VALUES (?, ?, 1, 0, 0, ?)`,
      )
      .run(runId, generation, champion)
  for (const {
    generation,
    proposal,
    warrior,
    parents = [],
    fitness = 1,
    operator = 'tweak',
    call,
  } of proposals) {
    database
      .prepare(
        `INSERT INTO evolution_proposals (run_id, round, proposal, operator, source, warrior_id, fitness, placed)
         VALUES (?, ?, ?, ?, ?, ?, ?, 1)`,
      )
      .run(runId, generation, proposal, operator, warrior.source, warrior.id, fitness)
    for (const [position, parent] of parents.entries())
      database
        .prepare(
          'INSERT INTO evolution_parents (run_id, round, proposal, position, warrior_id) VALUES (?, ?, ?, ?, ?)',
        )
        .run(runId, generation, proposal, position, parent.id)
    if (call !== undefined)
      database
        .prepare(
          `INSERT INTO llm_calls (run_id, round, proposal, model, prompt, reply, attempts, latency_ms, created_at)
           VALUES (?, ?, ?, ?, ?, ?, 1, 1, 0)`,
        )
        .run(runId, generation, proposal, call.model ?? 'a-model', call.prompt, call.reply)
  }
  database.close()
  return runId
}
