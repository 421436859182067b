/** Shows how a tournament goes, or another run with standings: live on a terminal, as plain lines on stderr elsewhere. */
import type { Standing } from '../../../arena/tournament/index.js'
import type { TournamentSnapshot } from '../../ui/index.js'
import type { CliEnvironment } from '../process/environment.js'
import type { ShowTerms } from './show-terms.js'
import { showLive } from './live-report.js'
import { printPace, type Pace } from '../../text/pace.js'
import { printPoints } from '../../text/standings-table.js'
import { safeText } from '../../text/safe-text.js'
import { safeCut } from '../../text/text.js'
import type { MatchProgress } from '../../../arena/matches/index.js'

/** Matches so far and what they led to. */
export interface ShownProgress extends MatchProgress {
  /** Computed when called. */
  readonly standings: () => readonly Standing[]
}

export interface ProgressReport {
  readonly update: (progress: ShownProgress) => void
  readonly stop: () => void
}

interface TournamentReportOptions extends ShowTerms {
  readonly name: string
  readonly subtitle: string
}

const PLAIN_MS = 2000

export async function reportProgress(
  options: TournamentReportOptions,
  env: CliEnvironment,
): Promise<ProgressReport> {
  const start = env.now()
  const paceOf = (progress: ShownProgress): Pace => ({ ...progress, elapsedMs: env.now() - start })
  return options.isLive ? reportLive(options, env, paceOf) : reportPlainly(options, env, paceOf)
}

type PaceOf = (progress: ShownProgress) => Pace

async function reportLive(
  options: TournamentReportOptions,
  env: CliEnvironment,
  paceOf: PaceOf,
): Promise<ProgressReport> {
  const { name, subtitle, onQuit, signal } = options
  let latest: ShownProgress = {
    matchesTotal: 0,
    matchesReused: 0,
    matchesPlayed: 0,
    workPlayed: 0,
    standings: () => [],
  }
  const snapshot = (): TournamentSnapshot => ({
    name,
    subtitle,
    pace: paceOf(latest),
    standings: latest.standings(),
    isStopping: signal.aborted,
  })
  const stop = await showLive({ snapshot, view: (ui) => ui.TournamentView, onQuit, signal }, env)
  return {
    update(progress) {
      latest = progress
    },
    stop,
  }
}

/** A line at once, then every two seconds while matches are played, and one at the end. */
function reportPlainly(
  options: TournamentReportOptions,
  env: CliEnvironment,
  paceOf: PaceOf,
): ProgressReport {
  env.stderr.write(`${safeText(options.name)}: ${options.subtitle}\n`)
  let latest: ShownProgress | null = null
  let printed = ''
  const print = () => {
    if (latest === null) return
    const [leader] = latest.standings()
    const lead =
      leader === undefined || leader.rounds === 0
        ? ''
        : `  first ${safeCut(leader.name, 40)} ${printPoints(leader.points)}`
    const line = `${printPace(paceOf(latest))}${lead}\n`
    if (line !== printed) env.stderr.write(line)
    printed = line
  }
  const timer = setInterval(print, PLAIN_MS)
  return {
    update(progress) {
      const isFirst = latest === null
      latest = progress
      if (isFirst) print()
    },
    stop() {
      clearInterval(timer)
      print()
    },
  }
}
