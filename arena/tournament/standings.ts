import type { TournamentEntrant, TournamentTotal } from './record/index.js'
import {
  type WarriorScore,
  NO_SCORE,
  type RoundCounts,
  addScores,
  countedRounds,
  perHundred,
  pointsOf,
  winShareOf,
} from '../score.js'
import { compareBytes } from '../byte-order.js'

/**
 * One line of the standings of a tournament: rank, matches, rounds won, tied and lost, and the points per
 * 100 rounds by which it is ranked.
 */
export interface Standing extends WarriorScore {
  /** From 1; equal points share a rank. */
  readonly rank: number
  readonly warriorId: string
  readonly name: string
  readonly matches: number
  /** Rounds played: wins + ties + losses. */
  readonly rounds: number
  /** Score per 100 rounds, as hills print it: 300 wins all, 100 ties all. 0 before the first round. */
  readonly points: number
  /** Wins by rounds, 0 .. 1. */
  readonly winShare: number
}

/** What an entrant has after some matches. */
export type Total = Omit<TournamentTotal, 'entrant'>

/** The total of an entrant that has played nothing. */
export const NO_TOTAL: Total = { matches: 0, ...NO_SCORE }

/** A total with one more match, by the scores that pMARS gives. */
export function addScore(total: Total, score: WarriorScore): Total {
  return { matches: total.matches + 1, ...addScores(total, score) }
}

/** One more match of two, from its rounds: 3 points a win, 1 a tie. */
export function addRounds(total: Total, { wins, ties, losses }: RoundCounts): Total {
  return addScore(total, { wins, ties, losses, score: pointsOf({ wins, ties }) })
}

/**
 * Entrants by points, then wins, then the byte order of their names, then their place among the entrants: the same
 * for the same matches in whatever order they were played. `totals` has what each entrant has, by its place.
 */
export function rankEntrants(
  entrants: readonly TournamentEntrant[],
  totals: readonly (Total | undefined)[],
): Standing[] {
  const lines = entrants.map(({ warriorId, name }, index) => {
    const total = totals[index] ?? NO_TOTAL
    const { matches, wins, ties, losses, score } = total
    const rounds = countedRounds(total)
    const [points, winShare] = [perHundred(score, rounds), winShareOf(total)]
    return { warriorId, name, matches, rounds, wins, ties, losses, score, points, winShare }
  })
  lines.sort((x, y) => y.points - x.points || y.winShare - x.winShare || compareBytes(x.name, y.name))
  const ranks: number[] = []
  for (const [index, line] of lines.entries())
    ranks.push(index > 0 && lines[index - 1]!.points === line.points ? ranks[index - 1]! : index + 1)
  return lines.map((line, index) => ({ rank: ranks[index]!, ...line }))
}
