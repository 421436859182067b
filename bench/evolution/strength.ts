import { drawPlacementSeed } from '../../arena/random.js'
import { scoreAgainst, type FightRules } from '../../arena/gauntlet/index.js'
import type { FieldEstimate } from '../../arena/score.js'
import { createFightPool } from '../../arena/workers/index.js'
import { fixedSeed, type Warrior } from '../../vm/index.js'
import { SETTINGS } from './warriors.js'

/** One warrior against many, one against one, at the preset's cycles. */
export type RunStrength = Omit<FieldEstimate, 'error'>

/**
 * How strong a warrior is, measured twice: from the places of pMARS's -F 4000, which are the same twenty for every opponent, so that luck with
 * them counts 316 times, and from places drawn for each opponent.
 */
export interface Strengths {
  readonly name: string
  readonly fixed: RunStrength
  readonly drawn: RunStrength
}

const ROUNDS = 20
/** The second warrior's first position, as pMARS's -F. */
const FIXED = 4000

/** Throws when a match cannot be played. */
export async function measureStrength(
  warriors: readonly Warrior[],
  opponents: readonly Warrior[],
  threads: number,
): Promise<Strengths[]> {
  const fights = createFightPool({ threads })
  const meet = async (rivals: readonly Warrior[], seedOf: FightRules['seedOf']): Promise<FieldEstimate[]> => {
    const scores = await scoreAgainst(
      warriors,
      rivals,
      { settings: SETTINGS, rounds: ROUNDS, seedOf },
      fights,
    )
    return scores.map((score, index) => {
      if (score === null) throw new Error(`${warriors[index]!.name} could not fight everybody`)
      return score
    })
  }
  try {
    const fixed = await meet(opponents, () => fixedSeed(FIXED, SETTINGS))
    const places = new Map(opponents.map((rival, index) => [rival, drawPlacementSeed(1, index)]))
    const drawn = await meet(opponents, (rival) => places.get(rival)!)
    return warriors.map(({ name }, index) => ({ name, fixed: fixed[index]!, drawn: drawn[index]! }))
  } finally {
    await fights.close()
  }
}
