import { usesPSpace, type MarsSettings, type Warrior } from '../../../vm/index.js'
import { createRandom } from '../../random.js'
import type { EvolveOptions } from '../options/index.js'
import { randomWarriors } from '../proposers/index.js'

/** The warriors that a run is given. */
export interface RunWarriors {
  /** Opponents of every generation. */
  readonly opponents: readonly Warrior[]
  /** Whose code a genetic proposer starts from; empty for random code. */
  readonly stock: readonly Warrior[]
  /** Whom the champions meet at the end. */
  readonly benchmark: readonly Warrior[]
}

/** Out of what a run's warriors are chosen. */
export interface WarriorChoice {
  /** Those that come with drq for the run's settings and are met one against one. */
  readonly bundled: readonly Warrior[]
  /** Bundled warriors that are met where all fight in one core: a few of different kinds. */
  readonly bundledForOneCore: readonly Warrior[]
  /** Opponents that the user names; null when none are named. */
  readonly initial: readonly Warrior[] | null
  /** Warriors that the user names to start from; null when none are named. */
  readonly stock: readonly Warrior[] | null
  /** Whether nothing that comes with drq is opponent or is started from. */
  readonly isFromScratch: boolean
}

/** Random programs that a run from scratch meets. */
const RANDOM_OPPONENTS = 4

/**
 * What was named, and else what comes with drq: as opponents all of it one against one, a few where all fight in one
 * core; from scratch random programs, which follow from the seed. A run starts from its stock without what it may not
 * breed. Where nothing of that is left it starts from its opponents if given warriors may win, else from random code. No
 * opponents where drq brings none for the settings.
 */
export function chooseWarriors(
  { bundled, bundledForOneCore, initial, stock, isFromScratch }: WarriorChoice,
  { fitness, pSpace, givenChampions }: Pick<EvolveOptions, 'fitness' | 'pSpace' | 'givenChampions'>,
  settings: MarsSettings,
  seed: number,
): RunWarriors {
  const drawn = () => randomWarriors(RANDOM_OPPONENTS, settings, createRandom(seed, RANDOM_OPPONENTS))
  const usual = () => (isFromScratch ? drawn() : fitness === 'duel' ? bundled : bundledForOneCore)
  const opponents = initial ?? usual()
  if (isFromScratch) return { opponents, stock: [], benchmark: bundled }
  const allowed = (stock ?? bundled).filter((one) => pSpace || !usesPSpace(one))
  const isEnough = allowed.length > 0 || !givenChampions
  return { opponents, stock: isEnough ? allowed : opponents, benchmark: bundled }
}
