import { roundsOf, type Match } from '../../vm/index.js'
import type { Fights } from './fights.js'

/** How long rounds take where they are fought, beside all else that goes on there. */
export interface FightMeter {
  /** Plays what it is given as the fights that are metered do, and measures it. */
  readonly fights: Fights
  /** Of a round of two warriors with so many cycles: measured, else told from other rounds; null before there are any. */
  readonly msPerRound: (maxCycles: number) => number | null
}

interface Measure {
  readonly ms: number
  readonly rounds: number
}

/** `now` gives milliseconds. */
export function meterFights(fights: Fights, now: () => number): FightMeter {
  const pairs = new Map<number, Measure>()
  /** Batches that are fought now, and the part of the time that is theirs: they share it. */
  const running = new Set<{ ms: number }>()
  let last = 0
  const divideTime = () => {
    const time = now()
    for (const batch of running) batch.ms += (time - last) / running.size
    last = time
  }
  /** Of all rounds; their warriors and cycles stand for what they cost. */
  let all = { ms: 0, work: 0 }
  return {
    fights: {
      async run(batch, options) {
        const own = { ms: 0 }
        divideTime()
        running.add(own)
        const outcomes = await fights.run(batch, options).finally(() => {
          divideTime()
          running.delete(own)
        })
        const { ms } = own
        const { maxCycles } = batch.settings
        const sum = (value: (match: Match) => number) =>
          batch.matches.reduce((total, match) => total + value(match), 0)
        const work = sum((match) => roundsOf(match) * match.warriors.length * maxCycles)
        all = { ms: all.ms + ms, work: all.work + work }
        if (batch.matches.some(({ warriors }) => warriors.length !== 2)) return outcomes
        const before = pairs.get(maxCycles) ?? { ms: 0, rounds: 0 }
        pairs.set(maxCycles, { ms: before.ms + ms, rounds: before.rounds + sum(roundsOf) })
        return outcomes
      },
      close: () => fights.close(),
    },
    msPerRound(maxCycles) {
      const own = pairs.get(maxCycles)
      if (own !== undefined && own.rounds > 0) return own.ms / own.rounds
      return all.work === 0 ? null : (2 * maxCycles * all.ms) / all.work
    },
  }
}
