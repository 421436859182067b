import type { MarsSettings } from '../../vm/index.js'
import type { Places } from '../places.js'
import {
  runTournament,
  storedStandings,
  type Standing,
  type TournamentProgress,
} from '../tournament/index.js'
import { enterOnce, type Entrant, type MatchTools, type MatchesMissing } from '../matches/index.js'

/** A set of warriors, and how they fight. */
export interface LadderPlan {
  /** Of its tournament. */
  readonly name: string
  /** Each code once. */
  readonly members: readonly Entrant[]
  readonly settings: MarsSettings
  /** Rounds of each match, >= 1. */
  readonly rounds: number
  readonly places: Places
}

/** Warriors to be beaten one after the other, each stronger than the one before. */
export interface Ladder {
  readonly ok: true
  /** The round robin that rates the members; null for a single one. */
  readonly tournamentId: number | null
  /** The weakest first. */
  readonly rungs: readonly Rung[]
}

/** A warrior of a ladder. */
export interface Rung extends Entrant {
  /** In the round robin, per 100 rounds; null for a single member. */
  readonly points: number | null
}

/**
 * The members by the points of their round robin, the weakest first. A round robin of the same members under the same
 * rules that is finished is not looked through again.
 */
export async function rateLadder(
  plan: LadderPlan,
  tools: MatchTools,
  onProgress?: (progress: TournamentProgress) => void,
): Promise<Ladder | MatchesMissing> {
  const { name, settings, rounds, places } = plan
  const { store, now } = tools
  const { entrants } = enterOnce(plan.members)
  if (entrants.length === 1)
    return { ok: true, tournamentId: null, rungs: [{ ...entrants[0]!, points: null }] }
  const finished = findFinished()
  if (finished !== null)
    return { ok: true, tournamentId: finished.id, rungs: rungsOf(storedStandings(store, finished)) }
  const result = await runTournament({
    ...tools,
    ...{ name, settings, rounds, places, entrants },
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  if (result.unplayed.length > 0) return { ok: false, code: 'unplayed', unplayed: result.unplayed }
  return { ok: true, tournamentId: result.tournamentId, rungs: rungsOf(result.standings()) }

  function findFinished() {
    return store.transaction(() => {
      for (const { warrior } of entrants) store.warriors.save(warrior, now())
      const listed = entrants.map((entrant) => ({ name: entrant.name, warriorId: entrant.warrior.id }))
      const matchCount = (listed.length * (listed.length - 1)) / 2
      const { kind, seed } = places
      const rules = { name, kind: 'round-robin', settings, rounds, seed, places: kind } as const
      const tournament = store.tournaments.get(
        store.tournaments.begin({ ...rules, entrants: listed, matchCount }, now()),
      )!
      return tournament.status === 'finished' ? tournament : null
    })
  }

  function rungsOf(standings: readonly Standing[]): Rung[] {
    const members = new Map(entrants.map((entrant) => [entrant.warrior.id, entrant]))
    return standings.toReversed().map(({ warriorId, points }) => ({ ...members.get(warriorId)!, points }))
  }
}
