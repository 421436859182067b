import { scoreMatch } from '../../arena/tournament/index.js'
import { createFightPool } from '../../arena/workers/index.js'
import { fixedSeed, type Match, type Warrior } from '../../vm/index.js'
import { SETTINGS } from './warriors.js'

/** One warrior against many, one against one, at the preset's cycles. */
export interface Strength {
  readonly name: string
  readonly opponents: number
  /** Against whom it won more rounds than it lost, and as many as it lost. */
  readonly beaten: number
  readonly tied: number
  /** Points per 100 rounds, 3 a win and 1 a tie. */
  readonly score: number
}

const ROUNDS = 20
/** The second warrior's first position, as pMARS's -F. */
const FIXED = 4000

export async function measureStrength(
  warriors: readonly Warrior[],
  opponents: readonly Warrior[],
  threads: number,
): Promise<Strength[]> {
  const seed = fixedSeed(FIXED, SETTINGS)
  const matches = warriors.flatMap((_, index) =>
    opponents.map((_, rival): Match => {
      return { warriors: [index, warriors.length + rival], placement: { kind: 'seed', seed, rounds: ROUNDS } }
    }),
  )
  const fights = createFightPool({ threads })
  try {
    const programs = [...warriors, ...opponents]
    const outcomes = await fights.run({
      settings: SETTINGS,
      programs,
      matches,
      stop: 'one-left',
      coverage: false,
    })
    return warriors.map(({ name }, index) => {
      const scores = outcomes
        .slice(index * opponents.length, (index + 1) * opponents.length)
        .map((outcome) => scoreMatch(outcome)[0]!)
      return {
        name,
        opponents: opponents.length,
        beaten: scores.filter(({ wins, losses }) => wins > losses).length,
        tied: scores.filter(({ wins, losses }) => wins === losses).length,
        score: scores.reduce((sum, { score }) => sum + (100 * score) / ROUNDS, 0) / opponents.length,
      }
    })
  } finally {
    await fights.close()
  }
}
