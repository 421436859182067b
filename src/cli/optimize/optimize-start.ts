/** A new run of the optimiser as the flags want it, or the stored one that they name. */
import { basename } from 'node:path'
import type { Command } from 'commander'
import type { OptimizeOptions } from '../../../arena/optimize/index.js'
import type { Store } from '../../../arena/store/index.js'
import { PRESET_NAMES, type PresetName, type Warrior } from '../../../vm/index.js'
import { checkRoom } from '../flags/core-room.js'
import { printDiagnostics } from '../sources/diagnostics.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { loadWarriors, type LoadOptions } from '../sources/load-warriors.js'
import { loadNamed } from '../sources/named-warriors.js'
import { checkResumedOptimization, type OptimizeFlags } from './optimize-flags.js'
import { warnOfPSpace } from '../sources/p-space-rule.js'
import { seedNumber } from '../flags/seed-flags.js'
import { settingsFrom } from '../flags/settings-flags.js'

/** Plans the run to play; the answer stores it, or finds it stored, and gives its number. Rejects with a UsageError. */
export async function planRun(
  file: string | undefined,
  flags: OptimizeFlags,
  command: Command,
  store: Store,
  env: CliEnvironment,
): Promise<() => number> {
  if (flags.resume === undefined) return startRun(file, flags, command, store, env)
  checkResumedOptimization(file, command)
  const id = flags.resume === true ? undefined : flags.resume
  const run = store.optimize.find(id)
  if (run === null)
    throw new UsageError(
      `${flags.db} holds no ${id === undefined ? 'run that is not finished' : `run ${id}`}`,
    )
  const { candidates } = flags
  const isMoved = command.getOptionValueSource('candidates') === 'cli'
  return () => {
    if (isMoved) store.optimize.update(run.id, { candidates, status: 'open' }, env.now())
    return run.id
  }
}

async function startRun(
  file: string | undefined,
  flags: OptimizeFlags,
  command: Command,
  store: Store,
  env: CliEnvironment,
): Promise<() => number> {
  if (file === undefined) throw new UsageError('a warrior is missing', 'Name its file, or --resume a run.')
  const preset = presetFor(flags, command)
  const settings = settingsFrom({ ...flags, preset })
  checkRoom(settings, 2)
  const horizon = flags.horizon ?? null
  if (horizon !== null && horizon > settings.maxCycles)
    throw new UsageError(`--horizon is ${horizon}; a fight ends after ${settings.maxCycles} cycles anyway`)
  const { beginOptimization, variablesOf } = await import('../../../arena/optimize/index.js')
  const vary = await varyFrom(flags)
  const options: OptimizeOptions = { rounds: flags.rounds, horizon, vary, places: 'drawn' }
  const loading = { settings, rounds: flags.rounds, warriors: 2 }
  const warrior = await loadOne(file, loading, env)
  const { problems } = variablesOf(warrior, settings, options)
  if (problems.length > 0) {
    env.stderr.write(printDiagnostics(file, warrior.source, problems))
    throw new UsageError(
      `the constants of ${file} cannot be varied`,
      'Name them with --vary, or see drq optimize --help.',
    )
  }
  const entrants = await loadNamed(flags.against ?? [preset], loading, store, env)
  const opponents = entrants.map((one) => one.warrior)
  if (opponents.every(({ id }) => id === warrior.id))
    throw new UsageError('there is no opponent but the warrior itself', 'Name others with --against.')
  const name = file === '-' ? 'standard input' : basename(file)
  const others = entrants.filter((one) => one.warrior.id !== warrior.id)
  warnOfPSpace([{ name, warrior }, ...others], flags, preset, env)
  const seed = seedNumber(flags.seed, env)
  const start = { name, warrior, opponents, settings, seed, options, candidates: flags.candidates }
  return () => beginOptimization(store, start, env.now())
}

/** The preset of the flags; without one that of the first hill in --against. */
function presetFor({ preset, against = [] }: OptimizeFlags, command: Command): PresetName {
  if (command.getOptionValueSource('preset') === 'cli') return preset
  return against.find(isPreset) ?? preset
}

const isPreset = (text: string): text is PresetName => PRESET_NAMES.includes(text as PresetName)

async function varyFrom({ vary = [] }: OptimizeFlags): Promise<OptimizeOptions['vary']> {
  const { parseRequest } = await import('../../../arena/optimize/index.js')
  return vary.map((text) => {
    const request = parseRequest(text)
    if (!request.ok)
      throw new UsageError(`--vary '${text}': ${request.message}`, 'Write it as in --vary step=2..7998:4.')
    return request.value
  })
}

async function loadOne(file: string, options: LoadOptions, env: CliEnvironment): Promise<Warrior> {
  const loaded = await loadWarriors([file], options, env)
  if (loaded.length > 1) throw new UsageError(`${file} holds ${loaded.length} warriors; name one of them`)
  const { warrior } = loaded[0]!
  if (warrior.instructions.length === 0) throw new UsageError(`${file} has no instructions`)
  return warrior
}
