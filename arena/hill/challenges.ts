import type { Warrior } from '../../vm/index.js'
import type { HillChallenge, HillMember, HillRules, HillWarrior } from './record/index.js'
import { type WarriorScore, NO_SCORE, addScores } from '../score.js'
import { placementSeedOf } from '../places.js'
import { FightError } from '../workers/index.js'
import { hillStandings, incumbentsFor, judgeChallenge, rankMembers, type HillStanding } from './verdict.js'
import {
  addProgress,
  playMatches,
  type Duplicate,
  type Entrant,
  type MatchProgress,
  type MatchTools,
} from '../matches/index.js'

/** A hill before some challenges. */
export interface HillState extends HillRules {
  /** So far. */
  readonly challenges: number
  readonly members: readonly HillMember[]
}

/** What a challenger did against one incumbent of a hill of pairs. */
export interface Bout extends HillWarrior, WarriorScore {}

/** A challenge of a hill with all its bouts. */
export interface FoughtChallenge extends HillChallenge {
  /** Name of the file it came from. */
  readonly entrant: string
  /** In the order of the hill; empty in a melee. */
  readonly bouts: readonly Bout[]
}

/** What came of several challenges of a hill, one after the other. */
export interface ChallengeOutcome {
  readonly challenges: readonly FoughtChallenge[]
  /** Challengers whose code was on the hill, or had challenged it just before: they did not fight. */
  readonly refused: readonly Duplicate[]
  /** Afterwards, best first. */
  readonly members: readonly HillMember[]
}

/** How far the challenges of a hill are. */
export interface HillProgress extends MatchProgress {
  /** The hill as it is after the challenges fought so far; computed when called. */
  readonly standings: () => HillStanding[]
}

/**
 * Lets warriors challenge a hill one after the other; nothing but warriors and matches is stored. Line-ups are in the
 * order of the warriors' ids, and their places follow from the hill's, so that a match is the same whoever challenged
 * whom, and one that is in the store is not fought again. Rejects with the signal's reason when aborted, and with a
 * FightError when a match could not be played.
 */
export async function fightChallenges(
  hill: HillState,
  challengers: readonly Entrant[],
  tools: MatchTools,
  onProgress?: (progress: HillProgress) => void,
): Promise<ChallengeOutcome> {
  const { store, now } = tools
  const warriors = new Map<string, Warrior>()
  for (const { warriorId } of hill.members) warriors.set(warriorId, store.warriors.get(warriorId)!)
  for (const { warrior } of challengers) warriors.set(warrior.id, warrior)
  store.transaction(() => {
    for (const { warrior } of challengers) store.warriors.save(warrior, now())
  })
  const known = new Map<string, readonly WarriorScore[]>()
  let members = hill.members
  let done: MatchProgress = { matchesTotal: 0, matchesReused: 0, matchesPlayed: 0, workPlayed: 0 }

  /** Rounds of each of these against the others. */
  const scoresOf = async (ids: readonly string[], challengersLeft: number) => {
    const lineUps = lineUpsOf(hill.kind, ids)
    const missing = lineUps.filter((lineUp) => !known.has(lineUp.join()))
    const playing = [...new Set(missing.flat())]
    const plan = {
      settings: hill.settings,
      warriors: playing.map((id) => warriors.get(id)!),
      matches: missing.map((lineUp) => {
        const seed = placementSeedOf(hill.places, lineUp)
        return { lineUp: lineUp.map((id) => playing.indexOf(id)), rounds: hill.rounds, seed }
      }),
      stop: 'one-left',
    } as const
    const before = done
    const toCome = matchesToCome(hill, members.length, challengersLeft)
    const unplayed = await playMatches(plan, tools, {
      onMatch: (match, { scores }) => known.set(missing[match]!.join(), scores),
      onProgress(progress) {
        done = addProgress(before, progress)
        const matchesTotal = done.matchesTotal + toCome
        onProgress?.({ ...done, matchesTotal, standings: () => hillStandings(members, hill.rounds) })
      },
    })
    if (unplayed.length > 0) throw new FightError(unplayed)
    return sumScores(lineUps, known)
  }

  const challenges: FoughtChallenge[] = []
  const refused: Duplicate[] = []
  const fought = new Map<string, string>()
  for (const [index, { name: entrant, warrior }] of challengers.entries()) {
    const { id: warriorId, name, author } = warrior
    const challenger = { warriorId, name, author }
    const same = members.find((member) => member.warriorId === warriorId)?.name ?? fought.get(warriorId)
    if (same !== undefined) {
      refused.push({ name: entrant, of: same })
      continue
    }
    fought.set(warriorId, name)
    const incumbents = incumbentsFor(challenger, members)
    const ids = [...incumbents.map((member) => member.warriorId), warriorId]
    const scores = await scoresOf(ids, challengers.length - index - 1)
    const number = hill.challenges + challenges.length + 1
    const verdict = judgeChallenge(hill, members, challenger, scores, number, now())
    const bouts = hill.kind === 'melee' ? [] : boutsOf(warriorId, incumbents, known)
    challenges.push({ ...verdict.challenge, entrant, bouts })
    members = verdict.members
  }
  const settled = await scoresOf(
    members.map(({ warriorId }) => warriorId),
    0,
  )
  members = rankMembers(
    members.map((member) => ({ ...member, ...NO_SCORE, ...settled.get(member.warriorId) })),
  )
  return { challenges, refused, members }
}

/** The matches of these warriors: all pairs, or one of all. */
function lineUpsOf(kind: HillRules['kind'], ids: readonly string[]): string[][] {
  const sorted = ids.toSorted()
  if (kind === 'melee') return sorted.length < 2 ? [] : [sorted]
  return sorted.flatMap((first, index) => sorted.slice(index + 1).map((second) => [first, second]))
}

function sumScores(
  lineUps: readonly (readonly string[])[],
  known: ReadonlyMap<string, readonly WarriorScore[]>,
): Map<string, WarriorScore> {
  const sums = new Map<string, WarriorScore>()
  for (const lineUp of lineUps)
    for (const [position, score] of known.get(lineUp.join())!.entries()) {
      const id = lineUp[position]!
      sums.set(id, addScores(sums.get(id) ?? NO_SCORE, score))
    }
  return sums
}

function boutsOf(
  challengerId: string,
  incumbents: readonly HillMember[],
  known: ReadonlyMap<string, readonly WarriorScore[]>,
): Bout[] {
  return incumbents.map(({ warriorId, name, author }) => {
    const lineUp = [challengerId, warriorId].toSorted()
    return { warriorId, name, author, ...known.get(lineUp.join())![lineUp.indexOf(challengerId)]! }
  })
}

/** About the matches of the challengers that are still waiting: the hill fills up, and then stays full. */
function matchesToCome({ kind, size }: HillRules, members: number, challengers: number): number {
  let sum = 0
  for (let index = 1; index <= challengers; index++)
    sum += kind === 'melee' ? 1 : Math.min(size, members + index)
  return sum
}
