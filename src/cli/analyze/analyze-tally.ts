/** The standings of warriors that are being judged, for the view of how it goes. */
import type { EvaluationEvents } from '../../../arena/evaluate/index.js'
import type { Standing, Total } from '../../../arena/tournament/index.js'
import type { Entrant } from '../../../arena/matches/index.js'

export interface ChampionTally {
  readonly take: NonNullable<EvaluationEvents['onPair']>
  readonly standings: () => Standing[]
}

export async function createChampionTally(judged: readonly Entrant[]): Promise<ChampionTally> {
  const { addRounds, NO_TOTAL, rankEntrants } = await import('../../../arena/tournament/index.js')
  const totals: Total[] = []
  const listed = judged.map(({ name, warrior }) => ({ name, warriorId: warrior.id }))
  return {
    take(candidate, _, result) {
      totals[candidate] = addRounds(totals[candidate] ?? NO_TOTAL, result)
    },
    standings: () => rankEntrants(listed, totals),
  }
}
