/** A new run as the flags want it, or the stored one that they name. */
import type { Command } from 'commander'
import type { ProposerName, RunStart, StoredRun } from '../../../arena/evolve/index.js'
import type { Store } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { checkResumeFlags, evolveOptionsFrom, withHillPreset, type EvolveFlags } from './evolve-flags.js'
import { startingWarriors } from './evolve-warriors.js'
import { UsageError } from '../process/exit.js'
import { checkProposerFlags, checkSearchFlags } from './idle-flags.js'
import { apiKeysFrom, resumedModel } from '../models/model-choice.js'
import { checkReplay } from '../models/reply-files.js'
import { seedNumber } from '../flags/seed-flags.js'
import { settingsFrom } from '../flags/settings-flags.js'

/** Plans a new run; the answer stores it. Rejects with a UsageError. */
export async function startRun(
  flags: EvolveFlags,
  store: Store,
  env: CliEnvironment,
): Promise<() => StoredRun> {
  const { beginRun } = await import('../../../arena/evolve/index.js')
  const plan = await planRun(flags, store, env)
  return () => store.evolution.findRun(beginRun(store, plan, env.now()))!
}

/** What the runs of a contest have in common, whoever proposes. */
export interface CommonTerms {
  /** Whose defaults they take. */
  readonly like: ProposerName
  /** Whether the opponents compete for their archives. */
  readonly warmOpponents: boolean
}

/**
 * Plans a run; the answer gives the stored one that is as the flags want it, or a new one: a run that is there is not
 * evolved again. A budget may be larger than before. Rejects with a UsageError.
 */
export async function startOrFindRun(
  flags: EvolveFlags & { readonly seed: number },
  store: Store,
  env: CliEnvironment,
  terms?: CommonTerms,
): Promise<() => StoredRun> {
  const { beginOrFindRun } = await import('../../../arena/evolve/index.js')
  const plan = { ...(await planRun(flags, store, env, terms)), seed: flags.seed }
  return () => store.evolution.findRun(beginOrFindRun(store, plan, env.now()))!
}

async function planRun(
  flags: EvolveFlags,
  store: Store,
  env: CliEnvironment,
  terms?: CommonTerms,
): Promise<RunStart> {
  const settings = settingsFrom(withHillPreset(flags))
  const { defaultOptions, fromScratch, optionProblems, PAPER_OPTIONS } =
    await import('../../../arena/evolve/index.js')
  const { like = flags.proposer, ...given } = terms ?? {}
  const usual = flags.preset === 'paper' ? PAPER_OPTIONS : defaultOptions(like, settings)
  const defaults = { ...(flags.fromScratch ? fromScratch(usual, settings) : usual), ...given }
  const options = await evolveOptionsFrom(flags, defaults, env)
  checkSearchFlags(flags, options, settings.maxCycles)
  const { carryFrom } = options
  if (carryFrom !== null && store.evolution.findRun(carryFrom) === null)
    throw new UsageError(`${flags.db} holds no run ${carryFrom} to carry over from`)
  if (options.model !== null) await checkReplay(flags, store, env)
  if (options.model !== null && flags.replay === undefined) apiKeysFrom(flags, options.model, env)
  const seed = flags.seed === undefined ? null : seedNumber(flags.seed, env)
  const warriors = await startingWarriors(flags, settings, options, seed ?? 0, store, env)
  failOn(optionProblems(options, settings, warriors.opponents.length))
  return { settings, seed, options, ...warriors }
}

/** The stored run that the flags want to go on with. Throws a UsageError. */
export function runToResume(flags: EvolveFlags, command: Command, store: Store): StoredRun {
  checkResumeFlags(command)
  const id = flags.resume === true ? store.evolution.openRuns()[0] : flags.resume
  const run = store.evolution.findRun(id)
  if (run === null) throw new UsageError(`${flags.db} holds no ${id === undefined ? 'run' : `run ${id}`}`)
  checkProposerFlags(command, run.options.proposer, run.id)
  return run
}

/** The run as it goes on: --generations moves its end, and what a model may cost can change. Throws a UsageError. */
export async function resumeStoredRun(
  run: StoredRun,
  flags: EvolveFlags,
  store: Store,
  env: CliEnvironment,
): Promise<StoredRun> {
  const { resumeRun } = await import('../../../arena/evolve/index.js')
  const { model } = run.options
  const change = {
    model: model === null ? null : await resumedModel(model, flags, env),
    generations: flags.generations,
  }
  const resumed = resumeRun(run, change, store, env.now())
  if (!resumed.ok) throw new UsageError(resumed.problems.join('\n'))
  return resumed.run
}

function failOn(problems: readonly string[]): void {
  if (problems.length > 0) throw new UsageError(problems.join('\n'))
}
