/** `drq hill create`. */
import type { HillRules } from '../../../arena/hill/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { drawSeed } from '../flags/fight-terms.js'
import { loadChallengers, reportChallenges, reportUntold } from './hill-challengers.js'
import type { ChallengeFlags } from './hill-flags.js'
import { describeRules } from './hill-report.js'
import { takesPSpace, type PSpaceOptions } from '../sources/p-space-rule.js'
import { placesFrom, type SeedOptions } from '../flags/seed-flags.js'
import { settingsFrom, type SettingsOptions } from '../flags/settings-flags.js'
import { openStoreAt } from '../flags/store-flags.js'
import { watchFights } from '../progress/watched-fights.js'

export interface CreateFlags extends ChallengeFlags, SettingsOptions, SeedOptions, PSpaceOptions {
  readonly size: number
  readonly rounds: number
  readonly maxAge?: number
  readonly melee?: true
  readonly from?: readonly string[]
}

/** Longest name of a hill. */
const MAX_NAME = 100

export async function foundHill(
  name: string,
  given: CreateFlags,
  args: readonly string[],
  env: CliEnvironment,
): Promise<void> {
  if (name.trim() === '' || name.length > MAX_NAME)
    throw new UsageError(`a hill's name has 1 to ${MAX_NAME} characters`)
  const settings = settingsFrom(given)
  const { flags, again } = drawSeed(given, args, env)
  const places = placesFrom(flags, settings, env)
  const { size, rounds, maxAge = null, from = [], melee } = flags
  const kind = melee ? 'melee' : 'pairs'
  const pSpace = takesPSpace(flags, flags.preset)
  const rules: HillRules = { name, kind, settings, size, rounds, places, maxAge, pSpace }
  const { commandName, createHill, judgeHillRules, untoldOutcome } =
    await import('../../../arena/hill/index.js')
  const judged = judgeHillRules(rules)
  if (!judged.ok)
    throw new UsageError(
      judged.message,
      'Use a smaller --size, a larger --core-size or a smaller --distance.',
    )
  const store = await openStoreAt(flags, env)
  try {
    const challengers = from.length === 0 ? [] : await loadChallengers(from, rules, store, env)
    const command = commandName(challengers, rules)
    const untold = untoldOutcome(store, name, command)
    if (untold !== null) {
      await reportUntold(store, name, untold, command, flags, env)
      return
    }
    if (store.hills.find(name) !== null) throw nameTaken(name)
    const outcome = await watchFights(
      { name, subtitle: describeRules(rules), store, flags, again },
      (tools, onProgress) => createHill(rules, challengers, tools, { onProgress, keepAs: command }),
      env,
    )
    if (outcome === null) throw nameTaken(name)
    await reportChallenges(store, name, outcome, command, flags, env)
  } finally {
    store.close()
  }
}

function nameTaken(name: string): UsageError {
  return new UsageError(`there is a hill ${name} already`, 'drq hill show shows it, drq hill rm forgets it.')
}
