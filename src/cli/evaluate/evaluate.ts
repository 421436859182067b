import type { Command } from 'commander'
import type { StoredEvaluationPlan } from '../../../arena/evaluate/index.js'
import type { Store } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { checkMeetings, loadCandidates, loadOpponents, type Candidates } from './evaluate-candidates.js'
import { addEvaluateFlags, MOST_ROUNDS, ROUNDS, type EvaluateFlags } from './evaluate-flags.js'
import { UsageError } from '../process/exit.js'
import { fightTermsFrom } from '../flags/fight-terms.js'
import { unplayedError } from '../progress/unplayed-matches.js'
import { countOpponents } from './opponent-count.js'
import { openOutputFile, type OutputFile } from '../outputs/output-path.js'
import { typedArguments } from '../process/shell-command.js'
import { openExistingStore, openStoreAt } from '../flags/store-flags.js'
import { countOf } from '../../text/safe-text.js'
import { watchFights } from '../progress/watched-fights.js'

export function registerEvaluate(command: Command, env: CliEnvironment): void {
  addEvaluateFlags(command)
    .addHelpText('after', HELP)
    .action((names: string[], flags: EvaluateFlags, self: Command) =>
      evaluate(names, flags, typedArguments(self), env),
    )
}

const HELP = `
Beaten has two meanings, and both are shown. By rounds: more rounds won than lost. By fitness, as the paper has it
(arXiv 2601.03335): a higher mean fitness than the opponent's, which of two warriors is the one that lives longer on
average; generality is the share of the opponents beaten or tied so. Intervals of shares are Wilson's of 95 %, for
opponents drawn from many like them. Points are 3 a win and 1 a tie per 100 rounds, the mean over the opponents; +- is
half their 95 % interval, for rounds drawn from many against these opponents. Each pair stands in places of its own;
with -F all stand in the same, and the interval counts rounds, not fights. --stop none-left has the paper's fitness,
which goes on after a victory; but then a warrior that dies alone has lost the round.

--until 0.02: each pair plays 10 rounds; as long as the interval of a warrior's score (points by 300) reaches farther
than 0.02, those of its pairs that gain the most by a round play on, a third to a half of what they have played. Each
such batch is a match with places of its own that begins with a fresh P-space: warriors that learn may do worse than in
one long series. To stop when an interval is narrow favours those that look narrow by chance; against this one more win
and one more loss are counted for each pair. In simulations 94 to 99 % of the intervals held the true score.

A match that is in the --db file is not fought again, and there evaluation_results is the matrix:
  sqlite3 drq.db "SELECT candidate, opponent, wins, ties, losses, fitness FROM evaluation_results WHERE evaluation_id = 1"

Examples:
  drq evaluate warriors/94nop/eat-me.red --against 94nop
  drq evaluate warriors/tiny --preset tiny --until 0.02 --csv matrix.csv
  drq evolve --seed 7
  drq evaluate --run 1 --against 94nop
  drq evaluate --run all --against 94nop --stop none-left --json`

async function evaluate(
  names: readonly string[],
  flags: EvaluateFlags,
  args: readonly string[],
  env: CliEnvironment,
): Promise<void> {
  if (flags.until !== undefined && flags.fixed !== undefined)
    throw new UsageError('--until needs places of its own for each pair; leave out --fixed')
  const { settings, places, again } = fightTermsFrom(flags, args, env)
  const { until: precision = null, against = [flags.preset], run = [], stop } = flags
  const rounds = flags.rounds ?? (precision === null ? ROUNDS : MOST_ROUNDS)
  const precious = { db: flags.db, inputs: [...names, ...against] }
  const csv = flags.csv === undefined ? null : openOutputFile(flags.csv, precious, env)
  const store = await (run.length > 0 ? openExistingStore : openStoreAt)(flags, env)
  try {
    const options = { settings, rounds, warriors: 2, db: flags.db }
    const candidates = await loadCandidates(names, run, options, store, env)
    const opponents = await loadOpponents(against, options, store, env)
    checkMeetings(candidates.entrants, opponents)
    const plan = { candidates: candidates.entrants, opponents, settings, rounds, places, stop, precision }
    await playEvaluation(plan, candidates, { flags, csv, again, store }, env)
  } finally {
    store.close()
  }
}

interface EvaluateSession {
  readonly flags: EvaluateFlags
  readonly csv: OutputFile | null
  /** The command that goes on with it. */
  readonly again: string
  readonly store: Store
}

async function playEvaluation(
  plan: StoredEvaluationPlan,
  { entrants, rows }: Candidates,
  { flags, csv, again, store }: EvaluateSession,
  env: CliEnvironment,
): Promise<void> {
  const { candidateStandings, rankRows, runEvaluation, summarize } =
    await import('../../../arena/evaluate/index.js')
  const run = await watchFights(
    { name: 'evaluation', subtitle: describePlan(plan), store, flags, again },
    (tools, onProgress) =>
      runEvaluation(plan, tools, (progress) => {
        onProgress({ ...progress, standings: () => candidateStandings(entrants, progress.results) })
      }),
    env,
  )
  const { printEvaluation, printEvaluationJson } = await import('./evaluate-report.js')
  const summaries = run.results.map((row, candidate) => summarize(row, run.roundShares?.[candidate] ?? null))
  const shown = { plan, run, rows: rankRows(rows, summaries) }
  env.stdout.write(flags.json ? printEvaluationJson(shown) : printEvaluation(shown, flags.details === true))
  if (csv !== null) {
    const { printEvaluationCsv } = await import('./evaluate-csv.js')
    csv.save(printEvaluationCsv(shown), again)
  }
  if (run.unplayed.length > 0) throw unplayedError(run.unplayed)
}

function describePlan({ candidates, opponents, rounds, precision, settings }: StoredEvaluationPlan): string {
  const each =
    precision === null
      ? `${countOf(rounds, 'round')} a pair`
      : `until ${precision}, ${rounds} rounds a pair at most`
  return `${countOf(candidates.length, 'warrior')} against ${countOpponents(candidates, opponents)}, ${each}, core ${settings.coreSize}`
}
