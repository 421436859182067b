/** A stored run played to its end, by the proposer that the flags want, with files of what it breeds. */
import type { Credit, RunTools, RunWatch, TimeLimit, StoredRun } from '../../../arena/evolve/index.js'
import { overshootOf, tallyReplies } from '../models/reply-report.js'
import type { ModelListener } from '../models/model-proposer.js'
import type { CliEnvironment } from '../process/environment.js'
import { openRunFiles } from './evolve-files.js'
import type { EvolveFlags } from './evolve-flags.js'
import { openProposer } from './evolve-proposer.js'
import type { EvolveOutcome } from './evolve-report.js'
import { printProposer } from './proposer-name.js'
import type { FieldScore } from '../../../arena/score.js'

export interface PlayTools extends Omit<RunTools, 'now'> {
  /** When it has to be done, final and benchmark included; null for whenever it is. */
  readonly limit?: TimeLimit | null
}

/** Told how it goes. */
export interface RunWatcher extends ModelListener, Required<RunWatch> {}

/** What was played before is not played again. Rejects with the signal's reason when aborted, with a ProposerError. */
export async function playStoredRun(
  run: StoredRun,
  flags: EvolveFlags,
  { limit = null, ...tools }: PlayTools,
  watcher: RunWatcher,
  env: CliEnvironment,
): Promise<EvolveOutcome> {
  const { creditsOf, playRun } = await import('../../../arena/evolve/index.js')
  const { store } = tools
  const files = openRunFiles(
    run,
    printProposer(run.options),
    (warrior) => creditsOf(store, run, warrior),
    flags.out,
    env,
  )
  const { proposer, close } = await openProposer(run, run.options, { flags, store, listener: watcher }, env)
  try {
    const plan = { proposer, benchmarkRounds: flags.benchmark, limit }
    const { champions, best, ...outcome } = await playRun(
      run,
      plan,
      { ...tools, now: () => env.now() },
      {
        ...watcher,
        onEvent(event) {
          watcher.onEvent(event)
          if (event.type === 'champion') files.champion(event.champion)
        },
      },
    )
    const { calls } = store.evolution
    return {
      ...outcome,
      champions: champions.map((champion) => {
        return withFile(champion, files.champion(champion), files.credits(champion.warrior))
      }),
      best: best === null ? null : withFile(best, files.best(best), files.credits(best.warrior)),
      calls: calls.totals(run.id),
      replies: tallyReplies(calls.replyCounts(run.id)),
      overshoot: overshootOf(run.options.model?.budget ?? null, calls.spend(run.id)),
    }
  } finally {
    close()
  }
}

function withFile<T extends { readonly benchmark: FieldScore | null }>(
  { benchmark, ...warrior }: T,
  file: string,
  credits: readonly Credit[],
) {
  return { ...warrior, file, credits, benchmark }
}
