/** Runs side by side on one pool of workers. */
import type { LeasedRun, Store } from '../../../arena/store/index.js'
import type { StoredRun } from '../../../arena/evolve/index.js'
import type { Fights } from '../../../arena/workers/index.js'
import { showTerms } from '../progress/show-terms.js'
import type { CliEnvironment } from '../process/environment.js'
import type { EvolveFlags } from './evolve-flags.js'
import type { EvolveOutcome } from './evolve-report.js'
import { openFights } from '../flags/fight-flags.js'
import { playStoredRun } from './play-run.js'
import { stoppedBy, tellReplies } from './run-end.js'
import { asOwner } from '../flags/run-owner.js'
import type { RunsReport } from './runs-progress.js'
import type { LabelledRun } from './runs-tracker.js'
import { countOf, safeText } from '../../text/safe-text.js'

/** A run that is planned. */
export interface GroupStart {
  /** Stores it, or finds it stored. */
  readonly begin: () => StoredRun
  readonly label: string
  readonly flags: EvolveFlags
}

interface GroupRun extends LabelledRun {
  readonly flags: EvolveFlags
}

interface PlannedGroup {
  readonly title: string
  /** Of all of them: where they fight, and how they are shown. */
  readonly flags: EvolveFlags
  /** The command that goes on. */
  readonly again: string
}

export interface RunGroup extends PlannedGroup {
  readonly starts: readonly GroupStart[]
}

export interface GroupTools {
  readonly store: Store
  readonly fights: Fights
  /** Aborted when the user stops the group. */
  readonly signal: AbortSignal
  readonly report: RunsReport
}

/**
 * Begins runs, or goes on with them, and plays them to their ends, then `finish` with the outcomes, which come in the
 * order of the runs. Says first how to go on, since a process that is killed cannot. Rejects with an Interruption or a
 * RunError that say it too, and with a RunError when another process works on one of them.
 */
export async function playGroup<T>(
  { starts, ...group }: RunGroup,
  store: Store,
  finish: (outcomes: readonly EvolveOutcome[], tools: GroupTools) => Promise<T>,
  env: CliEnvironment,
): Promise<T> {
  const begin = () => starts.map(({ begin, ...rest }): GroupRun => ({ ...rest, run: begin() }))
  const leasesOf = (runs: readonly GroupRun[]) =>
    runs.map(({ run }): LeasedRun => ({ kind: 'evolution', runId: run.id }))
  return asOwner(
    store,
    group.flags,
    begin,
    leasesOf,
    (runs) => playRuns(runs, group, store, finish, env),
    env,
  )
}

async function playRuns<T>(
  runs: readonly GroupRun[],
  { title, flags, again }: PlannedGroup,
  store: Store,
  finish: (outcomes: readonly EvolveOutcome[], tools: GroupTools) => Promise<T>,
  env: CliEnvironment,
): Promise<T> {
  const done = runs.filter(({ run }) => run.status === 'finished').length
  const finished = done === 0 ? '' : `, ${done} finished before`
  env.stderr.write(`${safeText(title)}: ${countOf(runs.length, 'run')}${finished}. `)
  env.stderr.write(`After a stop this goes on: ${safeText(again)}\n`)
  const terms = showTerms(flags, env)
  const { signal } = terms
  const { playSideBySide } = await import('../../../arena/evolve/index.js')
  const { reportRuns } = await import('./runs-progress.js')
  const fights = await openFights(flags, env)
  const report = await reportRuns({ title, runs, ...terms }, env)
  const tools = { store, fights, signal, report }
  let outcomes: readonly EvolveOutcome[]
  let result: T
  try {
    const play = async (index: number, ended: AbortSignal) => {
      const { run, flags } = runs[index]!
      const outcome = await playStoredRun(
        run,
        flags,
        { store, fights, signal: ended },
        report.begin(index),
        env,
      )
      report.end(index, outcome)
      return outcome
    }
    outcomes = await playSideBySide(runs.length, play, signal)
    result = await finish(outcomes, tools)
  } catch (error) {
    tellReplies(
      error,
      runs.map(({ run }) => run),
      store,
      env,
    )
    throw stoppedBy(error, signal, 'The runs', again)
  } finally {
    report.stop()
    await fights.close()
  }
  const spent = outcomes.flatMap(({ problem }, index) =>
    problem === null ? [] : [`${safeText(runs[index]!.label)} ended: ${problem}\n`],
  )
  if (spent.length > 0) env.stderr.write(`${spent.join('')}Go on with a larger one: ${safeText(again)}\n`)
  return result
}
