/** The warriors that an evolution starts with. */
import type { FitnessName } from '../../../arena/evolve/index.js'
import type { Store } from '../../../arena/store/index.js'
import { usesPSpace, type MarsSettings, type Warrior } from '../../../vm/index.js'
import { bundledOpponents, bundledWarriors } from '../sources/bundled.js'
import type { CliEnvironment } from '../process/environment.js'
import { withHillPreset, type EvolveFlags } from './evolve-flags.js'
import { UsageError } from '../process/exit.js'
import { assembleFiles } from '../sources/load-warriors.js'
import { loadNamed } from '../sources/named-warriors.js'

export interface StartingWarriors {
  readonly opponents: readonly Warrior[]
  readonly seeds: readonly Warrior[]
  readonly benchmark: readonly Warrior[]
}

/**
 * Loads what the flags name, and where they name nothing the warriors that come with drq: as opponents all
 * one against one, three where all fight in one core; none of them from scratch. Throws a UsageError.
 */
export async function startingWarriors(
  flags: EvolveFlags,
  settings: MarsSettings,
  fitness: FitnessName,
  seed: number,
  store: Store,
  env: CliEnvironment,
): Promise<StartingWarriors> {
  const { preset } = withHillPreset(flags)
  // Bundled warriors are made for a preset: with other settings those that do not assemble are left out.
  const { files } = await assembleFiles(await bundledWarriors(preset), { settings }, env)
  const bundled = files.flatMap(({ path, warrior }) => (warrior === null ? [] : [{ path, warrior }]))
  const named = async (names: readonly string[]): Promise<Warrior[]> =>
    (await loadNamed(names, { settings }, store, env)).map(({ warrior }) => warrior)
  const benchmark = bundled.map(({ warrior }) => warrior)
  const inOneCore = async () => {
    const few = new Set(await bundledOpponents(preset))
    return bundled.filter(({ path }) => few.has(path)).map(({ warrior }) => warrior)
  }
  const opponents =
    flags.initial !== undefined
      ? await named(flags.initial)
      : flags.fromScratch
        ? await drawOpponents(settings, seed)
        : fitness === 'duel'
          ? benchmark
          : await inOneCore()
  if (opponents.length === 0)
    throw new UsageError('drq brings no warriors for these settings', 'Name some with --initial.')
  if (flags.fromScratch) return { opponents, seeds: [], benchmark }
  const given = flags.stock === undefined ? benchmark : await named(flags.stock)
  const stock = given.filter((one) => flags.pSpace || !usesPSpace(one))
  return { opponents, seeds: stock.length > 0 ? stock : opponents, benchmark }
}

/** Random programs that a run from scratch meets. */
const RANDOM_OPPONENTS = 4

async function drawOpponents(settings: MarsSettings, seed: number): Promise<Warrior[]> {
  const { randomWarriors } = await import('../../../arena/evolve/index.js')
  const { createRandom } = await import('../../../arena/random.js')
  return randomWarriors(RANDOM_OPPONENTS, settings, createRandom(seed, RANDOM_OPPONENTS))
}
