/** The standings of warriors that are being judged, for the view of how it goes. */
import type { EvaluationEvents } from '../../arena/evaluate/index.js'
import type { Entrant, Standing, Total } from '../../arena/tournament/index.js'

export interface ChampionTally {
  readonly take: NonNullable<EvaluationEvents['onPair']>
  readonly standings: () => Standing[]
}

export async function createChampionTally(judged: readonly Entrant[]): Promise<ChampionTally> {
  const { addScore, NO_TOTAL, rankEntrants } = await import('../../arena/tournament/index.js')
  const totals: Total[] = []
  const listed = judged.map(({ name, warrior }) => ({ name, warriorId: warrior.id }))
  return {
    take(candidate, _, { wins, ties, losses }) {
      const score = { wins, ties, losses, score: 3 * wins + ties }
      totals[candidate] = addScore(totals[candidate] ?? NO_TOTAL, score)
    },
    standings: () => rankEntrants(listed, totals),
  }
}
