/** Which of several proposers writes the better warriors, told by fights between what they wrote. */
import type { MarsSettings, Warrior } from '../../vm/index.js'
import { scoreMatch, wilsonInterval, type ShareEstimate } from '../tournament/index.js'
import { playOnce, type Arena } from './stored-matches.js'

export interface Contestant {
  readonly name: string
  /** Warriors that it bred; none of them in another contestant's hands. */
  readonly warriors: readonly Warrior[]
}

/** One contestant against another, or against all others. */
export interface ContestResult {
  /** Pairs of warriors, one of each. */
  readonly pairs: number
  /** Pairs in which its warrior won more rounds than it lost, and as many. */
  readonly won: number
  readonly tied: number
  /** Share of the pairs won, a tie counting half, with the Wilson interval of 95 %. */
  readonly share: ShareEstimate
  /** Points per 100 rounds, 3 a win and 1 a tie, as mean over the pairs. */
  readonly points: number
}

export interface DuelRules {
  readonly settings: MarsSettings
  /** Rounds of each match, >= 1. */
  readonly rounds: number
}

/** All matches begin with this state of pMARS's generator. */
const DUEL_SEED = 1

/**
 * Lets all warriors of different contestants meet one against one. `results[i][j]` is contestant i against j, null where
 * i is j. Warriors of the same code in two hands do not meet. Stored matches are not played again.
 */
export async function playDuel(
  contestants: readonly Contestant[],
  { settings, rounds }: DuelRules,
  arena: Arena,
): Promise<(ContestResult | null)[][]> {
  const pairings = contestants.flatMap((_, one) =>
    contestants.slice(one + 1).flatMap((_, offset) => {
      const other = one + 1 + offset
      return contestants[one]!.warriors.flatMap((mine) =>
        contestants[other]!.warriors.filter(({ id }) => id !== mine.id).map((theirs) => ({
          one,
          other,
          lineUp: [mine, theirs],
        })),
      )
    }),
  )
  const rules = { settings, rounds, seed: DUEL_SEED, stop: 'one-left' } as const
  const played = await playOnce(
    pairings.map(({ lineUp }) => lineUp),
    rules,
    arena,
  )
  const tallies = contestants.map(() => contestants.map(() => ({ pairs: 0, won: 0, tied: 0, points: 0 })))
  for (const [index, match] of played.entries()) {
    if (typeof match === 'string') continue
    const { one, other } = pairings[index]!
    const scores = scoreMatch(match.outcome)
    for (const [from, to, { wins, losses, score }] of [
      [one, other, scores[0]!],
      [other, one, scores[1]!],
    ] as const) {
      const tally = tallies[from]![to]!
      tally.pairs++
      if (wins > losses) tally.won++
      if (wins === losses) tally.tied++
      tally.points += (100 * score) / rounds
    }
  }
  return tallies.map((row, one) => row.map((tally, other) => (one === other ? null : judge(tally))))
}

function judge({
  pairs,
  won,
  tied,
  points,
}: Record<'pairs' | 'won' | 'tied' | 'points', number>): ContestResult {
  const share = wilsonInterval(won + tied / 2, pairs)
  return { pairs, won, tied, share, points: points / Math.max(1, pairs) }
}

/** A contestant against all others together. */
export function totalOf(row: readonly (ContestResult | null)[]): ContestResult {
  const results = row.filter((result) => result !== null)
  const sum = (value: (result: ContestResult) => number) =>
    results.reduce((total, result) => total + value(result), 0)
  const pairs = sum((result) => result.pairs)
  return judge({
    pairs,
    won: sum(({ won }) => won),
    tied: sum(({ tied }) => tied),
    points: sum((result) => result.points * result.pairs),
  })
}
