/** What is known of a run's opponents before a generation meets them: a small round robin, and the champions' fights. */
import type { Warrior } from '../../../vm/index.js'
import { playPairs, type PairMatch } from '../../gauntlet/index.js'
import type { Arena } from '../../matches/index.js'
import { drawPlacementSeed } from '../../random.js'
import { POINTS, pointsOf } from '../../score.js'
import { spread } from '../../spread.js'
import type { StoredRun } from '../record/index.js'
import { givenWarriors, heldOutOpponents, type Champion } from '../rules/index.js'

/** Mean points a fight of some warriors against opponents of a run. */
export interface KnownResults {
  /** Indices into the run's opponents, rising. */
  readonly opponents: readonly number[]
  /** By warrior, then by opponent in the order of `opponents`: 0 .. 3. The run's last champions come last. */
  readonly points: readonly (readonly number[])[]
  /** How many of the last rows are champions. */
  readonly champions: number
}

/** Given warriors that fight first, and the last champions that do. */
const SCOUTS = 24
const CHAMPIONS = 8
/** Fights of the scouts, about; a match has 4 rounds at most. */
const FIGHTS = 8000
const MOST_ROUNDS = 4

/**
 * Lets up to 24 of a run's given warriors, spread evenly, and its last 8 champions meet the opponents at these indices,
 * one to four fights each in the length of selection. The fights are stored and not fought again. Rejects with the
 * signal's reason when aborted.
 */
export async function findResults(
  run: StoredRun,
  opponents: readonly number[],
  champions: readonly Champion[],
  arena: Arena,
): Promise<KnownResults> {
  const last = champions.slice(-CHAMPIONS).map(({ warrior }) => warrior)
  const held = new Set(heldOutOpponents(run).map((index) => run.warriors.opponent[index]!.id))
  const scouts = spread(
    givenWarriors(run).filter(({ id }) => !held.has(id)),
    SCOUTS,
  )
  const candidates: Warrior[] = [...scouts, ...last]
  const rounds = Math.min(MOST_ROUNDS, Math.max(1, Math.floor(FIGHTS / (SCOUTS * opponents.length))))
  const base = drawPlacementSeed(run.seed, 2 ** 32 - 3)
  const met = opponents.map((index) => run.warriors.opponent[index]!)
  const pairs = candidates.flatMap((_, candidate) =>
    met.map((_, opponent): PairMatch => {
      return { candidate, opponent, rounds, seed: drawPlacementSeed(base, opponents[opponent]! + 1) }
    }),
  )
  // What cannot be played counts as a tie.
  const points = candidates.map(() => new Array<number>(met.length).fill(POINTS.tie))
  const settings = { ...run.settings, maxCycles: run.options.horizon ?? run.settings.maxCycles }
  const { onMatch: _, ...tools } = arena
  await playPairs({ candidates, opponents: met, settings, stop: 'one-left' }, pairs, tools, {
    onPair({ candidate, opponent }, { scores: [own] }) {
      points[candidate]![opponent] = pointsOf(own!) / rounds
    },
  })
  return { opponents, points, champions: last.length }
}
