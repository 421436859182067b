import { type Standing } from '../tournament/index.js'
import { placementSeedOf } from '../places.js'
import type { LadderPlan, Rung } from './ladder.js'
import { candidateStandings } from './standings.js'
import {
  playMatches,
  type Entrant,
  type MatchProgress,
  type MatchTools,
  type MatchesMissing,
} from '../matches/index.js'

/** A fight of a climber, as it sees the rounds. */
export interface RungFight {
  /** Index of the rung. */
  readonly rung: number
  readonly wins: number
  readonly ties: number
  readonly losses: number
}

/** How far a warrior came up a ladder. */
export interface Climb {
  readonly name: string
  readonly warriorId: string
  /** Rungs it went up. */
  readonly reached: number
  /** Rungs there are for it: those of its own code are left out. */
  readonly of: number
  /** From the weakest up; the last one is the fight that it did not win, unless it reached the top. */
  readonly fights: readonly RungFight[]
}

/** What came of all climbers. */
export interface Climbs {
  readonly ok: true
  readonly climbs: readonly Climb[]
}

/** Matches are counted as if each climber met all rungs: what one that ended is spared counts as found. */
export interface ClimbProgress extends MatchProgress {
  /** The climbers by all their rounds so far. */
  readonly standings: () => Standing[]
}

/** Rungs that a climber plays at once: more keep all threads busy, and are played in vain by one that ends soon. */
const AHEAD = 8

/**
 * Each climber meets the rungs from the weakest up, under pMARS's rules and loaded first, as long as it wins more rounds
 * than it loses. Rejects with the signal's reason when aborted.
 */
export async function climbLadder(
  climbers: readonly Entrant[],
  rungs: readonly Rung[],
  { settings, rounds, places }: Omit<LadderPlan, 'name' | 'members'>,
  tools: MatchTools,
  onProgress?: (progress: ClimbProgress) => void,
): Promise<Climbs | MatchesMissing> {
  const warriors = [...climbers, ...rungs].map(({ warrior }) => warrior)
  const climbs = climbers.map(({ warrior }) => ({
    path: [...rungs.keys()].filter((rung) => rungs[rung]!.warrior.id !== warrior.id),
    fights: [] as RungFight[],
    hasEnded: false,
  }))
  const matchesTotal = climbs.reduce((sum, { path }) => sum + path.length, 0)
  let matchesPlayed = 0
  const report = () => {
    const decided = climbs.reduce(
      (sum, { path, fights, hasEnded }) => sum + (hasEnded ? path.length : fights.length),
      0,
    )
    const matchesReused = decided - matchesPlayed
    onProgress?.({ matchesTotal, matchesReused, matchesPlayed, workPlayed: matchesPlayed, standings })
  }
  const standings = () =>
    candidateStandings(
      climbers,
      climbs.map(({ fights }) => fights),
    )
  for (;;) {
    report()
    const next = [...climbs.entries()].flatMap(([climber, { path, fights, hasEnded }]) =>
      hasEnded ? [] : path.slice(fights.length, fights.length + AHEAD).map((rung) => ({ climber, rung })),
    )
    if (next.length === 0) break
    const matches = next.map(({ climber, rung }) => {
      const ids = [climbers[climber]!.warrior.id, rungs[rung]!.warrior.id]
      return { lineUp: [climber, climbers.length + rung], rounds, seed: placementSeedOf(places, ids) }
    })
    const fought: { fight: RungFight; isNew: boolean }[] = []
    const left = await playMatches({ settings, warriors, matches, stop: 'one-left' }, tools, {
      onMatch(match, { scores, isNew }) {
        const { wins, ties, losses } = scores[0]!
        fought[match] = { fight: { rung: next[match]!.rung, wins, ties, losses }, isNew }
      },
    })
    if (left.length > 0) {
      const unplayed = left.map(({ match, reason }) => {
        const { climber, rung } = next[match]!
        return { warriors: [climbers[climber]!.name, rungs[rung]!.name], reason }
      })
      return { ok: false, code: 'unplayed', unplayed }
    }
    for (const [match, { climber }] of next.entries()) {
      const climb = climbs[climber]!
      if (climb.hasEnded) continue
      const { fight, isNew } = fought[match]!
      climb.fights.push(fight)
      if (isNew) matchesPlayed++
      climb.hasEnded = fight.wins <= fight.losses || climb.fights.length === climb.path.length
    }
  }
  const climbed = climbs.map(({ path, fights }, climber) => ({
    name: climbers[climber]!.name,
    warriorId: climbers[climber]!.warrior.id,
    reached: fights.filter(({ wins, losses }) => wins > losses).length,
    of: path.length,
    fights,
  }))
  return { ok: true, climbs: climbed }
}
