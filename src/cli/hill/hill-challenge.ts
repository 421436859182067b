/** `drq hill challenge`. */
import type { CliEnvironment } from '../process/environment.js'
import { RunError } from '../process/exit.js'
import { loadChallengers, reportChallenges, reportUntold } from './hill-challengers.js'
import { findHill, type ChallengeFlags } from './hill-flags.js'
import { describeRules } from './hill-report.js'
import { printShellCommand } from '../process/shell-command.js'
import { openExistingStore } from '../flags/store-flags.js'
import { watchFights } from '../progress/watched-fights.js'

export async function challengeStoredHill(
  name: string,
  warriors: readonly string[],
  flags: ChallengeFlags,
  args: readonly string[],
  env: CliEnvironment,
): Promise<void> {
  const { challengeHill, commandName, untoldOutcome } = await import('../../../arena/hill/index.js')
  const store = await openExistingStore(flags, env)
  try {
    const rules = findHill(store, name, flags)
    const challengers = await loadChallengers(warriors, rules, store, env)
    const command = commandName(challengers)
    const untold = untoldOutcome(store, name, command)
    if (untold !== null) {
      await reportUntold(store, name, untold, command, flags, env)
      return
    }
    const again = printShellCommand(['drq', ...args])
    const outcome = await watchFights(
      { name, subtitle: describeRules(rules), store, flags, again },
      (tools, onProgress) => challengeHill(name, challengers, tools, { onProgress, keepAs: command }),
      env,
    )
    if (outcome === null) throw new RunError(`somebody else forgot the hill ${name} meanwhile`)
    await reportChallenges(store, name, outcome, command, flags, env)
  } finally {
    store.close()
  }
}
