import { join, resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { Store } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { MANIFEST, openExportFolder } from './export-folder.js'
import { decimalNumber, wholeNumber } from '../flags/number-flags.js'
import { printProposer } from '../evolve/proposer-name.js'
import { addStoreFlag, readStore, type StoreOptions } from '../flags/store-flags.js'
import { addRunArgument, findStoredRun } from '../flags/stored-run.js'
import { countOf, safeText, toJson } from '../../text/safe-text.js'
import { printTable } from '../../text/text.js'
import { jsonFlag } from '../flags/common-flags.js'

interface ExportFlags extends StoreOptions {
  readonly out: string
  readonly margin: number
  readonly pairs: number
  readonly force?: true
  readonly json?: true
}

export function registerExport(command: Command, env: CliEnvironment): void {
  addRunArgument(command)
    .requiredOption('--out <folder>', 'where to; new, empty, or an earlier export of this run')
    .addOption(
      new Option('--margin <fitness>', 'preference data: by how much the better answer is better')
        .argParser(decimalNumber(0, 64))
        .default(0.1),
    )
    .addOption(
      new Option('--pairs <n>', 'preference data: pairs for one prompt in one generation, at most')
        .argParser(wholeNumber(1, 10_000))
        .default(4),
    )
    .option('--force', 'write into a folder that holds other files; those of the same names are lost')
    .addOption(jsonFlag('what was written'))
  addStoreFlag(command)
    .addHelpText('after', HELP)
    .action((run: number | undefined, flags: ExportFlags) => exportRun(run, flags, env))
}

const HELP = `
champions/ holds a file for each champion that says where it comes from. Every *.jsonl file has one
JSON object a line; ${MANIFEST} says what they are. A run that is not finished is exported as it stands.

preferences.jsonl is for training language models (DPO): prompt, chosen, rejected. Within a generation,
the answers to one prompt are ranked by fitness, the same code counting once; the best makes a pair with
the worst, the second best with the second worst and so on, while --margin parts them, --pairs at most.
Where a model was asked, the prompt is the one it was sent and the answers are its replies. Children of
genetic operators answer the prompt that would have asked a model to change their parent; the parent
as it was can be the worse answer, never the better one.

Examples:
  drq evolve --seed 7
  drq export --out my-run
  drq export 1 --out run-1 --margin 0.5 --pairs 1`

async function exportRun(runId: number | undefined, flags: ExportFlags, env: CliEnvironment): Promise<void> {
  const { EXPORT_FILES } = await import('./export-files.js')
  const { exportChampions } = await import('./export-champions.js')
  const names = ['champions', ...EXPORT_FILES.map(({ name }) => name)]

  const write = (store: Store) => {
    const run = findStoredRun(store, runId, flags)
    const identity = { run: run.id, seed: run.seed, createdAt: run.createdAt }
    const path = resolve(env.cwd, flags.out)
    const folder = openExportFolder({
      ...{ path, shown: flags.out, identity, names },
      force: flags.force === true,
      db: resolve(env.cwd, flags.db),
    })
    // First, so that an export that breaks off can be made again in its folder.
    folder.write(MANIFEST, `${toJson({ identity, isComplete: false })}\n`)
    const proposer = printProposer(run.options)
    const champions = exportChampions(store, run, proposer, {
      path: join(path, 'champions'),
      shown: join(flags.out, 'champions'),
    })
    const { margin, pairs: pairsPerPrompt } = flags
    const files = EXPORT_FILES.map(({ name, about, rows }) => {
      const count = folder.writeRows(name, rows(store, run, { margin, pairsPerPrompt }))
      return { name, rows: count, about }
    })
    const written = {
      identity,
      isComplete: true,
      isFinished: run.status === 'finished',
      champions: champions.map((file) => `champions/${file}`),
      preferences: { margin, pairsPerPrompt },
      files,
    }
    folder.write(MANIFEST, `${toJson(written)}\n`)
    return written
  }
  const written = await readStore(flags, env, (store) => store.evolutionExport.snapshot(() => write(store)))
  env.stdout.write(flags.json ? `${toJson(written)}\n` : printExport(written, flags.out))
}

interface Written {
  readonly identity: { readonly run: number; readonly seed: number }
  readonly isFinished: boolean
  readonly champions: readonly string[]
  readonly files: readonly { readonly name: string; readonly rows: number; readonly about: string }[]
}

function printExport({ identity, isFinished, champions, files }: Written, out: string): string {
  const table = printTable(
    [{ title: 'file' }, { title: 'lines', align: 'right' }],
    files.map(({ name, rows }) => [name, rows]),
  )
  const state = isFinished ? '' : ', not finished'
  return `${table}\nRun ${identity.run}, seed ${identity.seed}${state}: ${countOf(champions.length, 'champion')} in ${safeText(out)}\n`
}
