import { addRounds, NO_TOTAL, rankEntrants, type Standing, type Total } from '../tournament/index.js'
import type { Entrant } from '../matches/index.js'
import type { RoundCounts } from '../score.js'

/** The candidates, each code once, by all their rounds so far. */
export function candidateStandings(
  candidates: readonly Entrant[],
  results: readonly (readonly (RoundCounts | null)[])[],
): Standing[] {
  const totals = new Map<string, Total>()
  for (const [index, row] of results.entries()) {
    let total = NO_TOTAL
    for (const result of row) if (result !== null) total = addRounds(total, result)
    totals.set(candidates[index]!.warrior.id, total)
  }
  const distinct = new Map(candidates.map(({ name, warrior }) => [warrior.id, name]))
  return rankEntrants(
    [...distinct].map(([warriorId, name]) => ({ warriorId, name })),
    [...distinct.keys()].map((warriorId) => totals.get(warriorId)),
  )
}
