/** Shows how several runs go: live on a terminal, as plain lines on stderr elsewhere. */
import type { CliEnvironment } from '../process/environment.js'
import type { ShowTerms } from '../progress/show-terms.js'
import { showLive } from '../progress/live-report.js'
import type { EvolveOutcome } from './evolve-report.js'
import type { RunWatcher } from './play-run.js'
import { createRunsTracker, type LabelledRun } from './runs-tracker.js'
import { safeText } from '../../text/safe-text.js'

export interface RunsReport {
  /** The watcher of a run that begins, by index. */
  readonly begin: (index: number) => RunWatcher
  readonly end: (index: number, outcome: EvolveOutcome) => void
  /** What is done behind the runs, in words, how far it is, and which share of all that comes after the runs is done. */
  readonly takePhase: (phase: string, done: number, total: number, share: number) => void
  readonly stop: () => void
}

interface RunsReportOptions extends ShowTerms {
  readonly title: string
  readonly runs: readonly LabelledRun[]
}

export function reportRuns(options: RunsReportOptions, env: CliEnvironment): Promise<RunsReport> {
  return options.isLive ? reportLive(options, env) : Promise.resolve(reportPlainly(options, env))
}

async function reportLive(
  { title, runs, onQuit, signal }: RunsReportOptions,
  env: CliEnvironment,
): Promise<RunsReport> {
  const { snapshot: track, ...takers } = createRunsTracker(title, runs, () => env.now())
  const snapshot = () => track(signal.aborted)
  const stop = await showLive({ snapshot, view: (ui) => ui.RunsView, onQuit, signal }, env)
  return { ...takers, stop }
}

/** A line for each champion, each pause and each phase. */
function reportPlainly({ runs }: RunsReportOptions, env: CliEnvironment): RunsReport {
  const say = (line: string) => env.stderr.write(`${safeText(line)}\n`)
  let said = ''
  return {
    begin(index) {
      const { label } = runs[index]!
      let generations = 0
      return {
        onEvent(event) {
          if (event.type === 'run') generations = event.options.generations
          if (event.type !== 'champion') return
          const { generation, name, fitness, maxFitness } = event.champion
          say(
            `${label}: generation ${generation}/${generations} won by ${name}, fitness ${fitness.toFixed(3)} of ${maxFitness}`,
          )
        },
        onClosing: () => undefined,
        onFinal: () => undefined,
        onBenchmark: () => undefined,
        onSpend: () => undefined,
        onPause: (text) => say(`${label}: ${text}`),
      }
    },
    end: () => undefined,
    takePhase(phase) {
      if (phase !== said) say(phase)
      said = phase
    },
    stop: () => undefined,
  }
}
