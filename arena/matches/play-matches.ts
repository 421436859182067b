import type { Batch, MarsSettings, Match, MatchOutcome, StopRule, Warrior } from '../../vm/index.js'
import type { MatchKey, Store } from '../store/index.js'
import { FightError, type FightOptions, type Fights, type UnplayedMatch } from '../workers/index.js'
import type { WarriorScore } from '../score.js'
import { scoreMatch } from './score-match.js'

/**
 * Rounds handed to the fights at once: they bound the outcomes in memory, 40 bytes a round of two, and each match weighs
 * as much as ten more. Within that the more the better, since fights put matches of the same warriors together.
 */
const ROUNDS_AT_ONCE = 1_000_000
const ROUNDS_A_MATCH = 10

/** Matches handed over at least, so that no thread is without one. */
const MATCHES_AT_ONCE = 64

/** A series of rounds between warriors of a plan. */
export interface PlannedMatch {
  /** Indices into {@link MatchPlan.warriors}, in load order; repeats allowed. */
  readonly lineUp: readonly number[]
  /** Rounds, >= 1. */
  readonly rounds: number
  /** State of pMARS's generator before round 1, 0 .. 2^31-2. */
  readonly seed: number
}

/** Matches to be known, of some warriors under the same settings. */
export interface MatchPlan {
  readonly settings: MarsSettings
  readonly warriors: readonly Warrior[]
  readonly matches: readonly PlannedMatch[]
  readonly stop: StopRule
}

/** Where matches are fought and kept. */
export interface MatchTools {
  readonly store: Store
  readonly fights: Fights
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly signal?: AbortSignal
}

/** A match that is in the store. */
export interface KnownMatch {
  readonly matchId: number
  /** In load order. */
  readonly scores: readonly WarriorScore[]
  /** False when it had been played before. */
  readonly isNew: boolean
  /** All rounds; read from the store when called for a match that is not new. */
  readonly outcome: () => MatchOutcome
}

/** Told while planned matches become known. */
export interface MatchEvents {
  /** Called once for each match of the plan (by index), in the transaction that stores it. */
  readonly onMatch?: (match: number, known: KnownMatch) => void
  /** Called at the start, after each transaction, and at least every 200 ms in which a round was played. */
  readonly onProgress?: (progress: MatchProgress) => void
}

/** How many planned matches are known, and how many are still to be played. */
export interface MatchProgress {
  readonly matchesTotal: number
  /** Matches found in the store, or the same as another of the plan. */
  readonly matchesReused: number
  /** Matches played in this run. */
  readonly matchesPlayed: number
  /** Matches played in this run, and those being played by their share of the rounds to play: 12.4. */
  readonly workPlayed: number
}

/** Of two plans one after the other. */
export function addProgress(x: MatchProgress, y: MatchProgress): MatchProgress {
  return {
    matchesTotal: x.matchesTotal + y.matchesTotal,
    matchesReused: x.matchesReused + y.matchesReused,
    matchesPlayed: x.matchesPlayed + y.matchesPlayed,
    workPlayed: x.workPlayed + y.workPlayed,
  }
}

/**
 * Plays the matches of a plan that are not in the store, each once, and stores them as they end, so that the same plan goes
 * on where it was cut off: those that end together, as one worker's share does, in one transaction. Says which could not
 * be played. Rejects with the signal's reason when aborted.
 */
export async function playMatches(
  plan: MatchPlan,
  { store, fights, now, signal }: MatchTools,
  { onMatch, onProgress }: MatchEvents = {},
): Promise<UnplayedMatch[]> {
  const { settings, warriors, matches, stop } = plan
  const keyOf = ({ lineUp, rounds, seed }: PlannedMatch): MatchKey => {
    return { settings, warriors: lineUp.map((index) => warriors[index]!.id), rounds, seed, stop }
  }
  const missing = store.transaction(() => {
    for (const warrior of warriors) store.warriors.save(warrior, now())
    const first = new Map<string, { readonly match: number; readonly same: number[] }>()
    for (const [match, planned] of matches.entries()) {
      const key = keyOf(planned)
      const name = `${key.warriors.join()} ${key.rounds} ${key.seed}`
      const twin = first.get(name)
      const stored = twin === undefined ? store.matches.scores(key) : null
      if (twin !== undefined) twin.same.push(match)
      else if (stored === null) first.set(name, { match, same: [] })
      else onMatch?.(match, { ...stored, isNew: false, outcome: () => store.matches.outcome(key)! })
    }
    return [...first.values()]
  })

  const roundsToPlay = missing.reduce((sum, { match }) => sum + matches[match]!.rounds, 0)
  const matchesReused = matches.length - missing.length
  let matchesPlayed = 0
  let roundsDone = 0
  const report = () => {
    const played = roundsDone === 0 ? 0 : (roundsDone * missing.length) / roundsToPlay
    const workPlayed = Math.max(matchesPlayed, played)
    onProgress?.({ matchesTotal: matches.length, matchesReused, matchesPlayed, workPlayed })
  }
  report()

  const unplayed: UnplayedMatch[] = []
  let roundsBefore = 0
  for (const part of partsOf(missing, ({ match }) => matches[match]!.rounds)) {
    const batch: Batch = {
      settings,
      programs: warriors,
      matches: part.map(({ match }): Match => {
        const { lineUp, seed, rounds } = matches[match]!
        return { warriors: lineUp, placement: { kind: 'seed', seed, rounds } }
      }),
      stop,
      // As MatchKey has it.
      coverage: stop === 'none-left',
    }
    const played: { readonly index: number; readonly outcome: MatchOutcome }[] = []
    const keep = () => {
      const ended = played.splice(0)
      if (ended.length === 0) return
      store.transaction(() => {
        for (const { index, outcome } of ended) {
          const { match, same } = part[index]!
          const scores = scoreMatch(outcome)
          const matchId = store.matches.save(keyOf(matches[match]!), outcome, scores, now())
          const known = { matchId, scores, outcome: () => outcome }
          onMatch?.(match, { ...known, isNew: true })
          for (const twin of same) onMatch?.(twin, { ...known, isNew: false })
        }
      })
      matchesPlayed += ended.length
    }
    const left = await playAll(fights, batch, {
      ...(signal === undefined ? {} : { signal }),
      onMatch: (index, outcome) => {
        played.push({ index, outcome })
      },
      onProgress: (progress) => {
        roundsDone = roundsBefore + progress.roundsDone
        keep()
        report()
      },
    }).finally(keep)
    for (const { match: index, reason } of left) {
      const { match, same } = part[index]!
      for (const twin of [match, ...same]) unplayed.push({ match: twin, reason })
    }
    roundsBefore += part.reduce((sum, { match }) => sum + matches[match]!.rounds, 0)
    report()
  }
  return unplayed.sort((x, y) => x.match - y.match)
}

/** Cuts a list into parts of about {@link ROUNDS_AT_ONCE}. */
function* partsOf<T>(items: readonly T[], roundsOf: (item: T) => number): Generator<readonly T[]> {
  let part: T[] = []
  let weight = 0
  for (const item of items) {
    const own = roundsOf(item) + ROUNDS_A_MATCH
    if (part.length >= MATCHES_AT_ONCE && weight + own > ROUNDS_AT_ONCE) {
      yield part
      part = []
      weight = 0
    }
    part.push(item)
    weight += own
  }
  if (part.length > 0) yield part
}

/** Plays all that can be played; the answer is what could not. */
async function playAll(
  fights: Fights,
  batch: Batch,
  options: FightOptions,
): Promise<readonly UnplayedMatch[]> {
  try {
    await fights.run(batch, options)
    return []
  } catch (error) {
    if (error instanceof FightError) return error.unplayed
    throw error
  }
}
