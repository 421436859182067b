/** How much each opponent of a panel counts. */
import { POINTS } from '../../score.js'
import type { WeightingName } from '../options/index.js'
import type { KnownResults } from './known-results.js'

/** No opponent counts less or more than this, so that none is forgotten and none is all. */
const LEAST = 0.25
const MOST = 4
/** Steps of the iterations for the Nash mix and for recursive strength; both have settled long before. */
const STEPS = 2000
const STRENGTH_STEPS = 50

/** The weight of each opponent of the results, 0.25 .. 4, about 1 on average. */
export function weighOpponents(known: KnownResults, weighting: WeightingName): number[] {
  const raw = WEIGHTINGS[weighting](known)
  const sum = raw.reduce((total, weight) => total + weight, 0)
  if (sum <= 0) return raw.map(() => 1)
  return raw.map((weight) => Math.min(MOST, Math.max(LEAST, (weight * raw.length) / sum)))
}

const WEIGHTINGS: Readonly<Record<WeightingName, (known: KnownResults) => number[]>> = {
  even: ({ opponents }) => opponents.map(() => 1),
  // What the last champions lose to them.
  weakness: (known) => known.opponents.map((_, at) => POINTS.win - championPoints(known, at)),
  nash: nashMix,
  recursive: recursiveStrength,
  // PAIRED (arXiv 2012.02096): what the best against it has and the champions have not.
  regret: (known) => {
    const { points } = known
    return known.opponents.map((_, at) => {
      const best = points.reduce((most, row) => Math.max(most, row[at]!), 0)
      return best - championPoints(known, at)
    })
  },
}

/** Mean of the champions against an opponent, of all warriors before there is a champion. */
function championPoints({ points, champions }: KnownResults, at: number): number {
  const rows = champions === 0 ? points : points.slice(-champions)
  return rows.reduce((sum, row) => sum + row[at]!, 0) / Math.max(1, rows.length)
}

/**
 * The mix of opponents against which the best answer has the fewest points: the second player's part of an equilibrium of
 * the game in which one chooses a known warrior and the other an opponent, by multiplicative weights.
 */
function nashMix({ points, opponents }: KnownResults): number[] {
  const rows = points.map(() => 1 / points.length)
  const columns = opponents.map(() => 1 / opponents.length)
  const mix = opponents.map(() => 0)
  const rate = Math.sqrt(Math.log(Math.max(2, opponents.length)) / STEPS) / POINTS.win
  for (let step = 0; step < STEPS; step++) {
    const won = points.map((row) => row.reduce((sum, value, at) => sum + value * columns[at]!, 0))
    const lost = opponents.map((_, at) => points.reduce((sum, row, of) => sum + row[at]! * rows[of]!, 0))
    for (const [at, share] of columns.entries()) mix[at]! += share / STEPS
    reweigh(rows, (of) => Math.exp(rate * won[of]!))
    reweigh(columns, (at) => Math.exp(-rate * lost[at]!))
  }
  return mix
}

/**
 * Strength by whom one beats: a warrior is worth the points against opponents by their worth, an opponent what is left of
 * the warriors' points by theirs, as hills without end rate their warriors.
 */
function recursiveStrength({ points, opponents }: KnownResults): number[] {
  const rows = points.map(() => 1 / points.length)
  const columns = opponents.map(() => 1 / opponents.length)
  for (let step = 0; step < STRENGTH_STEPS; step++) {
    const won = points.map((row) => row.reduce((sum, value, at) => sum + value * columns[at]!, 0))
    replace(rows, (of) => won[of]!)
    const kept = opponents.map((_, at) =>
      points.reduce((sum, row, of) => sum + (POINTS.win - row[at]!) * rows[of]!, 0),
    )
    replace(columns, (at) => kept[at]!)
  }
  return columns
}

function reweigh(shares: number[], factorOf: (at: number) => number): void {
  replace(shares, (at) => shares[at]! * factorOf(at))
}

/** Sets new shares; they sum to 1. */
function replace(shares: number[], valueOf: (at: number) => number): void {
  const values = shares.map((_, at) => valueOf(at))
  const sum = values.reduce((total, value) => total + value, 0)
  for (const at of shares.keys()) shares[at] = sum > 0 ? values[at]! / sum : 1 / shares.length
}
