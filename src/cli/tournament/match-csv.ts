/** Matches as rows of a CSV file. */
import type { PlayedLineUp } from '../../../arena/tournament/index.js'
import { printCsv } from '../../text/csv.js'
import { PAIR_COLUMNS } from './fight-check.js'

/** What a row is made of. */
export type CsvMatch = Omit<PlayedLineUp, 'outcome' | 'places'>

/** A row a match, for pairs: the columns of pMARS's table. */
export function printPairsCsv(matches: readonly CsvMatch[]): string {
  const rows = matches.map(({ names, scores: [first, second] }) => {
    return [...names, first!.wins, second!.wins, first!.ties]
  })
  return printCsv([PAIR_COLUMNS, ...rows])
}

const SEAT_COLUMNS = ['match', 'position', 'warrior', 'rounds', 'wins', 'ties', 'losses', 'score']

/** A row for each warrior of each match, in load order. */
export function printSeatsCsv(matches: readonly CsvMatch[]): string {
  const rows = matches.flatMap(({ number, names, rounds, scores }) =>
    scores.map(({ wins, ties, losses, score }, position) => {
      return [number + 1, position + 1, names[position]!, rounds, wins, ties, losses, score]
    }),
  )
  return printCsv([SEAT_COLUMNS, ...rows])
}
