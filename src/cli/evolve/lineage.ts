import { Option, type Command } from 'commander'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { printLineage, printLineageJson } from './lineage-report.js'
import { wholeNumber } from '../flags/number-flags.js'
import { addStoreFlag, readStore, type StoreOptions } from '../flags/store-flags.js'
import { addRunArgument, findStoredRun } from '../flags/stored-run.js'

interface LineageFlags extends StoreOptions {
  readonly round?: number
  readonly depth: number
  readonly json?: true
}

export function registerLineage(command: Command, env: CliEnvironment): void {
  addRunArgument(command)
    .addOption(new Option('--round <n>', 'only the champion of this round').argParser(wholeNumber(1, 10_000)))
    .addOption(new Option('--depth <n>', 'generations to go back').argParser(wholeNumber(0, 1000)).default(8))
    .option('--json', 'print the ancestors as a graph in JSON')
  addStoreFlag(command)
    .addHelpText('after', HELP)
    .action((run: number | undefined, flags: LineageFlags) => showLineage(run, flags, env))
}

const HELP = `
A champion stands above its parents, the one that was changed before the one that lent code. A line
names the proposal that first brought the warrior (r3 #120 is number 120 of round 3), the operators,
who proposed it (genetic, or the language model) and its fitness in that round. Warriors that the run
was given stand under their own names. An ancestor is expanded once and referred to elsewhere.

Examples:
  drq evolve --seed 7
  drq lineage
  drq lineage 1 --round 8 --depth 20`

async function showLineage(
  runId: number | undefined,
  flags: LineageFlags,
  env: CliEnvironment,
): Promise<void> {
  const { traceLineage } = await import('../../../arena/evolve/index.js')
  const { depth, round, json } = flags
  const text = await readStore(flags, env, (store) =>
    store.evolutionExport.snapshot(() => {
      const run = findStoredRun(store, runId, flags)
      const lineage = traceLineage(store, run, { depth, ...(round === undefined ? {} : { round }) })
      if (round !== undefined && lineage.champions.length === 0)
        throw new UsageError(`run ${run.id} has no champion of round ${round}`)
      return json ? printLineageJson(run, lineage) : printLineage(run, lineage)
    }),
  )
  env.stdout.write(text)
}
