/** Ratings as a user reads them. */
import type { Rating, TripleCount } from '../../../arena/ratings/index.js'
import { printPoints, printShare } from '../../text/standings-table.js'
import { countOf } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'

const COLUMNS: readonly Column[] = [
  { title: '#', align: 'right' },
  { title: 'warrior', maxWidth: 40 },
  { title: 'rating', align: 'right' },
  { title: '95 %' },
  { title: 'points', align: 'right' },
  { title: 'win %', align: 'right' },
  { title: 'opponents', align: 'right' },
  { title: 'rounds', align: 'right' },
]

/** A table of all ratings; ends in a newline. */
export function printRatings(ratings: readonly Rating[]): string {
  return printTable(
    COLUMNS,
    ratings.map(({ rank, name, rating, low, high, points, winShare, opponents, rounds }) => {
      const interval = `${low.toFixed(0)} to ${high.toFixed(0)}`
      const numbers = [printPoints(points), printShare(winShare), opponents, rounds]
      return [rank, name, rating.toFixed(0), interval, ...numbers]
    }),
  )
}

const CIRCLE_COLUMNS: readonly Column[] = [
  { title: 'in most circles', maxWidth: 40 },
  { title: 'triples', align: 'right' },
]

/** Names in the order of the counts. */
export interface NamedTriples extends TripleCount {
  readonly names: readonly string[]
}

/** Warriors listed as being in most circles. */
const MOST_INVOLVED = 5

/** How often strength goes in a circle, and who is in it most often. */
export function printTriples({ total, cyclic, involvement, names }: NamedTriples): string {
  const share = total === 0 ? '' : ` (${printShare(cyclic / total)}%)`
  const head = `a > b > c > a: ${cyclic} of ${countOf(total, 'triple')}${share}\n`
  if (cyclic === 0) return head
  const most = names
    .map((name, index) => ({ name, count: involvement[index]! }))
    .filter(({ count }) => count > 0)
    .sort((x, y) => y.count - x.count)
    .slice(0, MOST_INVOLVED)
  return `${head}\n${printTable(
    CIRCLE_COLUMNS,
    most.map(({ name, count }) => [name, count]),
  )}`
}
