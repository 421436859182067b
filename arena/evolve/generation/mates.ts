import { type PairScore, countedRounds, pointsOf } from '../../score.js'
import type { Elite } from '../archive/index.js'

/**
 * Of several elites the one that has most to give to a parent: the points that both would have if against each opponent
 * the better of them fought. The first of equals, and where fights one against one are not known.
 */
export function bestMate(parent: Elite, mates: readonly Elite[]): Elite {
  const worth = (mate: Elite) => jointPoints(parent.results, mate.results)
  return mates.reduce((best, mate) => (worth(mate) > worth(best) ? mate : best))
}

function jointPoints(one: Elite['results'], other: Elite['results']): number {
  if (one === null || other === null) return 0
  return one.reduce((sum, result, index) => sum + Math.max(meanPoints(result), meanPoints(other[index]!)), 0)
}

/** Mean of a round. */
function meanPoints([wins, ties, losses]: PairScore): number {
  return pointsOf({ wins, ties }) / Math.max(1, countedRounds({ wins, ties, losses }))
}
