/** Turns the events of several runs into what a user sees of them. */
import type { StoredRun } from '../../../arena/evolve/index.js'
import type { RunRow, RunsSnapshot } from '../../ui/index.js'
import type { EvolveOutcome } from './evolve-report.js'
import { createEvolveTracker, type EvolveTracker } from './evolve-tracker.js'
import { printDuration } from '../../text/pace.js'
import type { RunWatcher } from './play-run.js'
import { END_TEXT } from './run-end.js'

export interface LabelledRun {
  readonly run: StoredRun
  /** `seed 4`. */
  readonly label: string
}

export interface RunsTracker {
  /** The watcher of a run that begins, by index. */
  readonly begin: (index: number) => RunWatcher
  readonly end: (index: number, outcome: EvolveOutcome) => void
  /** Something that happened, in one line. */
  readonly note: (line: string) => void
  /** What is done behind the runs, in words, how far it is, and which share of all that comes after the runs is done. */
  readonly takePhase: (phase: string, done: number, total: number, share: number) => void
  readonly snapshot: (isStopping: boolean) => RunsSnapshot
}

const RECENT = 40

interface State {
  readonly tracker: EvolveTracker | null
  /** What of it was done when it was taken up, 0 .. 1. */
  readonly before: number
  /** What is done behind the evolution, `benchmark 12/340`; null before. */
  readonly closing: string | null
  readonly outcome: EvolveOutcome | null
}

/** `now` gives milliseconds; speed and time left count from this call. */
export function createRunsTracker(
  title: string,
  runs: readonly LabelledRun[],
  now: () => number,
): RunsTracker {
  const start = now()
  const states = runs.map((): State => ({ tracker: null, before: 0, closing: null, outcome: null }))
  const recent: string[] = []
  let evaluations = 0
  let steps = 0
  let phase: string | null = null
  let phaseFrom: number | null = null

  const note = (line: string) => {
    recent.unshift(line)
    recent.length = Math.min(recent.length, RECENT)
  }
  const shareOf = ({ tracker, outcome }: State): number =>
    outcome !== null ? 1 : (tracker?.snapshot(false).share ?? 0)
  const mean = (value: (state: State) => number) =>
    states.reduce((sum, state) => sum + value(state), 0) / states.length
  const pace = () => {
    const elapsedMs = now() - start
    const done = states.filter(({ outcome }) => outcome !== null).length
    const parts = [`${done} of ${runs.length} runs finished`]
    if (evaluations > 0 && elapsedMs > 0) {
      const share = mean(shareOf)
      const own = share - mean(({ before }) => before)
      if (own > 0 && share < 1) parts.push(`ETA ${printDuration((elapsedMs * (1 - share)) / own)}`)
      parts.push(`${Math.round((1000 * evaluations) / elapsedMs)} evaluations/s`)
      parts.push(`${Math.round(steps / elapsedMs / 1000)} M instructions/s`)
    }
    return parts.join('  ')
  }

  return {
    begin(index) {
      const { run, label } = runs[index]!
      const tracker = createEvolveTracker(run.settings, now)
      states[index] = { ...states[index]!, tracker }
      return {
        ...tracker,
        onEvent(event) {
          tracker.onEvent(event)
          if (event.type === 'match') {
            evaluations++
            steps += event.steps
          } else if (event.type === 'champion')
            note(`${label}: generation ${event.champion.generation} won by ${event.champion.name}`)
          else if (event.type === 'run')
            states[index] = { ...states[index]!, before: tracker.snapshot(false).share }
        },
        onFinal(done, total) {
          tracker.onFinal(done, total)
          states[index] = { ...states[index]!, closing: `final ${done}/${total}` }
        },
        onBenchmark(done, total) {
          tracker.onBenchmark(done, total)
          states[index] = { ...states[index]!, closing: `benchmark ${done}/${total}` }
        },
        onPause(text) {
          note(`${label}: ${text}`)
        },
      }
    },
    end(index, outcome) {
      states[index] = { ...states[index]!, outcome }
    },
    note,
    takePhase(text, done, total, share) {
      phaseFrom ??= now()
      const left = share > 0 && share < 1 ? ((now() - phaseFrom) * (1 - share)) / share : 0
      const eta = left > 0 ? `ETA ${printDuration(left)}  ` : ''
      phase = `${eta}${text}, match ${done} of ${total}`
    },
    snapshot: (isStopping) => ({
      title,
      share: mean(shareOf),
      pace: phase ?? pace(),
      runs: runs.map(({ label }, index) => toRow(label, states[index]!)),
      recent,
      isStopping,
    }),
  }
}

function toRow(label: string, { tracker, closing, outcome }: State): RunRow {
  if (outcome !== null) {
    const { champions, run, best, end } = outcome
    const champion = champions.at(-1) ?? null
    const generation = `${champions.length}/${run.options.generations}`
    return { label, generation, champion, best: best?.fitness ?? null, state: END_TEXT[end], isDone: true }
  }
  if (tracker === null)
    return { label, generation: '', champion: null, best: null, state: 'waits', isDone: false }
  const { generation, generations, iteration, iterations, bestFitness, champions } = tracker.snapshot(false)
  return {
    label,
    generation: `${Math.max(generation, champions.length)}/${generations}`,
    champion: champions.at(-1) ?? null,
    best: bestFitness,
    state: closing ?? (champions.length === generations ? 'final' : `iteration ${iteration}/${iterations}`),
    isDone: false,
  }
}
