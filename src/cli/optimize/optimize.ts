import type { Command } from 'commander'
import type { OptimizeResult } from '../../../arena/optimize/index.js'
import type { Store } from '../../../arena/store/index.js'
import { showTerms } from '../progress/show-terms.js'
import type { CliEnvironment } from '../process/environment.js'
import { Interruption, RunError } from '../process/exit.js'
import { checkEngine, openFights } from '../flags/fight-flags.js'
import { saveTunedWarriors } from './optimize-files.js'
import { addOptimizeFlags, type OptimizeFlags } from './optimize-flags.js'
import { planRun } from './optimize-start.js'
import { checkOutputFolder } from '../outputs/output-path.js'
import { asOwner } from '../flags/run-owner.js'
import { WriteError } from '../outputs/saved-file.js'
import { printShellCommand } from '../process/shell-command.js'
import { openStoreAt } from '../flags/store-flags.js'

export function registerOptimize(command: Command, env: CliEnvironment): void {
  addOptimizeFlags(command)
    .addHelpText('after', HELP)
    .action((file: string | undefined, flags: OptimizeFlags, self: Command) => tune(file, flags, self, env))
}

const HELP = `
Without --vary all constants are varied that reach beyond the program: EQUs of a plain number, and fields without one,
equal or negated ones together. A source can name them itself, in comments:
  ;optimize step 2..7998 by 4
Candidates are drawn by chance, then made from the best: good steps (drq step), small changes, numbers of one another.
They pass three stages, of more opponents and rounds each; what a stage asks for rises with the best found. At the end
the best fight once more from new places, and those that score higher than the original are written to --out. The
score is 3 a win and 1 a tie per 100 rounds, and +- half its 95 % interval. Each opponent is met from places of its
own, the same for all candidates. The same seed gives the same candidates on any number of threads.

Examples:
  drq optimize warriors/94nop/bandersnatch.red --against 94nop
  drq optimize warriors/94nop/bandersnatch.red --vary step=20..7980:20 --vary gap=5..20 --candidates 5000
  drq optimize warriors/tiny/dodo.red --preset tiny --against tiny --horizon 2000 --seed 7
  drq optimize --resume`

async function tune(
  file: string | undefined,
  flags: OptimizeFlags,
  command: Command,
  env: CliEnvironment,
): Promise<void> {
  checkOutputFolder(flags.out, { db: flags.db }, env)
  await checkEngine(flags, env)
  const store = await openStoreAt(flags, env)
  try {
    const begin = await planRun(file, flags, command, store, env)
    const work = (runId: number) => tuneAndReport(runId, flags, store, env)
    await asOwner(store, flags, begin, (runId) => [{ kind: 'optimize', runId }], work, env)
  } finally {
    store.close()
  }
}

async function tuneAndReport(
  runId: number,
  flags: OptimizeFlags,
  store: Store,
  env: CliEnvironment,
): Promise<void> {
  const { loadOptimization, optimize } = await import('../../../arena/optimize/index.js')
  const { reportOptimizer } = await import('./optimize-progress.js')
  const terms = showTerms(flags, env)
  const { signal } = terms
  const fights = await openFights(flags, env)
  const report = await reportOptimizer({ loaded: loadOptimization(store, runId), ...terms }, env)
  let result: OptimizeResult
  try {
    const tools = { store, fights, now: () => env.now(), signal, onProgress: report.update }
    result = await optimize(runId, flags.top, tools)
  } catch (error) {
    if (!signal.aborted) throw error
    throw new Interruption(resumeCommand(runId, flags))
  } finally {
    report.stop()
    await fights.close()
  }
  const { printOutcome, printOutcomeJson } = await import('./optimize-report.js')
  const written = saveResult(result, flags, env)
  const outcome = { result, written, perMinute: report.perMinute() }
  env.stdout.write(flags.json ? printOutcomeJson(outcome) : printOutcome(outcome))
}

function saveResult(result: OptimizeResult, flags: OptimizeFlags, env: CliEnvironment) {
  try {
    return saveTunedWarriors(result, flags.top, flags.out, env)
  } catch (cause) {
    if (!(cause instanceof WriteError)) throw cause
    const again = resumeCommand(result.run.id, flags)
    throw new RunError(`${cause.message}\nThe run is stored; this writes its best: ${again}`, { cause })
  }
}

function resumeCommand(run: number, { db, out, top }: OptimizeFlags): string {
  const files = [...(db === 'drq.db' ? [] : ['--db', db]), ...(out === 'optimized' ? [] : ['--out', out])]
  return printShellCommand([
    ...['drq', 'optimize', '--resume', String(run)],
    ...files,
    ...(top === 5 ? [] : ['--top', String(top)]),
  ])
}
