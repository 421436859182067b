/** Turns the events of a run into what a user sees of it. */
import {
  createGrid,
  edgesOf,
  maxFitnessOf,
  PAPER_OPTIONS,
  type Champion,
  type Elite,
  type EvolveEvent,
  type Spend,
  type Trial,
} from '../../../arena/evolve/index.js'
import type { MarsSettings } from '../../../vm/index.js'
import type { EvolveSnapshot } from '../../ui/index.js'
import { workDone } from './evolve-work.js'
import { printDuration } from '../../text/pace.js'
import type { RunWatcher } from './play-run.js'
import { printSpend } from '../../text/spend-text.js'
import { countOf } from '../../text/safe-text.js'
import type { TimeLimit } from '../../../arena/evolve/index.js'

export interface EvolveTracker extends RunWatcher {
  readonly snapshot: (isStopping: boolean) => EvolveSnapshot
}

const RECENT = 40
const CURVE = 4096

type RunEvent = Extract<EvolveEvent, { type: 'run' }>
type GenerationEvent = Extract<EvolveEvent, { type: 'generation' }>

/** `now` gives milliseconds; speed and time left count from this call. Final and benchmark are a part of the time left. */
export function createEvolveTracker(
  settings: MarsSettings,
  now: () => number,
  limit: TimeLimit | null = null,
): EvolveTracker {
  const start = now()
  let run: RunEvent | null = null
  let generation: GenerationEvent | null = null
  let iterations = 0
  let elites: readonly Elite[] = []
  let curve: number[] = []
  let evaluations = 0
  let steps = 0
  /** Work of earlier processes on the same run. */
  let workBefore: number | null = null
  /** What is done behind the evolution, in words; null before. */
  let closing: string | null = null
  /** What that takes, as far as it is known, and when it began. */
  let closingMs = 0
  let closingFrom: number | null = null
  let spend: Spend | null = null
  const champions: Champion[] = []
  const recent: string[] = []

  const note = (line: string) => {
    recent.unshift(line)
    recent.length = Math.min(recent.length, RECENT)
  }
  const bestFitness = () => (elites.length === 0 ? null : Math.max(...elites.map(({ fitness }) => fitness)))
  const work = ({ options, initialOpponents }: RunEvent) => {
    const isOpen = generation !== null && generation.generation > champions.length
    return {
      done: workDone(options, initialOpponents, champions.length, isOpen ? iterations : 0),
      total: workDone(options, initialOpponents, options.generations, 0),
    }
  }
  /** Milliseconds of the evolution, done by this process and left; null while nobody knows. */
  const evolving = () => {
    if (run === null) return null
    const { done, total } = work(run)
    const own = done - (workBefore ?? done)
    const ms = (closingFrom ?? now()) - start
    if (own <= 0 || ms <= 0) return null
    return { done: (ms * done) / own, left: closingFrom === null ? (ms * (total - done)) / own : 0 }
  }
  const closingDone = () => (closingFrom === null ? 0 : Math.min(closingMs, now() - closingFrom))
  /** Milliseconds to the end of all, by what is left to do and by what time there is; null while nobody knows. */
  const left = () => {
    const own = evolving()
    const byWork = own === null ? Infinity : own.left + closingMs - closingDone()
    const byTime = limit === null ? Infinity : limit.endsAt - now()
    const least = Math.min(byWork, byTime)
    return least === Infinity || least <= 0 ? null : least
  }
  const share = () => {
    if (run === null) return 0
    const { done, total } = work(run)
    const own = evolving()
    const byWork =
      own === null ? done / total : (own.done + closingDone()) / (own.done + own.left + closingMs)
    const { startedAt, endsAt } = limit ?? { startedAt: 0, endsAt: Infinity }
    return Math.min(1, Math.max(byWork, (now() - startedAt) / (endsAt - startedAt)))
  }
  const close = (what: string) => {
    closing = what
    closingFrom ??= now()
  }
  const axes = () => (run?.options ?? PAPER_OPTIONS).axes
  const pace = () => {
    const elapsedMs = now() - start
    const spent = spend === null ? [] : [printSpend(spend)]
    const leftMs = left()
    const eta = leftMs === null ? [] : [`ETA ${printDuration(leftMs)}`]
    if (evaluations === 0 || elapsedMs <= 0) return [...eta, ...spent].join('  ')
    const perSecond = (count: number) => printRate((1000 * count) / elapsedMs)
    const speed = [`${perSecond(evaluations)} evaluations/s`, `${perSecond(steps / 1e6)} M instructions/s`]
    return [...eta, ...spent, ...(closing === null ? speed : [])].join('  ')
  }

  return {
    onEvent(event) {
      if (event.type === 'match') {
        evaluations++
        steps += event.steps
      } else if (event.type === 'run') {
        run = event
        champions.push(...event.champions)
      } else if (event.type === 'generation') {
        generation = event
        iterations = event.iterations
        elites = event.elites
        curve = []
        note(`generation ${event.generation} begins against ${countOf(event.opponents.length, 'opponent')}`)
      } else if (event.type === 'unit') {
        iterations = event.iterations
        elites = event.elites
        curve.push(bestFitness() ?? 0)
        if (curve.length > CURVE) curve = curve.filter((_, index) => index % 2 === 1)
        for (const trial of event.trials)
          if (trial.placed || trial.problem !== null) note(describeTrial(trial))
      } else {
        champions.push(event.champion)
        note(`champion of generation ${event.champion.generation}: ${event.champion.name}`)
      }
      if (run !== null && event.type === 'generation') workBefore ??= work(run).done
    },
    onClosing(ms) {
      closingMs = ms
    },
    onFinal(done, total) {
      close(`final, match ${done} of ${total}`)
    },
    onBenchmark(done, total) {
      close(`warriors against the bundled ones, match ${done} of ${total}`)
    },
    onSpend(now) {
      spend = now
    },
    onPause: note,
    snapshot(isStopping) {
      return {
        title:
          run === null
            ? 'Digital Red Queen'
            : `Digital Red Queen, run ${run.runId}, seed ${run.seed}, ${run.options.proposer} proposer`,
        phase: closing ?? 'evolving',
        generation: closing === null ? (generation?.generation ?? 0) : 0,
        generations: run?.options.generations ?? 0,
        iteration: iterations,
        iterations: run?.options.iterations ?? 0,
        share: share(),
        opponents: generation?.opponents ?? [],
        bestFitness: bestFitness(),
        curve,
        cells: toCells(elites, createGrid(axes(), settings).shape),
        axes: axes().map((axis) => {
          return { name: axis.name, edges: edgesOf(axis, settings) }
        }),
        maxFitness: maxFitnessOf((run?.options ?? PAPER_OPTIONS).fitness, generation?.opponents.length ?? 0),
        champions: champions.map(({ generation, name, fitness, judged }) => {
          return { generation, name, fitness, judged }
        }),
        recent,
        pace: pace(),
        isStopping,
      }
    },
  }
}

/** Fitness by [first bin][second bin]. */
function toCells(
  elites: readonly Elite[],
  [firstBins, secondBins]: readonly [number, number],
): (number | null)[][] {
  const cells = Array.from({ length: firstBins }, () => new Array<number | null>(secondBins).fill(null))
  for (const { firstBin, secondBin, fitness } of elites) cells[firstBin]![secondBin] = fitness
  return cells
}

/** `#142 enters the archive with 2.310: concat + tweak`. */
function describeTrial({ proposal, operator, result, problem }: Trial): string {
  const what =
    result === null ? `fails, ${problem ?? ''}` : `enters the archive with ${result.fitness.toFixed(3)}`
  return `#${proposal} ${what}: ${operator}`
}

const printRate = (rate: number): string => (rate < 10 ? rate.toFixed(1) : Math.round(rate).toString())
