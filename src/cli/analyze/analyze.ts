import { Argument, Option, type Command } from 'commander'
import type { Analysis, AnalysisPlan } from '../../../arena/analyze/index.js'
import type { Embedder } from '../../../arena/evolve/index.js'
import type { Store } from '../../../arena/store/index.js'
import type { Entrant } from '../../../arena/matches/index.js'
import { loadRuns, parseRunList, type LoadedRuns } from './analyze-runs.js'
import { createChampionTally } from './analyze-tally.js'
import { addEmbeddingFlags, embedderFrom, type EmbeddingFlags } from './embedding-flags.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { addFightFlags, type FightFlags } from '../flags/fight-flags.js'
import { drawSeed } from '../flags/fight-terms.js'
import { loadNamed } from '../sources/named-warriors.js'
import { wholeNumber } from '../flags/number-flags.js'
import { openOutputFolder } from '../outputs/output-path.js'
import { addSeedFlags, placesFrom, type SeedOptions } from '../flags/seed-flags.js'
import { typedArguments } from '../process/shell-command.js'
import { addStoreFlag, openExistingStore, type StoreOptions } from '../flags/store-flags.js'
import { countOf } from '../../text/safe-text.js'
import { watchFights } from '../progress/watched-fights.js'
import { jsonFlag, NAMES, roundsFlag } from '../flags/common-flags.js'

interface AnalyzeFlags extends StoreOptions, FightFlags, SeedOptions, EmbeddingFlags {
  readonly against?: string[]
  readonly rounds: number
  readonly elites: number
  readonly probe?: string[]
  readonly csv?: string
  readonly plots?: string
  readonly json?: true
}

export function registerAnalyze(command: Command, env: CliEnvironment): void {
  command
    .addArgument(
      new Argument('<runs...>', 'their numbers, such as 3 or 1..10').argParser(
        (text, before: readonly number[] = []) => [...before, ...parseRunList(text)],
      ),
    )
    .addOption(
      new Option(
        '--against <names...>',
        `opponents: ${NAMES} (default: the warriors that the runs ended with)`,
      ),
    )
    .addOption(roundsFlag('pair', 20))
    .addOption(
      new Option('--elites <n>', 'elites of the runs, beside the champions, that teach the probe')
        .argParser(wholeNumber(0, 100_000))
        .default(0),
    )
    .addOption(new Option('--probe <names...>', `more warriors that teach the probe: ${NAMES}`))
  addEmbeddingFlags(command)
    .option('--csv <folder>', 'write tables of champions, phenotypes, genotypes, generations and cycles')
    .option('--plots <folder>', 'write plots as SVG and PNG')
    .addOption(jsonFlag())
  addStoreFlag(command)
  addFightFlags(command)
  addSeedFlags(command)
    .addHelpText('after', HELP)
    .action((runs: number[], flags: AnalyzeFlags, self: Command) =>
      analyzeRuns(runs, flags, typedArguments(self), env),
    )
}

const HELP = `
Generality is the share of the opponents that a champion beats or ties one against one, by mean fitness; a curve
a + b ln(generation) is fitted to all champions. The phenotype is the vector of a champion's fitness against each
opponent, the genotype that of features of its code, all from 0 to 1: shares of opcodes, modifiers and modes, length,
start, constants. Their variance over independent runs is the mean over the components, their distance the mean over the
pairs of runs. All different champions of a run meet for the cycles a > b > c > a.

The probe foretells generality from the code: by the mean of the others, by ridge regression, and by a small network
(TensorFlow.js). R2 is cross-validated, the warriors of a run kept together: 0 is no better than the mean.

Matches that are in the --db file are not fought again; the same command goes on after a stop.

Examples:
  drq evolve --seeds 0..9
  drq analyze 1..10
  drq analyze 1..10 --against 94nop --plots plots --csv tables
  drq analyze 3 7 --elites 200 --probe 94nop
  drq analyze 1..10 --embeddings text-embedding-3-small`

async function analyzeRuns(
  ids: readonly number[],
  given: AnalyzeFlags,
  args: readonly string[],
  env: CliEnvironment,
): Promise<void> {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new UsageError(`run ${twice} is named twice`)
  const { flags, again } = drawSeed(given, args, env)
  const embed = await embedderFrom(flags, env)
  const precious = { db: flags.db, inputs: [...(flags.against ?? []), ...(flags.probe ?? [])] }
  const open = (folder: string | undefined, names: readonly string[]) =>
    folder === undefined ? null : openOutputFolder(folder, names, precious, env)
  const { PLOT_FILES, savePlots, saveTables, TABLE_FILES } = await import('./analyze-files.js')
  const [tables, plots] = [open(flags.csv, TABLE_FILES), open(flags.plots, PLOT_FILES)]
  const store = await openExistingStore(flags, env)
  try {
    const plan = await planAnalysis(ids, flags, store, env)
    const analysis = await playAnalysis(plan, embed, { flags, again, store }, env)
    const report = {
      analysis,
      runs: ids,
      opponents: plan.opponents.map(({ name }) => name),
      rounds: plan.rounds,
      places: plan.places,
    }
    const { printAnalysis, printAnalysisJson } = await import('./analyze-report.js')
    env.stdout.write(flags.json ? printAnalysisJson(report) : printAnalysis(report))
    const files = [
      ...(tables === null ? [] : saveTables(report, tables, again)),
      ...(plots === null ? [] : await savePlots(report, plots, again)),
    ]
    if (files.length > 0) env.stderr.write(`written: ${files.join(', ')}\n`)
  } finally {
    store.close()
  }
}

async function planAnalysis(
  ids: readonly number[],
  flags: AnalyzeFlags,
  store: Store,
  env: CliEnvironment,
): Promise<AnalysisPlan> {
  const loaded = await loadRuns(ids, flags.elites, store, flags.db)
  const { runs, settings } = loaded
  const { rounds } = flags
  const loading = { settings, rounds, warriors: 2 }
  const { enterOnce } = await import('../../../arena/matches/index.js')
  const { entrants: opponents, duplicates } = enterOnce(
    flags.against === undefined ? benchmarkOf(loaded) : await loadNamed(flags.against, loading, store, env),
  )
  if (duplicates.length > 0)
    env.stderr.write(`${countOf(duplicates.length, 'opponent')} of the same code as others left out\n`)
  if (opponents.length < 2)
    throw new UsageError(`generality needs 2 different opponents; there is ${opponents.length}`)
  const probed = flags.probe === undefined ? [] : await loadNamed(flags.probe, loading, store, env)
  return { runs, opponents, probed, settings, rounds, places: placesFrom(flags, settings, env) }
}

function benchmarkOf({ benchmark }: LoadedRuns): readonly Entrant[] {
  if (benchmark === null)
    throw new UsageError('the runs ended with different warriors', 'Name the opponents with --against.')
  return benchmark
}

interface Surroundings {
  readonly flags: AnalyzeFlags
  /** The command that goes on with it. */
  readonly again: string
  readonly store: Store
}

async function playAnalysis(
  plan: AnalysisPlan,
  embed: Embedder | null,
  { flags, again, store }: Surroundings,
  env: CliEnvironment,
): Promise<Analysis> {
  const { analyze, judgedWarriors } = await import('../../../arena/analyze/index.js')
  const tally = await createChampionTally(judgedWarriors(plan))
  const subtitle = `${countOf(plan.opponents.length, 'opponent')}, ${countOf(plan.rounds, 'round')} a pair, core ${plan.settings.coreSize}`
  return watchFights(
    { name: `analysis of ${countOf(plan.runs.length, 'run')}`, subtitle, store, flags, again },
    (tools, onProgress) =>
      analyze(
        plan,
        { ...tools, ...(embed === null ? {} : { embed }) },
        {
          onPair: tally.take,
          onProgress: (matches) => {
            onProgress({ ...matches, standings: tally.standings })
          },
        },
      ),
    env,
  )
}
