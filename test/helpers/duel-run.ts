import { defaultOptions, type EvolveOptions, randomWarriors } from '../../arena/evolve/index.js'
import type { StoredRun } from '../../arena/evolve/record/index.js'
import { createRandom } from '../../arena/random.js'
import { PRESETS, type Warrior } from '../../vm/index.js'

/** Random programs for the smallest core, the same each time. */
export const randomOpponents = (count: number, seed = 5): Warrior[] =>
  randomWarriors(count, PRESETS.nano, createRandom(seed))

/** A run one against one on the smallest core that no store knows. */
export function duelRun(
  opponent: readonly Warrior[],
  change: Partial<EvolveOptions> = {},
  benchmark: readonly Warrior[] = [],
): StoredRun {
  const settings = PRESETS.nano
  const options = { ...defaultOptions('genetic', settings), ...change }
  const warriors = { opponent, stock: [], benchmark }
  return { id: 1, seed: 7, random: '', status: 'open', createdAt: 0, usedAt: 0, settings, options, warriors }
}
