import type { MarsSettings, Match, MatchOutcome, StopRule, Warrior } from '../../vm/index.js'
import { stepsOf } from '../../vm/index.js'
import type { MatchKey, Store } from '../store/index.js'
import { scoreMatch } from '../tournament/index.js'
import { FightError, type Fights } from '../workers/index.js'

/** Where matches are fought and stored. */
export interface Arena {
  readonly store: Store
  readonly fights: Fights
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly signal?: AbortSignal
  /** Called for each match as soon as it is known, with the instructions it took; 0 when it was stored. */
  readonly onMatch?: (steps: number) => void
}

export interface MatchRules {
  readonly settings: MarsSettings
  readonly rounds: number
  /** State of pMARS's generator before round 1. */
  readonly seed: number
  readonly stop: StopRule
}

export interface PlayedMatch {
  readonly matchId: number
  readonly outcome: MatchOutcome
  /** False when it was in the store. */
  readonly isNew: boolean
}

/**
 * The outcome of each line-up (warriors in load order). A match that is stored is not played again, the same line-up
 * is played once, and each match is stored as soon as it is played. A match that killed its worker twice has the
 * reason in place of its outcome. Rejects with the signal's reason when aborted.
 */
export async function playOnce(
  lineUps: readonly (readonly Warrior[])[],
  rules: MatchRules,
  { store, fights, now, signal, onMatch }: Arena,
): Promise<(PlayedMatch | string)[]> {
  const keyOf = (lineUp: readonly Warrior[]): MatchKey => ({ ...rules, warriors: lineUp.map(({ id }) => id) })
  const nameOf = (lineUp: readonly Warrior[]) => keyOf(lineUp).warriors.join()
  const known = new Map<string, PlayedMatch | string>()
  const missing = new Map<string, readonly Warrior[]>()
  for (const lineUp of lineUps) {
    const played = findMatch(store, keyOf(lineUp))
    if (played === null) missing.set(nameOf(lineUp), lineUp)
    else known.set(nameOf(lineUp), played)
  }
  const bouts = [...missing.values()]
  for (let reused = bouts.length; reused < lineUps.length; reused++) onMatch?.(0)
  if (bouts.length === 0) return lineUps.map((lineUp) => known.get(nameOf(lineUp))!)

  const programs = [...new Map(bouts.flat().map((warrior) => [warrior.id, warrior])).values()]
  const places = new Map(programs.map(({ id }, index) => [id, index]))
  const { settings, rounds, seed, stop } = rules
  const matches = bouts.map((lineUp): Match => {
    return { warriors: lineUp.map(({ id }) => places.get(id)!), placement: { kind: 'seed', seed, rounds } }
  })
  const keep = (match: number, outcome: MatchOutcome) => {
    const lineUp = bouts[match]!
    const matchId = store.transaction(() => {
      for (const warrior of lineUp) store.warriors.save(warrior, now())
      return store.matches.save(keyOf(lineUp), outcome, scoreMatch(outcome), now())
    })
    known.set(nameOf(lineUp), { matchId, outcome, isNew: true })
    let steps = 0
    for (let round = 0; round < rounds; round++) steps += stepsOf(outcome, round)
    onMatch?.(steps)
  }
  try {
    const options = { onMatch: keep, ...(signal === undefined ? {} : { signal }) }
    // As MatchKey has it.
    const coverage = stop === 'none-left'
    await fights.run({ settings, programs, matches, stop, coverage }, options)
  } catch (error) {
    if (!(error instanceof FightError)) throw error
    for (const { match, reason } of error.failures) known.set(nameOf(bouts[match]!), reason)
  }
  return lineUps.map((lineUp) => known.get(nameOf(lineUp))!)
}

function findMatch(store: Store, key: MatchKey): PlayedMatch | null {
  const matchId = store.matches.scores(key)?.matchId
  const outcome = store.matches.outcome(key)
  return matchId === undefined || outcome === null ? null : { matchId, outcome, isNew: false }
}
