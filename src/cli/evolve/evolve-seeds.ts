/** `drq evolve --seeds`: independent repeats side by side, one run a seed. */
import type { Command } from 'commander'
import type { Store } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import type { EvolveFlags } from './evolve-flags.js'
import { printSeeds, printSeedsJson } from './evolve-seeds-report.js'
import { startOrFindRun } from './evolve-start.js'
import { failOnNothing, joinReplies } from '../models/reply-report.js'
import { playGroup, type GroupStart } from './run-group.js'
import { printInvocation, typedArguments } from '../process/shell-command.js'

/** Plays what is not finished of all runs and reports them. The same command again goes on with them. */
export async function evolveSeeds(
  seeds: readonly number[],
  flags: EvolveFlags,
  command: Command,
  store: Store,
  env: CliEnvironment,
): Promise<void> {
  const starts: GroupStart[] = []
  for (const seed of seeds) {
    const begin = await startOrFindRun({ ...flags, seed }, store, env)
    starts.push({ begin, label: `seed ${seed}`, flags })
  }
  const again = printInvocation(typedArguments(command), env)
  const group = { title: 'Digital Red Queen', starts, flags, again }
  const outcomes = await playGroup(group, store, (played) => Promise.resolve(played), env)
  env.stdout.write(flags.json ? printSeedsJson(outcomes) : printSeeds(outcomes))
  failOnNothing(joinReplies(outcomes.map(({ replies }) => replies)))
}
