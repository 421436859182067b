import type { MarsSettings, Match, MatchOutcome, Warrior } from '../../vm/index.js'
import type { FieldEstimate } from '../score.js'
import { scoreMatch } from '../matches/index.js'
import { FightError, type Fights } from '../workers/index.js'
import { estimateField } from './field-score.js'

/** How each warrior meets each opponent in fights that are not stored. */
export interface FightRules {
  readonly settings: MarsSettings
  /** Rounds against each opponent. */
  readonly rounds: number
  /**
   * State of pMARS's generator before round 1 against an opponent, 0 .. 2^31-2: a warrior does not meet all from the same
   * places, and warriors that are compared stand where the others stood.
   */
  readonly seedOf: (opponent: Warrior) => number
}

/**
 * Lets each warrior fight each opponent, all in one batch, and sums up; nothing is stored. Null for a warrior some of
 * whose matches could not be played. Rejects with the signal's reason when aborted.
 */
export async function scoreAgainst(
  warriors: readonly Warrior[],
  opponents: readonly Warrior[],
  { settings, rounds, seedOf }: FightRules,
  fights: Fights,
  signal?: AbortSignal,
): Promise<(FieldEstimate | null)[]> {
  if (warriors.length === 0) return []
  const programs = [...warriors, ...opponents]
  const seeds = opponents.map(seedOf)
  const matches = warriors.flatMap((_, own) =>
    seeds.map((seed, index): Match => {
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
    return played.every((outcome) => outcome !== undefined)
      ? estimateField(played.map((outcome) => scoreMatch(outcome)[0]!))
      : null
  })
}
