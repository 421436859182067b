/** A new run as the flags want it, or the stored one that they name. */
import type { Command } from 'commander'
import type { Store, StoredRun } from '../../arena/store/index.js'
import type { CliEnvironment } from './environment.js'
import { checkResumeFlags, evolveOptionsFrom, withHillPreset, type EvolveFlags } from './evolve-flags.js'
import { startingWarriors } from './evolve-warriors.js'
import { UsageError } from './exit.js'
import { apiKeyFrom } from './model-flags.js'
import { seedNumber } from './seed-flags.js'
import { settingsFrom } from './settings-flags.js'

/** Stores a new run. Throws a UsageError. */
export async function startRun(flags: EvolveFlags, store: Store, env: CliEnvironment): Promise<StoredRun> {
  const settings = settingsFrom(withHillPreset(flags))
  const { beginRun, defaultOptions, optionProblems, PAPER_OPTIONS } =
    await import('../../arena/evolve/index.js')
  const defaults = flags.preset === 'paper' ? PAPER_OPTIONS : defaultOptions(flags.proposer, settings)
  const options = evolveOptionsFrom(flags, defaults, env)
  if (options.model !== null) apiKeyFrom(flags, options.model, env)
  const warriors = await startingWarriors(flags, settings, options.fitness, env)
  failOn(optionProblems(options, settings, warriors.opponents.length))
  const seed = flags.seed === undefined ? null : seedNumber(flags.seed, env)
  return store.evolution.findRun(beginRun(store, { settings, seed, options, ...warriors }, env.now()))!
}

/** The stored run to go on with; --rounds moves its end. Throws a UsageError. */
export async function resumeRun(
  flags: EvolveFlags,
  command: Command,
  store: Store,
  env: CliEnvironment,
): Promise<StoredRun> {
  checkResumeFlags(command)
  const id = flags.resume === true ? store.evolution.openRuns()[0] : flags.resume
  const run = store.evolution.findRun(id)
  if (run === null) throw new UsageError(`${flags.db} holds no ${id === undefined ? 'run' : `run ${id}`}`)
  if (flags.rounds === undefined) return run
  const { parseOptions, optionProblems, printOptions } = await import('../../arena/evolve/index.js')
  const options = { ...parseOptions(run.options), rounds: flags.rounds }
  const begun = store.evolution.rounds(run.id).length
  if (flags.rounds < begun) throw new UsageError(`run ${run.id} has begun round ${begun} already`)
  failOn(optionProblems(options, run.settings, run.warriors.opponent.length))
  store.evolution.updateRun(run.id, { options: printOptions(options), status: 'open' }, env.now())
  return store.evolution.findRun(run.id)!
}

function failOn(problems: readonly string[]): void {
  if (problems.length > 0) throw new UsageError(problems.join('\n'))
}
