import { checkOptions, type MarsSettings, type Warrior } from '../../vm/index.js'
import type { Store } from '../store/index.js'
import type { StoredTournament, TournamentEntrant } from './record/index.js'
import { placementSeedOf, type Places } from '../places.js'
import type { Fights } from '../workers/index.js'
import type { WarriorScore } from '../score.js'
import { dealLineUps, roundRobin } from './schedule.js'
import { addScore, NO_TOTAL, rankEntrants, type Standing, type Total } from './standings.js'
import {
  playMatches,
  type KnownMatch,
  type MatchProgress,
  enter,
  type Duplicate,
  type DuplicateRule,
  type Entrant,
  type UnplayedLineUp,
} from '../matches/index.js'

export interface TournamentOptions {
  readonly name: string
  /** Who takes part; those of a round robin or of melees are put into the byte order of their names. */
  readonly entrants: readonly Entrant[]
  /** Default: every two of them, one match each. */
  readonly form?: TournamentForm
  /** What becomes of the second of two entrants with the same code; default 'skip'. Line-ups decide for themselves. */
  readonly duplicates?: DuplicateRule
  readonly settings: MarsSettings
  /** Rounds of each match, >= 1. */
  readonly rounds: number
  readonly places: Places
  readonly fights: Fights
  readonly store: Store
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly signal?: AbortSignal
  /** Called for each match once, found in the store or played, in any order. */
  readonly onMatch?: (match: PlayedLineUp) => void
  /** Called at the start, after each match or few that were stored, and at least every 200 ms in which a round was played. */
  readonly onProgress?: (progress: TournamentProgress) => void
}

/** Who meets whom in a tournament. */
export type TournamentForm =
  | { readonly kind: 'round-robin' }
  /** `matches` line-ups of `size` entrants drawn by lot from the seed. */
  | { readonly kind: 'melee'; readonly size: number; readonly matches: number }
  | { readonly kind: 'line-ups'; readonly lineUps: readonly LineUp[] }

/** Who meets in one core. */
export interface LineUp {
  /** Indices into the entrants, in load order. */
  readonly entrants: readonly number[]
  /** Their code, where it is other than the entrants': a source may ask how many there are in the core. */
  readonly warriors?: readonly Warrior[]
  /** Rounds and places: default those of the tournament. */
  readonly rounds?: number
  readonly places?: Places
}

/** A match of a tournament with its result. */
export interface PlayedLineUp extends Pick<KnownMatch, 'scores' | 'outcome'> {
  /** The match's place in the schedule, from 0. */
  readonly number: number
  /** Names of the warriors in load order. */
  readonly names: readonly string[]
  readonly rounds: number
  readonly places: Places
}

/** How far a tournament is. */
export interface TournamentProgress extends MatchProgress {
  readonly tournamentId: number
  /** The standings as they are now; computed when called. */
  readonly standings: () => Standing[]
}

/** A tournament that was played, but for what could not be. */
export interface TournamentResult extends TournamentProgress {
  readonly duplicates: readonly Duplicate[]
  /** Not empty: the tournament stays open, and these matches are tried again when it is run again. */
  readonly unplayed: readonly UnplayedLineUp[]
}

const NEEDED = ['name', 'entrants', 'settings', 'rounds', 'places', 'fights', 'store', 'now']

/**
 * Plays a tournament (every two entrants once, or melees or line-ups by `form`) on a pool into a store, and gives
 * its `standings()`. Matches in the store are not played again and each one played is stored at once, so that a run
 * cut off at any moment goes on where it was when it is started again with the same options. `now` gives
 * milliseconds since 1970. Rejects with the signal's reason when aborted, with a RangeError for too few entrants, a
 * TypeError for missing options, a StoreError when the store fails.
 */
export async function runTournament(options: TournamentOptions): Promise<TournamentResult> {
  checkOptions('runTournament(options)', options, NEEDED)
  const { name, settings, places: drawn, fights, store, now, signal, onMatch, onProgress } = options
  const { kind, entrants, duplicates, matches, seed } = scheduleOf(options)
  const listed = entrants.map((entrant) => ({ name: entrant.name, warriorId: entrant.warrior.id }))
  const namesOf = (match: number) => matches[match]!.entrants.map((entrant) => listed[entrant]!.name)
  const places = new Map<string, number>()
  const warriors: Warrior[] = []
  const placeOf = (warrior: Warrior): number => {
    const place = places.get(warrior.id) ?? places.size
    if (place === places.size) warriors.push(warrior)
    places.set(warrior.id, place)
    return place
  }
  const plan = {
    settings,
    warriors,
    matches: matches.map((match) => ({ ...match, lineUp: match.warriors.map(placeOf) })),
    stop: 'one-left',
  } as const
  const tally = createTally(listed)
  const tournamentId = store.transaction(() => {
    for (const warrior of [...warriors, ...entrants.map((entrant) => entrant.warrior)])
      store.warriors.save(warrior, now())
    return store.tournaments.begin(
      {
        name,
        kind,
        settings,
        rounds: sameOf(matches.map(({ rounds }) => rounds)),
        seed,
        places: drawn.kind,
        entrants: listed,
        matchCount: matches.length,
        ...(kind === 'round-robin' ? {} : { lineUps: printLineUps(matches) }),
      },
      now(),
    )
  })

  let progress: MatchProgress | null = null
  const tools = { store, fights, now, ...(signal === undefined ? {} : { signal }) }
  const left = await playMatches(plan, tools, {
    onMatch(number, { matchId, scores, outcome }) {
      const { entrants: lineUp, rounds, places } = matches[number]!
      store.tournaments.addMatch(tournamentId, { number, lineUp, matchId })
      tally.add(lineUp, scores)
      onMatch?.({ number, names: namesOf(number), rounds, places, scores, outcome })
    },
    onProgress(made) {
      progress = made
      onProgress?.({ ...made, tournamentId, standings: tally.standings })
    },
  })
  const unplayed = left.map(({ match, reason }) => ({ warriors: namesOf(match), reason }))
  if (unplayed.length === 0) store.tournaments.finish(tournamentId, now())
  return { ...progress!, tournamentId, standings: tally.standings, duplicates, unplayed }
}

interface ScheduledMatch extends Required<LineUp> {
  /** State of pMARS's generator before round 1. */
  readonly seed: number
}

interface Schedule {
  readonly kind: TournamentForm['kind']
  readonly entrants: readonly Entrant[]
  readonly duplicates: readonly Duplicate[]
  readonly matches: readonly ScheduledMatch[]
  /** Null when matches have seeds of their own. */
  readonly seed: number | null
}

function scheduleOf(options: TournamentOptions): Schedule {
  const { form = { kind: 'round-robin' }, rounds, places } = options
  const list =
    form.kind === 'line-ups'
      ? { entrants: options.entrants, duplicates: [] }
      : enter(options.entrants, options.duplicates ?? 'skip')
  const count = list.entrants.length
  if (form.kind === 'round-robin' && count < 2)
    throw new RangeError(`a tournament needs 2 different warriors, got ${count}`)
  const lineUps = lineUpsOf(form, count, places)
  const matches = lineUps.map((lineUp) => {
    const warriors = lineUp.warriors ?? lineUp.entrants.map((entrant) => list.entrants[entrant]!.warrior)
    const match = { rounds, places, ...lineUp, warriors }
    const ids = warriors.map(({ id }) => id)
    return { ...match, seed: placementSeedOf(match.places, ids) }
  })
  const isOwn = lineUps.some((lineUp) => lineUp.places !== undefined)
  const seed = isOwn ? sameOf(matches.map((match) => match.seed)) : places.seed
  return { kind: form.kind, ...list, matches, seed }
}

function lineUpsOf(form: TournamentForm, entrants: number, places: Places): readonly LineUp[] {
  switch (form.kind) {
    case 'round-robin':
      return roundRobin(entrants).map((pair) => ({ entrants: pair }))
    case 'melee':
      return dealLineUps(entrants, form.size, form.matches, placementSeedOf(places, [])).map((lineUp) => ({
        entrants: lineUp,
      }))
    case 'line-ups':
      return form.lineUps
  }
}

/** The value that all have, or null. */
function sameOf(values: readonly number[]): number | null {
  const [first] = values
  return first !== undefined && values.every((value) => value === first) ? first : null
}

/** Line-ups as the store tells them apart. */
function printLineUps(matches: readonly ScheduledMatch[]): string {
  return JSON.stringify(
    matches.map(({ entrants, warriors, rounds, seed }) => [
      entrants,
      warriors.map(({ id }) => id),
      rounds,
      seed,
    ]),
  )
}

/**
 * Standings of a tournament in the store, as far as it was played; `store.tournaments` lists and finds them. The
 * most points per 100 rounds come first, then the most wins, then the byte order of the names.
 */
export function storedStandings(store: Store, tournament: StoredTournament): Standing[] {
  const totals: Total[] = []
  for (const { entrant, ...total } of store.tournaments.totals(tournament.id)) totals[entrant] = total
  return rankEntrants(tournament.entrants, totals)
}

interface StandingsTally {
  readonly add: (lineUp: readonly number[], scores: readonly WarriorScore[]) => void
  readonly standings: () => Standing[]
}

function createTally(entrants: readonly TournamentEntrant[]): StandingsTally {
  const totals: Total[] = []
  return {
    add(lineUp, scores) {
      for (const [position, entrant] of lineUp.entries())
        totals[entrant] = addScore(totals[entrant] ?? NO_TOTAL, scores[position]!)
    },
    standings: () => rankEntrants(entrants, totals),
  }
}
