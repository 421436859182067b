/** Hills as a user reads them. */
import type {
  FoughtChallenge,
  HillStanding,
  HillChallenge,
  HillDeparture,
  HillRules,
  StoredHill,
} from '../../../arena/hill/index.js'
import { nameSettings } from '../../text/settings-name.js'
import { printShares, SHARE_COLUMNS } from '../../text/shares.js'
import { printPoints } from '../../text/standings-table.js'
import { countOf, safeText } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'
import { type WarriorScore, perHundred, countedRounds } from '../../../arena/score.js'

const CREDITS: readonly Column[] = [
  { title: 'name', maxWidth: 40 },
  { title: 'author', maxWidth: 30 },
]

const HILL_COLUMNS: readonly Column[] = [
  { title: '#', align: 'right' },
  ...SHARE_COLUMNS,
  ...CREDITS,
  { title: 'score', align: 'right' },
  { title: 'age', align: 'right' },
]

/** The table of a hill; ends in a newline. */
export function printHill(standings: readonly HillStanding[]): string {
  return printTable(
    HILL_COLUMNS,
    standings.map((line) => {
      const { rank, name, author, points, age } = line
      return [rank, ...printShares(line), name, author, printPoints(points), age]
    }),
  )
}

/** `20 warriors at most, preset 94nop, 100 rounds a match`. */
export function describeRules({ kind, size, settings, rounds, maxAge, pSpace = true }: HillRules): string {
  const parts = [
    `${countOf(size, 'warrior')} at most`,
    ...(kind === 'melee' ? ['all in one core'] : []),
    nameSettings(settings),
    ...(pSpace ? [] : ['no P-space']),
    `${countOf(rounds, 'round')} a match`,
    ...(maxAge === null ? [] : [`retirement at age ${maxAge}`]),
  ]
  return parts.join(', ')
}

/** `pub: 12 warriors after 34 challenges; 20 warriors at most, preset 94nop, 100 rounds a match`. */
export function describeHill(hill: StoredHill): string {
  const now = `${countOf(hill.members.length, 'warrior')} after ${countOf(hill.challenges, 'challenge')}`
  return `${safeText(hill.name)}: ${now}; ${describeRules(hill)}\n`
}

const LIST_COLUMNS: readonly Column[] = [
  { title: 'hill', maxWidth: 30 },
  { title: 'kind' },
  { title: 'settings' },
  { title: 'rounds', align: 'right' },
  { title: 'warriors', align: 'right' },
  { title: 'size', align: 'right' },
  { title: 'challenges', align: 'right' },
  { title: 'king', maxWidth: 40 },
]

export function printHills(hills: readonly StoredHill[]): string {
  return printTable(
    LIST_COLUMNS,
    hills.map(({ name, kind, settings, rounds, members, size, challenges }) => {
      const king = members[0]?.name ?? '-'
      return [name, kind, nameSettings(settings), rounds, members.length, size, challenges, king]
    }),
  )
}

const BOUT_COLUMNS: readonly Column[] = [
  { title: 'against', maxWidth: 40 },
  ...SHARE_COLUMNS,
  { title: 'score', align: 'right' },
]

/** What a challenger did against each incumbent, as hills mail it; empty when there were none. */
export function printBouts({ bouts }: FoughtChallenge): string {
  if (bouts.length === 0) return ''
  return printTable(
    BOUT_COLUMNS,
    bouts.map((bout) => [bout.name, ...printShares(bout), pointsOf(bout)]),
  )
}

/** One line on what became of a challenge. */
export function describeChallenge(challenge: HillChallenge): string {
  const { name, rank, contenders, succeeded, departures } = challenge
  const place = `${rank} of ${contenders} with ${pointsOf(challenge)}`
  const result = succeeded ? `enters as ${place}` : `does not enter: ${place}`
  return `${[`${safeText(name)} ${result}`, ...departures.map(describeDeparture)].join('; ')}\n`
}

function describeDeparture({ name, age, reason }: HillDeparture): string {
  switch (reason) {
    case 'replaced':
      return `it replaces its version of age ${age}`
    case 'pushed off':
      return `${safeText(name)} falls off at age ${age}`
    case 'retired':
      return `${safeText(name)} retires with honour at age ${age}`
  }
}

const HISTORY_COLUMNS: readonly Column[] = [
  { title: 'challenge', align: 'right' },
  ...CREDITS,
  { title: 'rank', align: 'right' },
  { title: 'of', align: 'right' },
  { title: 'score', align: 'right' },
  { title: 'result' },
]

export function printHistory(history: readonly HillChallenge[]): string {
  return printTable(
    HISTORY_COLUMNS,
    history.map((challenge) => {
      const { number, name, author, rank, contenders, succeeded, departures } = challenge
      const result = [succeeded ? 'enters' : 'fails', ...departures.map(describeDeparture)].join('; ')
      return [number, name, author, rank, contenders, pointsOf(challenge), result]
    }),
  )
}

const RETIRED_COLUMNS: readonly Column[] = [
  { title: 'retired', maxWidth: 40 },
  { title: 'author', maxWidth: 30 },
  { title: 'age', align: 'right' },
  { title: 'challenge', align: 'right' },
]

/** Who left with honour, the last one last; empty when nobody did. */
export function printRetired(history: readonly HillChallenge[]): string {
  const rows = history.flatMap(({ number, departures }) =>
    departures
      .filter(({ reason }) => reason === 'retired')
      .map(({ name, author, age }) => [name, author, age, number]),
  )
  return rows.length === 0 ? '' : printTable(RETIRED_COLUMNS, rows)
}

function pointsOf({ wins, ties, losses, score }: WarriorScore): string {
  const rounds = countedRounds({ wins, ties, losses })
  return printPoints(perHundred(score, rounds))
}
