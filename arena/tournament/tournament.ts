import type { MarsSettings } from '../../vm/index.js'
import type { Store, StoredTournament, TournamentEntrant, WarriorScore } from '../store/index.js'
import type { Fights } from '../workers/index.js'
import { playMatches, type MatchProgress } from './play-matches.js'
import { enterOnce, roundRobin, type Duplicate, type Entrant, type Pair } from './schedule.js'
import { addScore, NO_TOTAL, rankEntrants, type Standing, type Total } from './standings.js'

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

export interface TournamentProgress extends MatchProgress {
  readonly tournamentId: number
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
  const tournamentId = store.transaction(() => {
    for (const { warrior } of entrants) store.warriors.save(warrior, now())
    const rules = { name, kind: 'round-robin', settings, rounds, seed } as const
    return store.tournaments.begin({ ...rules, entrants: listed, matchCount: pairs.length }, now())
  })

  let progress: MatchProgress | null = null
  const plan = {
    settings,
    warriors: entrants.map(({ warrior }) => warrior),
    matches: pairs.map((lineUp) => ({ lineUp, rounds, seed })),
    stop: 'one-left',
  } as const
  const tools = { store, fights, now, ...(signal === undefined ? {} : { signal }) }
  const unplayed = await playMatches(plan, tools, {
    onMatch(match, { matchId, scores }) {
      store.tournaments.addMatch(tournamentId, matchId)
      tally.add(pairs[match]!, scores)
    },
    onProgress(made) {
      progress = made
      onProgress?.({ ...made, tournamentId, standings: tally.standings })
    },
  })
  const lost = unplayed.map(({ match, reason }) => {
    const [first, second] = pairs[match]!
    return { first: listed[first]!.name, second: listed[second]!.name, reason }
  })
  if (lost.length === 0) store.tournaments.finish(tournamentId, now())
  return { ...progress!, tournamentId, standings: tally.standings, duplicates, lost }
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
