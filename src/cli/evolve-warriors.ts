/** The warriors that an evolution starts with. */
import { basename } from 'node:path'
import type { MarsSettings, PresetName, Warrior } from '../../vm/index.js'
import { bundledWarriors } from './bundled.js'
import type { CliEnvironment } from './environment.js'
import type { EvolveFlags } from './evolve-flags.js'
import { UsageError } from './exit.js'
import { assembleFiles, loadWarriors } from './load-warriors.js'

/** Opponents of every round unless the user names some: a paper, a stone and a scanner where we have them. */
const OPPONENTS: Partial<Record<PresetName, readonly string[]>> = {
  '94nop': ['cheshire-cat.red', 'croquet-ball.red', 'bandersnatch.red'],
  tiny: ['mushroom.red', 'thimble.red', 'dinah.red'],
  nano: ['paper-boat.red', 'pinprick.red', 'needle-eye.red'],
}

export interface StartingWarriors {
  readonly opponents: readonly Warrior[]
  readonly seeds: readonly Warrior[]
  readonly benchmark: readonly Warrior[]
}

/** Loads what the flags name, and the warriors that come with drq where they name nothing. Throws a UsageError. */
export async function startingWarriors(
  flags: EvolveFlags,
  settings: MarsSettings,
  env: CliEnvironment,
): Promise<StartingWarriors> {
  // Bundled warriors are made for a preset: with other settings those that do not assemble are left out.
  const { files } = await assembleFiles(await bundledWarriors(flags.preset), { settings }, env)
  const bundled = files.flatMap(({ path, warrior }) => (warrior === null ? [] : [{ path, warrior }]))
  const named = async (paths: readonly string[]) =>
    (await loadWarriors(paths, { settings }, env)).map(({ warrior }) => warrior)
  const benchmark = bundled.map(({ warrior }) => warrior)
  const usualNames = OPPONENTS[flags.preset] ?? []
  const usual = bundled
    .filter(({ path }) => usualNames.includes(basename(path)))
    .map(({ warrior }) => warrior)
  const opponents = flags.initial === undefined ? usual : await named(flags.initial)
  if (opponents.length === 0)
    throw new UsageError('drq brings no warriors for these settings', 'Name some with --initial.')
  const seeds = flags.seeds === undefined ? (flags.scratch ? [] : benchmark) : await named(flags.seeds)
  return { opponents, seeds: seeds.length > 0 || flags.scratch ? seeds : opponents, benchmark }
}
