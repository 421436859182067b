import type { Batch, MarsSettings, Match, MatchOutcome } from '../../vm/index.js'
import type { MatchKey, Store, StoredTournament, TournamentEntrant, WarriorScore } from '../store/index.js'
import { FightError, type FightFailure, type FightOptions, type Fights } from '../workers/index.js'
import { enterOnce, roundRobin, type Duplicate, type Entrant, type Pair } from './schedule.js'
import { scoreMatch } from './scoring.js'
import { addScore, NO_TOTAL, rankEntrants, type Standing, type Total } from './standings.js'

/**
 * Rounds handed to the fights at once: they bound the outcomes in memory, 40 bytes a round, and each match weighs as much
 * as ten more. Within that the more the better, since fights put matches of the same warriors together.
 */
const ROUNDS_AT_ONCE = 1_000_000
const ROUNDS_A_MATCH = 10

/** Matches handed over at least, so that no thread is without one. */
const MATCHES_AT_ONCE = 64

export interface TournamentOptions {
  readonly name: string
  /** At least two of different code. */
  readonly entrants: readonly Entrant[]
  readonly settings: MarsSettings
  /** Rounds of each match, >= 1. */
  readonly rounds: number
  /** State of pMARS's generator before round 1 of every match, 0 .. 2^31-2. */
  readonly seed: number
  readonly fights: Fights
  readonly store: Store
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly signal?: AbortSignal
  /** Called at the start, after each match that was played, and at least every 200 ms in which a round was. */
  readonly onProgress?: (progress: TournamentProgress) => void
}

export interface TournamentProgress {
  readonly tournamentId: number
  readonly matchesTotal: number
  /** Matches found in the store. */
  readonly matchesReused: number
  /** Matches played in this run. */
  readonly matchesPlayed: number
  /** The same with the matches that are being played, each by its share of rounds played: 12.4. */
  readonly workPlayed: number
  /** The standings as they are now; computed when called. */
  readonly standings: () => Standing[]
}

/** A match that could not be played, because its worker died of it. */
export interface LostMatch {
  readonly first: string
  readonly second: string
  readonly reason: string
}

export interface TournamentResult extends TournamentProgress {
  readonly duplicates: readonly Duplicate[]
  /** Not empty: the tournament stays open, and these matches are tried again when it is run again. */
  readonly lost: readonly LostMatch[]
}

/**
 * Plays a round robin, each match from the same state of the generator. Matches in the store are not played again and
 * each one played is stored at once, so that a run cut off at any moment goes on where it was when it is started again
 * with the same options. Rejects with the signal's reason when aborted, RangeError for fewer than two entrants.
 */
export async function runTournament(options: TournamentOptions): Promise<TournamentResult> {
  const { name, settings, rounds, seed, fights, store, now, signal, onProgress } = options
  const { entrants, duplicates } = enterOnce(options.entrants)
  if (entrants.length < 2)
    throw new RangeError(`a tournament needs 2 different warriors, got ${entrants.length}`)
  const listed = entrants.map((entrant) => ({ name: entrant.name, warriorId: entrant.warrior.id }))
  const pairs = roundRobin(entrants.length)
  const tally = createTally(listed)
  const keyOf = (pair: Pair): MatchKey => {
    return {
      settings,
      warriors: pair.map((index) => listed[index]!.warriorId),
      rounds,
      seed,
      stop: 'one-left',
    }
  }

  const missing: Pair[] = []
  const tournamentId = store.transaction(() => {
    for (const { warrior } of entrants) store.warriors.save(warrior, now())
    const rules = { name, kind: 'round-robin', settings, rounds, seed } as const
    const id = store.tournaments.begin({ ...rules, entrants: listed, matchCount: pairs.length }, now())
    for (const pair of pairs) {
      const stored = store.matches.scores(keyOf(pair))
      if (stored === null) {
        missing.push(pair)
      } else {
        store.tournaments.addMatch(id, stored.matchId)
        tally.add(pair, stored.scores)
      }
    }
    return id
  })

  let matchesPlayed = 0
  let roundsPlayed = 0
  const progress = (): TournamentProgress => ({
    tournamentId,
    matchesTotal: pairs.length,
    matchesReused: pairs.length - missing.length,
    matchesPlayed,
    workPlayed: Math.max(matchesPlayed, roundsPlayed / rounds),
    standings: tally.standings,
  })
  const keep = (pair: Pair, outcome: MatchOutcome) => {
    const scores = scoreMatch(outcome)
    store.transaction(() => {
      store.tournaments.addMatch(tournamentId, store.matches.save(keyOf(pair), outcome, scores, now()))
    })
    tally.add(pair, scores)
    matchesPlayed++
    onProgress?.(progress())
  }

  onProgress?.(progress())
  const lost: LostMatch[] = []
  const programs = entrants.map(({ warrior }) => warrior)
  const atOnce = Math.max(MATCHES_AT_ONCE, Math.floor(ROUNDS_AT_ONCE / (rounds + ROUNDS_A_MATCH)))
  for (let from = 0; from < missing.length; from += atOnce) {
    const part = missing.slice(from, from + atOnce)
    const roundsBefore = matchesPlayed * rounds
    const matches = part.map((warriors): Match => ({ warriors, placement: { kind: 'seed', seed, rounds } }))
    const batch: Batch = { settings, programs, matches, stop: 'one-left', coverage: false }
    const failures = await playBatch(fights, batch, {
      ...(signal === undefined ? {} : { signal }),
      onMatch: (match, outcome) => {
        keep(part[match]!, outcome)
      },
      onProgress: ({ roundsDone }) => {
        roundsPlayed = roundsBefore + roundsDone
        onProgress?.(progress())
      },
    })
    for (const { match, reason } of failures) {
      const [first, second] = part[match]!
      lost.push({ first: listed[first]!.name, second: listed[second]!.name, reason })
    }
  }
  if (lost.length === 0) store.tournaments.finish(tournamentId, now())
  return { ...progress(), duplicates, lost }
}

/** Plays all that can be played; the answer is what could not. */
async function playBatch(
  fights: Fights,
  batch: Batch,
  options: FightOptions,
): Promise<readonly FightFailure[]> {
  try {
    await fights.run(batch, options)
    return []
  } catch (error) {
    if (error instanceof FightError) return error.failures
    throw error
  }
}

/** Standings of a stored tournament, as far as it was played. */
export function storedStandings(store: Store, tournament: StoredTournament): Standing[] {
  const totals = new Map(store.tournaments.totals(tournament.id).map((total) => [total.warriorId, total]))
  return rankEntrants(tournament.entrants, totals)
}

interface Tally {
  readonly add: (pair: Pair, scores: readonly WarriorScore[]) => void
  readonly standings: () => Standing[]
}

function createTally(entrants: readonly TournamentEntrant[]): Tally {
  const totals = new Map<string, Total>()
  return {
    add(pair, scores) {
      for (const [position, index] of pair.entries()) {
        const { warriorId } = entrants[index]!
        totals.set(warriorId, addScore(totals.get(warriorId) ?? NO_TOTAL, scores[position]!))
      }
    },
    standings: () => rankEntrants(entrants, totals),
  }
}
