/** Runs side by side on one pool of workers. */
import type { LeasedRun, Store, StoredRun } from '../../../arena/store/index.js'
import type { Fights } from '../../../arena/workers/index.js'
import type { CliEnvironment } from '../process/environment.js'
import type { EvolveFlags } from './evolve-flags.js'
import type { EvolveOutcome } from './evolve-report.js'
import { openFights } from '../flags/fight-flags.js'
import { playRun } from './play-run.js'
import { stoppedBy, tellReplies } from './run-end.js'
import { asOwner } from '../flags/run-owner.js'
import type { RunsReport } from './runs-progress.js'
import type { LabelledRun } from './runs-tracker.js'
import { countOf, safeText } from '../../text/text.js'

/** Runs that advance at the same time; the others wait. */
const SIDE_BY_SIDE = 8

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

interface Group {
  readonly title: string
  /** Of all of them: where they fight, and how they are shown. */
  readonly flags: EvolveFlags
  /** The command that goes on. */
  readonly again: string
}

export interface RunGroup extends Group {
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
 * order of the runs. Says first how to go on, for a process that is killed can not. Rejects with an Interruption or a
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
  { title, flags, again }: Group,
  store: Store,
  finish: (outcomes: readonly EvolveOutcome[], tools: GroupTools) => Promise<T>,
  env: CliEnvironment,
): Promise<T> {
  const done = runs.filter(({ run }) => run.status === 'finished').length
  const finished = done === 0 ? '' : `, ${done} finished before`
  env.stderr.write(`${safeText(title)}: ${countOf(runs.length, 'run')}${finished}. `)
  env.stderr.write(`After a stop this goes on: ${safeText(again)}\n`)
  const quit = new AbortController()
  const signal = AbortSignal.any([env.interruption(), quit.signal])
  const { reportRuns } = await import('./runs-progress.js')
  const fights = await openFights(flags, env)
  const report = await reportRuns(
    {
      title,
      runs,
      isLive: env.isTty && flags.json === undefined,
      onQuit: () => {
        quit.abort()
      },
      signal,
    },
    env,
  )
  const tools = { store, fights, signal, report }
  let outcomes: readonly EvolveOutcome[]
  let result: T
  try {
    outcomes = await playSideBySide(runs, tools, env)
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

/** The pool takes a part of each run's matches in turn, so that none waits for another's batch. */
async function playSideBySide(
  runs: readonly GroupRun[],
  { store, fights, signal, report }: GroupTools,
  env: CliEnvironment,
): Promise<readonly EvolveOutcome[]> {
  // What fails in one run stops the others: they go on together.
  const failed = new AbortController()
  const tools = { store, fights, signal: AbortSignal.any([signal, failed.signal]) }
  const outcomes: EvolveOutcome[] = []
  const waiting = [...runs.entries()]
  const failures: Error[] = []
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, { run, flags }] = next
      const outcome = await playRun(run, flags, tools, report.begin(index), env)
      outcomes[index] = outcome
      report.end(index, outcome)
    }
  }
  const guarded = () =>
    lane().catch((error: unknown) => {
      failures.push(error as Error)
      waiting.length = 0
      failed.abort()
    })
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, runs.length) }, guarded))
  // The first is the reason of the others.
  const [failure] = failures
  if (failure !== undefined) throw failure
  return outcomes
}
