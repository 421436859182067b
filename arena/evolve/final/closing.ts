/** What comes after the evolution, the final and the benchmark, in the time that is left for it. */
import type { StoredRun } from '../record/index.js'
import { benchmarkSize, runBenchmark } from './benchmark.js'
import type { Champion } from '../rules/index.js'
import { meterFights, type FightMeter } from '../../workers/index.js'
import { FINAL_ROUNDS, finalSize, rankFinalists, type Finalist } from './final.js'
import type { Arena } from '../../matches/index.js'
import type { FieldScore } from '../../score.js'

export interface ClosingPlan {
  /** Of each champion against each warrior of the benchmark; 0 for none. */
  readonly benchmarkRounds: number
  /** When all shall be done, in milliseconds since 1970; null for whenever it is. */
  readonly endsAt: number | null
  /** What fights took so far. */
  readonly meter: Pick<FightMeter, 'msPerRound'>
}

export interface ClosingWatch {
  readonly onFinal?: (done: number, total: number) => void
  readonly onBenchmark?: (done: number, total: number) => void
}

export interface Closing {
  /** Null where the run holds no final, or bred nobody. */
  readonly best: Finalist | null
  /** Of the champions and the best, in this order; empty where there was none. */
  readonly benchmarks: readonly FieldScore[]
  /** Of each match; 0 where there was none. */
  readonly rounds: { readonly final: number; readonly benchmark: number }
}

/** Rounds of a first look at all pairs: it names a best, and tells how long more rounds take. */
const FIRST_LOOK = 2

/** Of the time that is left, so that what is a little slower than before ends in time all the same. */
const SAFETY = 0.9

/** Milliseconds that closing takes after so many champions when nothing is cut; 0 before anything was fought. */
export function closingMs(run: StoredRun, champions: number, plan: Omit<ClosingPlan, 'endsAt'>): number {
  const benchmark = plan.benchmarkRounds * benchmarkMs(run, champions + 1, plan)
  if (run.options.finalists === 0) return benchmark
  const { matches, lengths } = finalSize(run, champions)
  return benchmark + FINAL_ROUNDS * roundMs(matches, lengths, plan)
}

/** Of a round of each of so many matches in fights of each length. */
function roundMs(matches: number, lengths: readonly number[], { meter }: Pick<ClosingPlan, 'meter'>): number {
  return lengths.reduce((sum, maxCycles) => sum + matches * (meter.msPerRound(maxCycles) ?? 0), 0)
}

function benchmarkMs(run: StoredRun, warriors: number, plan: Pick<ClosingPlan, 'meter'>): number {
  return roundMs(warriors * run.warriors.benchmark.length, [run.settings.maxCycles], plan)
}

/**
 * Names the best of a run and holds the benchmark. Where time is short their matches have fewer rounds, and if need be
 * the final fewer candidates; a best is named all the same. Rejects with the signal's reason when aborted.
 */
export async function closeRun(
  run: StoredRun,
  champions: readonly Champion[],
  plan: ClosingPlan,
  arena: Arena,
  { onFinal, onBenchmark }: ClosingWatch = {},
): Promise<Closing> {
  const own = meterFights(arena.fights, arena.now)
  const measured = { msPerRound: (cycles: number) => own.msPerRound(cycles) ?? plan.meter.msPerRound(cycles) }
  const tools = { ...arena, fights: own.fights }
  const timed = { ...plan, meter: measured }
  const final = await holdFinal(run, champions, timed, tools, onFinal)
  const best = final.finalists[0] ?? null
  const warriors = [...champions, ...(best === null ? [] : [best])].map(({ warrior }) => warrior)
  const opponents = run.warriors.benchmark
  const rounds = affordable(plan.benchmarkRounds, benchmarkMs(run, warriors.length, timed), timed, arena)
  if (rounds === 0) return { best, benchmarks: [], rounds: { final: final.rounds, benchmark: 0 } }
  const total = benchmarkSize(warriors, opponents)
  let done = 0
  onBenchmark?.(done, total)
  const onMatch = () => onBenchmark?.(++done, total)
  const benchmarks = await runBenchmark(
    warriors,
    opponents,
    { settings: run.settings, rounds },
    { ...tools, onMatch },
  )
  return { best, benchmarks, rounds: { final: final.rounds, benchmark: rounds } }
}

async function holdFinal(
  run: StoredRun,
  champions: readonly Champion[],
  plan: ClosingPlan,
  arena: Arena,
  onFinal: ClosingWatch['onFinal'],
): Promise<{ readonly finalists: readonly Finalist[]; readonly rounds: number }> {
  if (run.options.finalists === 0) return { finalists: [], rounds: 0 }
  const { lengths, matches, candidates } = finalSize(run, champions.length)
  const lookMs = (FIRST_LOOK * roundMs(matches, lengths, plan)) / candidates
  const looks = affordable(candidates, lookMs, plan, arena)
  const terms = looks < candidates ? { candidates: Math.max(1, looks) } : {}
  let matchesOfLength = 0
  const rank = (rounds: number) =>
    rankFinalists(run, champions, arena, {
      ...{ ...terms, rounds },
      onProgress(done, total) {
        matchesOfLength = total / lengths.length
        onFinal?.(done, total)
      },
    })
  if (plan.endsAt === null) return { finalists: await rank(FINAL_ROUNDS), rounds: FINAL_ROUNDS }
  for (let rounds = FIRST_LOOK; ;) {
    const finalists = await rank(rounds)
    const ms = roundMs(matchesOfLength, lengths, plan)
    // The benchmark is cut as the final is.
    const benchmark = (plan.benchmarkRounds / FINAL_ROUNDS) * benchmarkMs(run, champions.length + 1, plan)
    const more = Math.min(
      affordable(FINAL_ROUNDS, ms + benchmark, plan, arena),
      ms === 0 ? 4 * rounds : Infinity,
    )
    if (more <= rounds) return { finalists, rounds }
    rounds = more
  }
}

/** How many of `wanted` things, each of so many milliseconds, can be done in time. */
function affordable(wanted: number, ms: number, { endsAt }: ClosingPlan, { now }: Arena): number {
  if (endsAt === null || ms === 0) return wanted
  return Math.min(wanted, Math.max(0, Math.floor((SAFETY * (endsAt - now())) / ms)))
}
