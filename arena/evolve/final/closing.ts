/** What comes after the evolution, the final and the benchmark, in the time that is left for it. */
import type { StoredRun } from '../record/index.js'
import { benchmarkSize, runBenchmark } from './benchmark.js'
import type { Champion } from '../rules/index.js'
import { meterFights, type FightMeter } from '../../workers/index.js'
import { FINAL_ROUNDS, finalSize, holdFinal, type FinalResult, type FinalSize } from './final.js'
import type { Finalist } from './judges.js'
import { judgesOf } from '../judges/index.js'
import { chooseYardsticks, type BestGiven } from './yardstick.js'
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
  /**
   * The best warrior that the run was given, beside the best that it bred, with its benchmark where there was one. Null
   * without a best, and where there was no time for it.
   */
  readonly bestGiven: (BestGiven & { readonly benchmark: FieldScore | null }) | null
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
  const benchmark = (warriors: number) => plan.benchmarkRounds * benchmarkMs(run, warriors, plan)
  if (run.options.finalists === 0) return benchmark(champions + 1)
  const size = finalSize(run, champions)
  const final = roundsMs(run, size.load(FINAL_ROUNDS), plan)
  return benchmark(champions + 2) + final + roundsMs(run, size.firstRounds, plan)
}

/** Of so many rounds in full fights. */
function roundsMs({ settings }: StoredRun, rounds: number, { meter }: Pick<ClosingPlan, 'meter'>): number {
  return rounds * (meter.msPerRound(settings.maxCycles) ?? 0)
}

function benchmarkMs(run: StoredRun, warriors: number, plan: Pick<ClosingPlan, 'meter'>): number {
  return roundsMs(run, warriors * run.warriors.benchmark.length, plan)
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
  const {
    finalists,
    bestGiven: given,
    rounds: finalRounds,
  } = await timeFinal(run, champions, timed, tools, onFinal)
  const best = finalists[0] ?? null
  const bred = [...champions, ...(best === null ? [] : [best])]
  const warriors = [...bred, ...(given === null ? [] : [given])].map(({ warrior }) => warrior)
  const opponents = run.warriors.benchmark
  const rounds = affordable(plan.benchmarkRounds, benchmarkMs(run, warriors.length, timed), timed, arena)
  const closingOf = (scores: readonly FieldScore[]): Closing => ({
    ...{ best, benchmarks: scores.slice(0, bred.length), rounds: { final: finalRounds, benchmark: rounds } },
    bestGiven: given === null ? null : { ...given, benchmark: scores[bred.length] ?? null },
  })
  if (rounds === 0) return closingOf([])
  const total = benchmarkSize(warriors, opponents)
  let done = 0
  onBenchmark?.(done, total)
  const onMatch = () => onBenchmark?.(++done, total)
  const rules = { settings: run.settings, rounds }
  return closingOf(await runBenchmark(warriors, opponents, rules, { ...tools, onMatch }))
}

/** Holds the final with as many candidates and rounds as there is time for. */
async function timeFinal(
  run: StoredRun,
  champions: readonly Champion[],
  plan: ClosingPlan,
  arena: Arena,
  onFinal: ClosingWatch['onFinal'],
): Promise<Omit<FinalResult, 'load'> & { readonly rounds: number }> {
  if (run.options.finalists === 0) return { finalists: [], bestGiven: null, rounds: 0 }
  const size = finalSize(run, champions.length)
  const { matches, candidates } = size
  const yardsticks = hasTimeForGiven(run, size, plan, arena) ? await chooseYardsticks(run, arena) : []
  const lookMs = (FIRST_LOOK * roundsMs(run, matches, plan)) / (candidates + size.yardsticks)
  const isBred = champions.length > 0 || arena.store.evolution.elites(run.id, 1).length > 0
  const judges = isBred ? await judgesOf(run, arena) : []
  const looks = affordable(candidates, lookMs, plan, arena)
  const met = { judges, yardsticks }
  const terms = looks < candidates ? { candidates: Math.max(1, looks), ...met } : met
  const rank = (rounds: number) =>
    holdFinal(run, champions, arena, {
      ...{ ...terms, rounds },
      ...(onFinal === undefined ? {} : { onProgress: onFinal }),
    })
  if (plan.endsAt === null) return { ...(await rank(FINAL_ROUNDS)), rounds: FINAL_ROUNDS }
  for (let rounds = FIRST_LOOK; ;) {
    const final = await rank(rounds)
    // The benchmark is cut as the final is.
    const benchmark = (plan.benchmarkRounds / FINAL_ROUNDS) * benchmarkMs(run, champions.length + 2, plan)
    const fits = (wanted: number) =>
      affordable(1, roundsMs(run, final.load(wanted), plan) + wanted * benchmark, plan, arena) === 1
    const known = roundsMs(run, final.load(1), plan) > 0
    const most = known ? FINAL_ROUNDS : Math.min(FINAL_ROUNDS, 4 * rounds)
    const more = greatest(rounds, most, fits)
    if (more <= rounds) return { ...final, rounds }
    rounds = more
  }
}

/** Whether given warriors can take part in the final without taking much of its time. */
function hasTimeForGiven(
  run: StoredRun,
  { firstRounds, matches }: FinalSize,
  plan: ClosingPlan,
  arena: Arena,
): boolean {
  const firstMs = roundsMs(run, firstRounds, plan)
  const lookMs = FIRST_LOOK * roundsMs(run, matches, plan)
  return affordable(1, Math.max(4 * firstMs, firstMs + lookMs), plan, arena) === 1
}

/** The greatest whole number above `low`, up to `high`, that fits; `low` where none does. */
function greatest(low: number, high: number, fits: (wanted: number) => boolean): number {
  let most = high
  while (most > low && !fits(most)) most--
  return most
}

/** How many of `wanted` things, each of so many milliseconds, can be done in time. */
function affordable(wanted: number, ms: number, { endsAt }: ClosingPlan, { now }: Arena): number {
  if (endsAt === null || ms === 0) return wanted
  return Math.min(wanted, Math.max(0, Math.floor((SAFETY * (endsAt - now())) / ms)))
}
