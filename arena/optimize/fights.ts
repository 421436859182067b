import type { MarsSettings, Match, MatchOutcome, Warrior } from '../../vm/index.js'
import type { StageScore } from '../store/index.js'
import { scoreMatch } from '../tournament/index.js'
import { FightError, type Fights } from '../workers/index.js'

export interface FightRules {
  readonly settings: MarsSettings
  /** Rounds against each opponent. */
  readonly rounds: number
  /** State of pMARS's generator before round 1 of every match: all candidates stand where all others stood. */
  readonly seed: number
}

/**
 * Lets each warrior fight each opponent, all in one batch, and sums up; nothing is stored. Null for a warrior some of
 * whose matches could not be played. Rejects with the signal's reason when aborted.
 */
export async function scoreAgainst(
  warriors: readonly Warrior[],
  opponents: readonly Warrior[],
  { settings, rounds, seed }: FightRules,
  fights: Fights,
  signal?: AbortSignal,
): Promise<(StageScore | null)[]> {
  if (warriors.length === 0) return []
  const programs = [...warriors, ...opponents]
  const matches = warriors.flatMap((_, own) =>
    opponents.map((_, index): Match => {
      const placement = { kind: 'seed', seed, rounds } as const
      return { warriors: [own, warriors.length + index], placement }
    }),
  )
  const outcomes: (MatchOutcome | undefined)[] = new Array<undefined>(matches.length).fill(undefined)
  const onMatch = (match: number, outcome: MatchOutcome) => {
    outcomes[match] = outcome
  }
  try {
    const batch = { settings, programs, matches, stop: 'one-left', coverage: false } as const
    await fights.run(batch, { onMatch, ...(signal === undefined ? {} : { signal }) })
  } catch (error) {
    if (!(error instanceof FightError)) throw error
  }
  return warriors.map((_, own) => {
    const played = outcomes.slice(own * opponents.length, (own + 1) * opponents.length)
    return played.every((outcome) => outcome !== undefined) ? sumUp(played) : null
  })
}

/** Score of a warrior, first in each match: points per 100 rounds, 3 a win and 1 a tie, 0 .. 300. */
function sumUp(played: readonly MatchOutcome[]): StageScore {
  const own = played.map((outcome) => scoreMatch(outcome)[0]!)
  const sum = (part: (score: (typeof own)[number]) => number) =>
    own.reduce((total, score) => total + part(score), 0)
  const [wins, ties, losses] = [sum((one) => one.wins), sum((one) => one.ties), sum((one) => one.losses)]
  const rounds = wins + ties + losses
  const mean = (3 * wins + ties) / rounds
  const variance = (9 * wins + ties) / rounds - mean * mean
  return {
    score: 100 * mean,
    error: 100 * Math.sqrt(Math.max(0, variance) / rounds),
    beaten: own.filter((one) => one.wins > one.losses).length,
    tied: own.filter((one) => one.wins === one.losses).length,
    opponents: own.length,
  }
}
