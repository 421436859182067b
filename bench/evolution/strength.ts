import { scoreAgainst } from '../../arena/optimize/index.js'
import type { StageScore } from '../../arena/store/index.js'
import { createFightPool } from '../../arena/workers/index.js'
import { fixedSeed, type Warrior } from '../../vm/index.js'
import { SETTINGS } from './warriors.js'

/** One warrior against many, one against one, at the preset's cycles. */
export interface Strength extends StageScore {
  readonly name: string
}

const ROUNDS = 20
/** The second warrior's first position, as pMARS's -F. */
const FIXED = 4000

/** Throws when a match cannot be played. */
export async function measureStrength(
  warriors: readonly Warrior[],
  opponents: readonly Warrior[],
  threads: number,
): Promise<Strength[]> {
  const fights = createFightPool({ threads })
  try {
    const rules = { settings: SETTINGS, rounds: ROUNDS, seed: fixedSeed(FIXED, SETTINGS) }
    const scores = await scoreAgainst(warriors, opponents, rules, fights)
    return warriors.map(({ name }, index) => {
      const score = scores[index]
      if (score === null || score === undefined) throw new Error(`${name} could not fight everybody`)
      return { name, ...score }
    })
  } finally {
    await fights.close()
  }
}
