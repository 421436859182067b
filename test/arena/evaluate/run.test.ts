import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runEvaluation, summarize, type StoredEvaluationPlan } from '../../../arena/evaluate/index.js'
import { Database } from '../../../arena/store/driver.js'
import { openStore } from '../../../arena/store/index.js'
import { createInlineFights, type Fights } from '../../../arena/workers/index.js'
import { PRESETS } from '../../../vm/index.js'
import { createWasmEngine } from '../../../vm/wasm/engine.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { clear, dwarf, imp, splitter, waiter } from '../../helpers/warrior.js'

const folder = temporaryFolder('evaluation')

const enter = (warrior: typeof imp) => ({ name: `${warrior.name}.red`, warrior })
const plan: StoredEvaluationPlan = {
  candidates: [dwarf, clear, splitter].map(enter),
  opponents: [imp, clear, dwarf, waiter].map(enter),
  settings: PRESETS.nano,
  rounds: 6,
  places: { kind: 'drawn', seed: 7 },
  stop: 'one-left',
  precision: null,
}
const narrow: StoredEvaluationPlan = { ...plan, precision: 0.06, rounds: 200 }
const fights = createInlineFights(createWasmEngine())

async function run(db: string, what: StoredEvaluationPlan, by: Fights = fights, signal?: AbortSignal) {
  const store = openStore(join(folder, db))
  try {
    return await runEvaluation(what, {
      store,
      fights: by,
      now: () => 5,
      ...(signal === undefined ? {} : { signal }),
    })
  } finally {
    store.close()
  }
}

function rows(db: string, sql: string): unknown[] {
  const file = new Database(join(folder, db), { readonly: true })
  try {
    return file.prepare(sql).all()
  } finally {
    file.close()
  }
}

describe('a stored evaluation', () => {
  it('is a matrix in SQLite', async () => {
    const { evaluationId, results, evenRounds } = await run('matrix.db', plan)
    expect(evenRounds).toBeNull()
    const matrix = rows('matrix.db', `SELECT * FROM evaluation_results WHERE evaluation_id = ${evaluationId}`)
    const expected = plan.candidates.flatMap((candidate, row) =>
      plan.opponents.flatMap((opponent, column) => {
        const result = results[row]![column]
        if (result === null || result === undefined) return []
        const { opponentFitness, ...counts } = result
        return [
          {
            evaluation_id: evaluationId,
            candidate: candidate.name,
            opponent: opponent.name,
            candidate_id: candidate.warrior.id,
            opponent_id: opponent.warrior.id,
            rounds: plan.rounds,
            ...counts,
            points: (100 * (3 * counts.wins + counts.ties)) / plan.rounds,
            opponent_fitness: opponentFitness,
          },
        ]
      }),
    )
    expect(expected).toHaveLength(10)
    expect(matrix).toEqual(expected)
    expect(rows('matrix.db', 'SELECT status, rounds, precision FROM evaluations')).toEqual([
      { status: 'finished', rounds: 6, precision: null },
    ])
  })

  it('is the same one again, and plays nothing', async () => {
    const first = await run('again.db', plan)
    const again = await run('again.db', plan)
    expect(again).toEqual({ ...first, matchesReused: 10, matchesPlayed: 0 })
    expect((await run('again.db', { ...plan, rounds: 5 })).evaluationId).not.toBe(first.evaluationId)
  })
})

describe('an evaluation until the scores are known', () => {
  it('adds rounds for each warrior until its interval is narrow, or its pairs have played the most', async () => {
    const done = await run('until.db', narrow)
    for (const row of done.results) {
      const { pointsReach } = summarize(row)
      const rounds = row.flatMap((pair) => (pair === null ? [] : [pair.wins + pair.ties + pair.losses]))
      expect(
        pointsReach! <= 300 * narrow.precision! || rounds.every((count) => count === narrow.rounds),
      ).toBe(true)
      expect(Math.max(...rounds)).toBeLessThanOrEqual(narrow.rounds)
    }
    const played = done.results
      .flat()
      .reduce((sum, pair) => sum + (pair === null ? 0 : pair.wins + pair.ties + pair.losses), 0)
    expect(done.rounds).toBe(played)
    expect(done.steps).toBeGreaterThan(2)
    // They go where the variance is.
    const counts = done.results.flatMap((row) =>
      row.flatMap((pair) => (pair === null ? [] : [pair.wins + pair.ties + pair.losses])),
    )
    expect(new Set(counts).size).toBeGreaterThan(2)
    expect(done.rounds).toBeLessThan(done.evenRounds!)
  })

  it('plays each batch of a pair in places of its own', async () => {
    await run('batches.db', narrow)
    const batches = rows(
      'batches.db',
      `SELECT candidate, opponent, count(*) AS batches, count(DISTINCT seed) AS seeds
       FROM evaluation_matches JOIN matches ON id = match_id GROUP BY candidate, opponent`,
    ) as { batches: number; seeds: number }[]
    expect(Math.max(...batches.map((pair) => pair.batches))).toBeGreaterThan(3)
    for (const pair of batches) expect(pair.seeds).toBe(pair.batches)
  })

  it('goes on where it was stopped, and ends as if it had not been', async () => {
    const unbroken = await run('unbroken.db', narrow)
    const stop = new AbortController()
    let matches = 0
    const stopping: Fights = {
      ...fights,
      run: (batch, options) =>
        fights.run(batch, {
          ...options,
          onMatch(index, outcome) {
            options?.onMatch?.(index, outcome)
            if (++matches === 14) stop.abort()
          },
        }),
    }
    await expect(run('stopped.db', narrow, stopping, stop.signal)).rejects.toThrow()
    expect(rows('stopped.db', 'SELECT status FROM evaluations')).toEqual([{ status: 'open' }])
    const resumed = await run('stopped.db', narrow)
    expect(resumed.matchesReused).toBeGreaterThanOrEqual(14)
    expect(resumed.matchesReused + resumed.matchesPlayed).toBe(unbroken.matchesPlayed)
    expect(resumed.results).toEqual(unbroken.results)
    const again = await run('stopped.db', narrow)
    expect(again.matchesPlayed).toBe(0)
    expect(again.results).toEqual(unbroken.results)
  })
})
