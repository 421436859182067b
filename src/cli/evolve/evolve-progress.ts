/** Shows how an evolution goes: live on a terminal, as plain lines on stderr elsewhere. */
import type { MarsSettings } from '../../../vm/index.js'
import type { EvolveSnapshot } from '../../ui/index.js'
import type { CliEnvironment } from '../process/environment.js'
import type { ShowTerms } from '../progress/show-terms.js'
import { showLive } from '../progress/live-report.js'
import { createEvolveTracker } from './evolve-tracker.js'
import type { RunWatcher } from './play-run.js'
import { safeText } from '../../text/safe-text.js'
import { safeCut } from '../../text/text.js'
import type { TimeLimit } from '../../../arena/evolve/index.js'

export interface EvolveReport extends RunWatcher {
  readonly stop: () => void
}

interface EvolveReportOptions extends ShowTerms {
  readonly settings: MarsSettings
  readonly limit: TimeLimit | null
  /** What it does, in a line that a live view keeps. */
  readonly plan: string
}

const PLAIN_MS = 10_000
/** Opponents named in one line, and characters of a name. */
const MOST_NAMES = 6
const MOST_CHARACTERS = 48

export function reportEvolution(options: EvolveReportOptions, env: CliEnvironment): Promise<EvolveReport> {
  return options.isLive ? reportLive(options, env) : Promise.resolve(reportPlainly(options, env))
}

async function reportLive(
  { settings, limit, plan, onQuit, signal }: EvolveReportOptions,
  env: CliEnvironment,
): Promise<EvolveReport> {
  const { snapshot: track, ...takers } = createEvolveTracker(settings, () => env.now(), limit)
  const snapshot = (): EvolveSnapshot => ({ ...track(signal.aborted), plan })
  const stop = await showLive({ snapshot, view: (ui) => ui.EvolveView, onQuit, signal }, env)
  return { ...takers, stop }
}

/** A line for each generation and champion, and every ten seconds. */
function reportPlainly({ settings, limit }: EvolveReportOptions, env: CliEnvironment): EvolveReport {
  const { snapshot, ...takers } = createEvolveTracker(settings, () => env.now(), limit)
  const say = (line: string) => env.stderr.write(`${safeText(line)}\n`)
  const tick = () => {
    const { phase, generation, generations, iteration, iterations, bestFitness, pace } = snapshot(false)
    const where =
      generation === 0
        ? phase
        : `generation ${generation}/${generations} iteration ${iteration}/${iterations}`
    const best = bestFitness === null || generation === 0 ? '' : `  best ${bestFitness.toFixed(3)}`
    say(`${where}${best}  ${pace}`)
  }
  const timer = setInterval(tick, PLAIN_MS)
  return {
    ...takers,
    onPause: say,
    onEvent(event) {
      takers.onEvent(event)
      if (event.type === 'run') say(snapshot(false).title)
      else if (event.type === 'generation')
        say(`generation ${event.generation} against ${listNames(event.opponents)}`)
      else if (event.type === 'champion') {
        const { generation, name, fitness, maxFitness, judged, cells } = event.champion
        say(
          `generation ${generation} won by ${safeCut(name, MOST_CHARACTERS)}, fitness ${fitness.toFixed(3)} of ${maxFitness}, ${judged === null ? '' : `judged ${judged.toFixed(3)}, `}${cells} cells filled`,
        )
      }
    },
    stop() {
      clearInterval(timer)
    },
  }
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(-MOST_NAMES).map((name) => safeCut(name, MOST_CHARACTERS))
  const more = names.length - shown.length
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more`
}
