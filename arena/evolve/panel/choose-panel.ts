/** Whom a generation meets of the opponents that the run began with. */
import { createRandom, type Random } from '../../random.js'
import type { Arena } from '../../matches/index.js'
import type { PanelSeat, StoredRun } from '../record/index.js'
import { selectingOpponents, type Champion } from '../rules/index.js'
import { clusterColumns } from './clusters.js'
import { findResults, type KnownResults } from './known-results.js'
import { tellingOpponents } from './telling.js'
import { weighOpponents } from './weigh.js'

/** Clusters from which a panel is drawn evenly: as many as a community benchmark of modern warriors has classes. */
const CLUSTERS = 9
/** Stream of the generation's placement seed that panels are drawn from. */
const STREAM = 0x9a9e1

/** How a generation's panel is drawn: `champions` are those of the generations before. */
export interface PanelPlan {
  readonly run: StoredRun
  readonly champions: readonly Champion[]
  /** Of the generation. */
  readonly placementSeed: number
}

/** How many of the opponents that a run began with each of its generations meets. */
export function panelSize(run: StoredRun): number {
  if (!hasPanel(run)) return run.warriors.opponent.length
  return Math.min(run.options.panel ?? Infinity, selectingOpponents(run).length)
}

/** Whether generations of a run have a panel; else they meet all opponents alike. */
export function hasPanel({ options: { fitness, panel, weighting, judges } }: StoredRun): boolean {
  return fitness === 'duel' && (panel !== null || weighting !== 'even' || judges > 0)
}

/**
 * The panel of a generation, by rising index: of the opponents that no judge is, as many as the run's options allow, drawn
 * evenly from clusters of like results; weighted as the options say; the quarter that tells strong warriors from weak ones
 * best is marked. The same for the same plan: it rests on stored fights. Rejects with the signal's reason when aborted.
 */
export async function choosePanel(
  { run, champions, placementSeed }: PanelPlan,
  arena: Arena,
): Promise<PanelSeat[]> {
  const { panel, weighting } = run.options
  const known = await findResults(run, selectingOpponents(run), champions, arena)
  const weights = weighOpponents(known, weighting)
  const drawn = drawSeats(known, panel ?? Infinity, createRandom(placementSeed, STREAM))
  const telling = new Set(tellingOpponents(known, weights, drawn))
  const mean = drawn.reduce((sum, at) => sum + weights[at]!, 0) / drawn.length
  return drawn.map((at) => {
    return { opponent: known.opponents[at]!, weight: weights[at]! / mean, isTelling: telling.has(at) }
  })
}

/** Places in `known.opponents`, rising: one of each cluster in turn, until there are enough. */
function drawSeats({ opponents, points }: KnownResults, most: number, random: Random): number[] {
  const all = opponents.map((_, at) => at)
  if (all.length <= most) return all
  const clusters = clusterColumns(points, CLUSTERS, random)
  const waiting = [...new Set(clusters)].map((cluster) =>
    shuffled(
      all.filter((at) => clusters[at] === cluster),
      random,
    ),
  )
  const drawn: number[] = []
  while (drawn.length < most)
    for (const members of waiting) {
      const next = members.pop()
      if (next !== undefined && drawn.length < most) drawn.push(next)
    }
  return drawn.sort((x, y) => x - y)
}

function shuffled(items: readonly number[], random: Random): number[] {
  const left = [...items]
  return items.map(() => left.splice(random.below(left.length), 1)[0]!)
}
