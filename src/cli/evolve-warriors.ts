/** The warriors that an evolution starts with. */
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { FitnessName } from '../../arena/evolve/index.js'
import { OPCODE, PRESET_NAMES, type MarsSettings, type PresetName, type Warrior } from '../../vm/index.js'
import { bundledWarriors } from './bundled.js'
import type { CliEnvironment } from './environment.js'
import { withHillPreset, type EvolveFlags } from './evolve-flags.js'
import { UsageError } from './exit.js'
import { assembleFiles, loadWarriors } from './load-warriors.js'

/** Opponents in one core unless the user names some: a paper, a stone and a scanner where we have them. */
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

/**
 * Loads what the flags name, and the warriors that come with drq where they name nothing: as opponents all of them one
 * against one, three where all fight in one core. Throws a UsageError.
 */
export async function startingWarriors(
  flags: EvolveFlags,
  settings: MarsSettings,
  fitness: FitnessName,
  env: CliEnvironment,
): Promise<StartingWarriors> {
  const { preset } = withHillPreset(flags)
  // Bundled warriors are made for a preset: with other settings those that do not assemble are left out.
  const load = async (hill: PresetName) => {
    const { files } = await assembleFiles(await bundledWarriors(hill), { settings }, env)
    return files.flatMap(({ path, warrior }) => (warrior === null ? [] : [{ path, warrior }]))
  }
  const bundled = await load(preset)
  const named = async (paths: readonly string[]): Promise<Warrior[]> => {
    const loaded = []
    for (const path of paths) {
      const isHill = (PRESET_NAMES as readonly string[]).includes(path) && !existsSync(resolve(env.cwd, path))
      loaded.push(
        ...(isHill ? await load(path as PresetName) : await loadWarriors([path], { settings }, env)),
      )
    }
    return loaded.map(({ warrior }) => warrior)
  }
  const benchmark = bundled.map(({ warrior }) => warrior)
  const few = OPPONENTS[preset] ?? []
  const usual =
    fitness === 'duel'
      ? benchmark
      : bundled.filter(({ path }) => few.includes(basename(path))).map(({ warrior }) => warrior)
  const opponents = flags.initial === undefined ? usual : await named(flags.initial)
  if (opponents.length === 0)
    throw new UsageError('drq brings no warriors for these settings', 'Name some with --initial.')
  if (flags.fromScratch) return { opponents, seeds: [], benchmark }
  // What is bred from P-space warriors would not be a warrior of a hill without P-space.
  const stock =
    flags.stock === undefined ? benchmark.filter((one) => !usesPSpace(one)) : await named(flags.stock)
  return { opponents, seeds: stock.length > 0 ? stock : opponents, benchmark }
}

function usesPSpace({ instructions }: Warrior): boolean {
  return instructions.some(({ opcode }) => opcode === OPCODE.LDP || opcode === OPCODE.STP)
}
