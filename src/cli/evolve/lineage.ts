import { Option, type Command } from 'commander'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { printLineage, printLineageJson } from './lineage-report.js'
import { addOptions } from '../flags/add-options.js'
import { withFormerName } from '../flags/former-name.js'
import { wholeNumber } from '../flags/number-flags.js'
import { addStoreFlag, readStore, type StoreOptions } from '../flags/store-flags.js'
import { addRunArgument, findStoredRun } from '../flags/stored-run.js'

interface LineageFlags extends StoreOptions {
  readonly generation?: number
  readonly depth: number
  readonly json?: true
}

export function registerLineage(command: Command, env: CliEnvironment): void {
  const generation = new Option('--generation <n>', 'only the champion of this generation')
  addOptions(addRunArgument(command), withFormerName(generation.argParser(wholeNumber(1, 10_000)), 'round'))
    .addOption(
      new Option('--depth <n>', 'steps to go back from child to parent')
        .argParser(wholeNumber(0, 1000))
        .default(8),
    )
    .option('--json', 'print the ancestors as a graph in JSON')
  addStoreFlag(command)
    .addHelpText('after', HELP)
    .action((run: number | undefined, flags: LineageFlags) => showLineage(run, flags, env))
}

const HELP = `
A champion stands above its parents, the one that was changed before the one that lent code. A line
names the proposal that first brought the warrior (r3 #120 is number 120 of generation 3), the
operators, who proposed it (genetic, or the language model) and its fitness in that generation. Warriors
that the run was given stand under their own names. An ancestor is expanded once and referred to
elsewhere.

Examples:
  drq evolve --seed 7
  drq lineage
  drq lineage 1 --generation 8 --depth 20`

async function showLineage(
  runId: number | undefined,
  flags: LineageFlags,
  env: CliEnvironment,
): Promise<void> {
  const { creditsOf, traceLineage } = await import('../../../arena/evolve/index.js')
  const { depth, generation, json } = flags
  const text = await readStore(flags, env, (store) =>
    store.evolutionExport.snapshot(() => {
      const run = findStoredRun(store, runId, flags)
      const lineage = traceLineage(store, run, { depth, ...(generation === undefined ? {} : { generation }) })
      if (generation !== undefined && lineage.champions.length === 0)
        throw new UsageError(`run ${run.id} has no champion of generation ${generation}`)
      const credited = {
        ...lineage,
        champions: lineage.champions.map((champion) => {
          return { ...champion, credits: creditsOf(store, run, champion.warrior) }
        }),
      }
      return json ? printLineageJson(run, credited) : printLineage(run, credited)
    }),
  )
  env.stdout.write(text)
}
