import type { HillChallenge, HillDeparture, HillMember, HillRules, HillWarrior } from './record/index.js'
import type { Standing } from '../tournament/index.js'
import { type WarriorScore, NO_SCORE, countedRounds, perHundred, winShareOf } from '../score.js'

/** A line of a hill's table. */
export interface HillStanding extends Standing {
  readonly author: string
  readonly age: number
}

/** What assembler and pMARS call a warrior whose source does not say. */
const NO_CREDITS = { name: 'Unknown', author: 'Anonymous' }

/** Whether a warrior is a new version of another: the same name by the same author, both given. */
function isUpdate(one: HillWarrior, other: HillWarrior): boolean {
  if (one.name === NO_CREDITS.name || one.author === NO_CREDITS.author) return false
  return one.name === other.name && one.author === other.author
}

/** The incumbents that a challenger meets: all but the one whose new version it is. */
export function incumbentsFor(challenger: HillWarrior, members: readonly HillMember[]): HillMember[] {
  return members.filter((member) => !isUpdate(challenger, member))
}

/** Best first: by score, then the older one, then the one that came earlier. All have fought as many rounds. */
export function rankMembers(members: readonly HillMember[]): HillMember[] {
  return members.toSorted((x, y) => y.score - x.score || y.age - x.age || x.entered - y.entered)
}

/** A challenge that was decided, and who is on the hill after it. */
export interface Verdict {
  readonly challenge: HillChallenge
  /** On the hill from now on, best first, with the rounds of this challenge. */
  readonly members: readonly HillMember[]
}

/**
 * What a challenge leads to, by all rounds of the incumbents and the challenger against each other. When they are too
 * many the last one falls off: on equal scores the younger, so a challenger has to beat somebody's score to stay. If it
 * stays, the challenge was a success, everybody else is one older, and who has reached the age of retirement leaves.
 */
export function judgeChallenge(
  { size, maxAge }: Pick<HillRules, 'size' | 'maxAge'>,
  members: readonly HillMember[],
  challenger: HillWarrior,
  scores: ReadonlyMap<string, WarriorScore>,
  number: number,
  now: number,
): Verdict {
  const incumbents = incumbentsFor(challenger, members)
  const field = rankMembers(
    [...incumbents, { ...challenger, ...NO_SCORE, age: 0, entered: number }].map((contender) => {
      return { ...contender, ...scores.get(contender.warriorId) }
    }),
  )
  const place = field.findIndex(({ entered }) => entered === number)
  const pushedOff = field.slice(size)
  const succeeded = place < size
  const older = field
    .slice(0, size)
    .map((one) => (one.entered === number ? one : { ...one, age: one.age + 1 }))
  const isRetiring = ({ age }: HillMember) => maxAge !== null && age >= maxAge
  const leave = (leaving: readonly HillMember[], reason: HillDeparture['reason']): HillDeparture[] => {
    return leaving.map(({ warriorId, name, author, age }) => ({ warriorId, name, author, age, reason }))
  }
  const { wins, ties, losses, score } = field[place]!
  const departures = [
    ...leave(
      members.filter((member) => isUpdate(challenger, member)),
      'replaced',
    ),
    ...leave(pushedOff, 'pushed off'),
    ...leave(older.filter(isRetiring), 'retired'),
  ]
  return {
    challenge: {
      ...{ number, ...challenger, rank: place + 1, contenders: field.length, wins, ties, losses, score },
      ...{ succeeded, departures: succeeded ? departures : [], challengedAt: now },
    },
    members: succeeded ? older.filter((one) => !isRetiring(one)) : members,
  }
}

/** The table of a hill. */
export function hillStandings(members: readonly HillMember[], roundsOfMatch: number): HillStanding[] {
  return members.map(({ entered: _entered, ...member }, index) => {
    const rounds = countedRounds(member)
    const [points, winShare] = [perHundred(member.score, rounds), winShareOf(member)]
    return { rank: index + 1, ...member, matches: rounds / roundsOfMatch, rounds, points, winShare }
  })
}
