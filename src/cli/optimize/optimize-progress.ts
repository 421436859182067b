/** Shows how the optimiser goes: live on a terminal, as plain lines on stderr elsewhere. */
import type { LoadedOptimization, OptimizeProgress } from '../../../arena/optimize/index.js'
import type { OptimizeSnapshot } from '../../ui/index.js'
import type { CliEnvironment } from '../process/environment.js'
import type { ShowTerms } from '../progress/show-terms.js'
import { showLive } from '../progress/live-report.js'
import { toRow } from './optimize-report.js'
import { printDuration } from '../../text/pace.js'
import { printPoints, printShare } from '../../text/standings-table.js'
import { countOf, safeText } from '../../text/safe-text.js'

export interface OptimizeReport {
  readonly update: (progress: OptimizeProgress) => void
  /** Candidates a minute judged so far in this session; null when none was. */
  readonly perMinute: () => number | null
  readonly stop: () => void
}

interface OptimizeReportOptions extends ShowTerms {
  readonly loaded: LoadedOptimization
}

const PLAIN_MS = 10_000
/** Candidates in the live table at most. */
const MOST_ROWS = 100

export async function reportOptimizer(
  options: OptimizeReportOptions,
  env: CliEnvironment,
): Promise<OptimizeReport> {
  const tracker = createOptimizeTracker(options.loaded, () => env.now())
  return options.isLive ? reportLive(options, tracker, env) : reportPlainly(tracker, env)
}

interface Tracker extends Pick<OptimizeReport, 'perMinute'> {
  readonly take: (progress: OptimizeProgress) => void
  readonly snapshot: (isStopping: boolean) => OptimizeSnapshot
}

/** Keeps the newest progress and knows the pace. */
export function createOptimizeTracker(
  { run, options, variables }: LoadedOptimization,
  now: () => number,
): Tracker {
  const start = now()
  let first: number | null = null
  let searchEnd: number | null = null
  let latest: OptimizeProgress = {
    phase: 'search',
    judged: 0,
    candidates: run.candidates,
    reached: [],
    best: [],
    reportMs: 0,
  }
  const perMinute = () => {
    const judged = latest.judged - (first ?? latest.judged)
    const elapsedMs = (searchEnd ?? now()) - start
    return judged > 0 && elapsedMs > 0 ? (60_000 * judged) / elapsedMs : null
  }
  const title = `${run.name}: ${countOf(variables.length, 'constant')}: ${variables.map(({ name }) => name).join(', ')}`
  const cycles = options.horizon === null ? '' : `, ${options.horizon} cycles in selection`
  const subtitle = `run ${run.id}, ${countOf(run.opponents.length, 'opponent')}, ${countOf(options.rounds, 'round')}, core ${run.settings.coreSize}${cycles}`
  return {
    perMinute,
    take(progress: OptimizeProgress) {
      first ??= progress.judged
      if (progress.phase === 'report') searchEnd ??= now()
      latest = progress
    },
    snapshot(isStopping: boolean): OptimizeSnapshot {
      const { phase, judged, candidates, reached, best, reportMs } = latest
      const speed = perMinute()
      const left =
        searchEnd !== null
          ? reportMs - (now() - searchEnd)
          : speed === null || judged >= candidates
            ? 0
            : (60_000 * (candidates - judged)) / speed + reportMs
      return {
        title,
        subtitle,
        pace: [
          phase === 'report' ? 'the best fight once more' : `${judged}/${candidates} candidates`,
          ...(speed === null ? [] : [`${Math.round(speed)}/min`]),
          ...(left > 0 ? [`ETA ${printDuration(left)}`] : []),
        ].join('  '),
        stages: `judged by stage: ${reached.join(', ')}`,
        share: candidates === 0 ? 1 : Math.min(1, judged / candidates),
        rows: best.slice(0, MOST_ROWS).map(({ candidate, values, stages }) => {
          return toRow(candidate, values, stages.at(-1)!, variables)
        }),
        isStopping,
      }
    },
  }
}

async function reportLive(
  { onQuit, signal }: OptimizeReportOptions,
  { take, perMinute, snapshot: track }: Tracker,
  env: CliEnvironment,
): Promise<OptimizeReport> {
  const snapshot = () => track(signal.aborted)
  const stop = await showLive({ snapshot, view: (ui) => ui.OptimizeView, onQuit, signal }, env)
  return { update: take, perMinute, stop }
}

/** A line at once, for each new best, and every ten seconds. */
function reportPlainly({ take, perMinute, snapshot }: Tracker, env: CliEnvironment): OptimizeReport {
  const { title, subtitle } = snapshot(false)
  env.stderr.write(`${safeText(title)}\n${safeText(subtitle)}\n`)
  let leader: number | null = null
  const print = () => {
    const { pace, rows } = snapshot(false)
    const [best] = rows
    const lead =
      best === undefined
        ? ''
        : `  best ${printPoints(best.score)}, beats ${printShare(best.beaten)} %, ` +
          `or ties ${printShare(best.beatenOrTied)} %: ${best.constants}`
    env.stderr.write(`${safeText(pace + lead)}\n`)
  }
  const timer = setInterval(print, PLAIN_MS)
  return {
    perMinute,
    update(progress) {
      take(progress)
      const best = progress.best[0]?.candidate ?? null
      if (best !== leader || progress.phase === 'report') print()
      leader = best
    },
    stop() {
      clearInterval(timer)
    },
  }
}
