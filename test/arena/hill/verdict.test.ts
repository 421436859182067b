import { describe, expect, it } from 'vitest'
import { hillStandings, incumbentsFor, judgeChallenge, type HillMember } from '../../../arena/hill/index.js'
import type { WarriorScore } from '../../../arena/score.js'

const member = (name: string, age: number, entered: number, score = 0): HillMember => {
  return {
    warriorId: `id of ${name}`,
    name,
    author: 'test',
    age,
    entered,
    wins: 0,
    ties: 0,
    losses: 0,
    score,
  }
}
const challenger = { warriorId: 'id of new', name: 'new', author: 'test' }

/** Scores by name; wins, ties and losses do not decide. */
function scores(points: Readonly<Record<string, number>>): Map<string, WarriorScore> {
  return new Map(
    Object.entries(points).map(([name, score]) => [`id of ${name}`, { wins: 1, ties: 2, losses: 3, score }]),
  )
}

const judge = (
  rules: { size: number; maxAge: number | null },
  members: readonly HillMember[],
  points: Readonly<Record<string, number>>,
  who = challenger,
) => judgeChallenge(rules, members, who, scores(points), 9, 5000)

const names = (members: readonly HillMember[]) => members.map(({ name, age }) => `${name} ${age}`)

describe('a challenge', () => {
  const full = { size: 2, maxAge: null }
  const members = [member('old', 7, 1), member('young', 2, 6)]

  it('succeeds by scoring more than the last one, which falls off; all others are one older', () => {
    const { challenge, members: after } = judge(full, members, { old: 10, young: 20, new: 15 })
    expect(names(after)).toEqual(['young 3', 'new 0'])
    expect(challenge).toEqual({
      ...{ number: 9, ...challenger, rank: 2, contenders: 3, wins: 1, ties: 2, losses: 3, score: 15 },
      ...{ succeeded: true, challengedAt: 5000 },
      departures: [{ warriorId: 'id of old', name: 'old', author: 'test', age: 7, reason: 'pushed off' }],
    })
  })

  it('fails when it scores no more than all others, and changes nothing', () => {
    for (const own of [4, 5]) {
      const { challenge, members: after } = judge(full, members, { old: 5, young: 20, new: own })
      expect(after).toBe(members)
      expect(challenge).toMatchObject({ succeeded: false, rank: 3, contenders: 3, departures: [] })
    }
  })

  it('pushes off the younger of two that score the same, and of the same age the one that came later', () => {
    expect(names(judge(full, members, { old: 5, young: 5, new: 6 }).members)).toEqual(['new 0', 'old 8'])
    const twins = [member('first', 3, 2), member('second', 3, 4)]
    expect(names(judge(full, twins, { first: 5, second: 5, new: 6 }).members)).toEqual(['new 0', 'first 4'])
  })

  it('always succeeds while there is room', () => {
    const { challenge, members: after } = judge({ size: 3, maxAge: null }, members, {
      old: 5,
      young: 4,
      new: 0,
    })
    expect(names(after)).toEqual(['old 8', 'young 3', 'new 0'])
    expect(challenge.departures).toEqual([])
    expect(names(judge(full, [], {}).members)).toEqual(['new 0'])
  })

  it('retires who reaches the age of retirement by it, after the last one fell off', () => {
    const { challenge, members: after } = judge({ size: 2, maxAge: 8 }, members, {
      old: 20,
      young: 5,
      new: 6,
    })
    expect(names(after)).toEqual(['new 0'])
    expect(challenge.departures.map(({ name, age, reason }) => [name, age, reason])).toEqual([
      ['young', 2, 'pushed off'],
      ['old', 8, 'retired'],
    ])
  })

  it('of a new version replaces the older one, also where it is the worst', () => {
    const update = { warriorId: 'id of old 2', name: 'old', author: 'test' }
    expect(incumbentsFor(update, members).map(({ name }) => name)).toEqual(['young'])
    const { challenge, members: after } = judge(full, members, { young: 9, 'old 2': 1 }, update)
    expect(names(after)).toEqual(['young 3', 'old 0'])
    expect(challenge).toMatchObject({ rank: 2, contenders: 2, succeeded: true })
    expect(challenge.departures).toMatchObject([{ warriorId: 'id of old', age: 7, reason: 'replaced' }])
  })

  it('of a warrior without credits replaces nobody', () => {
    const nobody = { warriorId: 'x', name: 'Unknown', author: 'Anonymous' }
    const there = { ...member('Unknown', 1, 1), author: 'Anonymous' }
    expect(incumbentsFor(nobody, [there])).toEqual([there])
    const sameName = { ...challenger, author: 'somebody else' }
    expect(incumbentsFor(sameName, [member('new', 1, 1)])).toHaveLength(1)
  })
})

describe('the table of a hill', () => {
  it('has points per 100 rounds and one rank for each', () => {
    const table = hillStandings(
      [{ ...member('a', 3, 1, 90), wins: 25, ties: 15, losses: 10 }, member('b', 0, 2)],
      25,
    )
    expect(table).toMatchObject([
      { rank: 1, name: 'a', age: 3, rounds: 50, matches: 2, points: 180, winShare: 0.5 },
      { rank: 2, name: 'b', rounds: 0, points: 0 },
    ])
  })
})
