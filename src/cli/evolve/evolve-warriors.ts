/** The warriors that an evolution starts with, as the flags name them. */
import type { EvolveOptions, RunWarriors } from '../../../arena/evolve/index.js'
import type { Store } from '../../../arena/store/index.js'
import type { MarsSettings, Warrior } from '../../../vm/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { bundledHill, bundledOpponents } from '../sources/bundled.js'
import { assembleFiles } from '../sources/load-warriors.js'
import { loadNamed } from '../sources/named-warriors.js'
import { withHillPreset, type EvolveFlags } from './evolve-flags.js'

/** Loads what the flags name, and what comes with drq for their preset. Throws a UsageError. */
export async function startingWarriors(
  flags: EvolveFlags,
  settings: MarsSettings,
  options: EvolveOptions,
  seed: number,
  store: Store,
  env: CliEnvironment,
): Promise<RunWarriors> {
  const { chooseWarriors } = await import('../../../arena/evolve/index.js')
  const { preset } = withHillPreset(flags)
  // Bundled warriors are made for a preset: with other settings those that do not assemble are left out.
  const { files } = await assembleFiles(await bundledHill(preset), { settings }, env)
  const bundled = files.flatMap(({ path, warrior }) => (warrior === null ? [] : [{ path, warrior }]))
  const few = new Set(await bundledOpponents(preset))
  const named = async (names: readonly string[] | undefined): Promise<Warrior[] | null> =>
    names === undefined
      ? null
      : (await loadNamed(names, { settings }, store, env)).map(({ warrior }) => warrior)
  const choice = {
    bundled: bundled.map(({ warrior }) => warrior),
    bundledForOneCore: bundled.filter(({ path }) => few.has(path)).map(({ warrior }) => warrior),
    initial: await named(flags.initial),
    stock: await named(flags.stock),
    isFromScratch: flags.fromScratch === true,
  }
  const warriors = chooseWarriors(choice, options, settings, seed)
  if (warriors.opponents.length === 0)
    throw new UsageError('drq brings no warriors for these settings', 'Name some with --initial.')
  return warriors
}
