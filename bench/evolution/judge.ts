/** Strangers that tell how strong a warrior is: no run meets them. */
import { estimateField, playPairs } from '../../arena/gauntlet/index.js'
import type { MatchTools } from '../../arena/matches/index.js'
import { drawPlacementSeed } from '../../arena/random.js'
import { perHundred, pointsOf, type FieldEstimate, type RoundCounts } from '../../arena/score.js'
import { studentInterval, type MeanEstimate } from '../../arena/statistics/index.js'
import type { MarsSettings, Warrior } from '../../vm/index.js'

/** What strangers say of a warrior. */
export interface Weighed extends FieldEstimate {
  readonly warrior: Warrior
  /** Points per 100 rounds against each of them, in their order; null against itself. */
  readonly points: readonly (number | null)[]
}

export interface Judge {
  readonly opponents: readonly Warrior[]
  /** Lets the warriors meet all of them. What was fought before, between the same for so many rounds, is not fought again. */
  readonly weigh: (warriors: readonly Warrior[], rounds?: number) => Promise<Weighed[]>
}

export interface JudgePlan {
  readonly opponents: readonly Warrior[]
  readonly settings: MarsSettings
  /** Against each of them. */
  readonly rounds: number
}

/** Whatever seeds runs have: all that is measured stands on the same places. */
const PLACES = 20

/** Each opponent has places of its own, on which all warriors meet it: the difference of two is one of pairs. */
export function openJudge({ opponents, settings, rounds: usual }: JudgePlan, tools: MatchTools): Judge {
  const seeds = opponents.map((_, index) => drawPlacementSeed(PLACES, index + 1))
  return {
    opponents,
    async weigh(warriors, rounds = usual) {
      const field = { candidates: warriors, opponents, settings, stop: 'one-left' } as const
      const results = warriors.map(() => new Array<RoundCounts | null>(opponents.length).fill(null))
      const pairs = warriors.flatMap((warrior, candidate) =>
        seeds.flatMap((seed, opponent) =>
          warrior.id === opponents[opponent]!.id ? [] : [{ candidate, opponent, rounds, seed }],
        ),
      )
      const unplayed = await playPairs(field, pairs, tools, {
        onPair: ({ candidate, opponent }, { scores: [own] }) => {
          results[candidate]![opponent] = own!
        },
      })
      if (unplayed.length > 0) throw new RangeError(`a match could not be fought: ${unplayed[0]!.reason}`)
      return warriors.map((warrior, index) => {
        const own = results[index]!
        const points = own.map((counts) => (counts === null ? null : perHundred(pointsOf(counts), rounds)))
        return { warrior, points, ...estimateField(own.filter((counts) => counts !== null)) }
      })
    },
  }
}

/** How many more points per 100 rounds one has than the other: the mean over opponents, each met by both from the same places. */
export function gainOf(one: Weighed, other: Weighed): MeanEstimate {
  const gains = one.points.flatMap((points, index) => {
    const before = other.points[index]!
    return points === null || before === null ? [] : [points - before]
  })
  return studentInterval(gains)
}

/** Share of its opponents that a warrior beats, in percent. */
export const beatenOf = ({ beaten, opponents }: FieldEstimate): number => (100 * beaten) / opponents
