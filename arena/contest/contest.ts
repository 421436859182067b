/** Which of several proposers writes the better warriors, told by fights between what they wrote. */
import type { MarsSettings, Warrior } from '../../vm/index.js'
import { placementSeedOf } from '../places.js'
import type { Store } from '../store/index.js'
import { runTournament, type TournamentProgress } from '../tournament/index.js'
import { type WarriorScore, MOST_POINTS, perHundred } from '../score.js'
import { enterOnce, type Entrant, type Arena, type UnplayedLineUp } from '../matches/index.js'
import { studentInterval, type MeanEstimate } from '../statistics/index.js'

/** Whoever bred warriors: a proposer or a language model, with what its runs have bred. */
export interface Contestant {
  readonly name: string
  /** For each seed what its run has bred, each code once. */
  readonly runs: readonly (readonly Warrior[])[]
}

/** What the matches of a contest have in common. */
export interface ContestRules {
  readonly settings: MarsSettings
  /** Rounds of each match, >= 1. */
  readonly rounds: number
  /** Of the runs, in the order of {@link Contestant.runs}. */
  readonly seeds: readonly number[]
}

/** Pool, store and clock of a contest's matches, and who is told of them. */
export interface ContestTools extends Omit<Arena, 'onMatch'> {
  readonly onProgress?: (seed: number, progress: TournamentProgress) => void
}

/** One contestant's run against another's of the same seed, or against those of all others. */
export interface SeedResult {
  /** Share of the pairs of warriors won, one of each, a tie counting half. A run that bred nothing has lost them all. */
  readonly share: number
  /** Points per 100 rounds, 3 a win and 1 a tie, as mean over the pairs. */
  readonly points: number
}

/**
 * One contestant against another, or against all others. Warriors of one run are relatives: what counts is the run, and
 * runs of different seeds do not meet, so that their results are independent.
 */
export interface ContestResult {
  /** By seed; null where there was nothing to fight. */
  readonly bySeed: readonly (SeedResult | null)[]
  /** Runs that won more pairs than they lost, and fewer. */
  readonly ahead: number
  readonly behind: number
  /** Mean share and its interval over the seeds, within 0 .. 1; null when there was nothing to fight. */
  readonly share: MeanEstimate | null
  /** Mean over the seeds. */
  readonly points: number
}

/** The results of all contestants against each other. */
export interface PlayedContest {
  /** `contests[i][j]` is contestant i against j, null where i is j. */
  readonly contests: readonly (readonly (ContestResult | null)[])[]
  /** Each contestant against all others. */
  readonly totals: readonly ContestResult[]
  /** Names of the stored tournaments, one for each seed. */
  readonly tournaments: readonly string[]
  readonly unplayed: readonly UnplayedLineUp[]
}

const CONTEST_PLACES = { kind: 'drawn', seed: 1 } as const

/**
 * Lets the warriors of each seed meet in a tournament, which is stored; matches that are stored are not played again.
 * Rejects with the signal's reason when aborted.
 */
export async function playContest(
  contestants: readonly Contestant[],
  rules: ContestRules,
  { onProgress, ...tools }: ContestTools,
): Promise<PlayedContest> {
  const { settings, rounds, seeds } = rules
  const tournaments: string[] = []
  const unplayed: UnplayedLineUp[] = []
  for (const [index, seed] of seeds.entries()) {
    const entrants = contestants.flatMap((contestant) => enter(contestant, index))
    if (new Set(entrants.map(({ warrior }) => warrior.id)).size < 2) continue
    // As older versions named theirs: a tournament in a database is found by its name.
    const name = `duel ${contestants.map((contestant) => contestant.name).join(' v ')}, seed ${seed}`
    const result = await runTournament({
      ...{ name, entrants, settings, rounds, places: CONTEST_PLACES },
      ...tools,
      onProgress: (progress) => onProgress?.(seed, progress),
    })
    tournaments.push(name)
    unplayed.push(...result.unplayed)
  }
  const bySeed = seeds.map((_, index) => meet(contestants, index, rules, tools.store))
  const contests = contestants.map((_, one) =>
    contestants.map((_, other) => (one === other ? null : judge(bySeed.map((met) => met[one]![other]!)))),
  )
  const totals = contestants.map((_, one) =>
    judge(bySeed.map((met) => meanResult(met[one]!.filter((result) => result !== null)))),
  )
  return { contests, totals, tournaments, unplayed }
}

function enter({ name, runs }: Contestant, index: number): Entrant[] {
  return runs[index]!.map((warrior) => ({ name: `${name}: ${warrior.name}`, warrior }))
}

/** The results of one seed, `[i][j]` of contestant i against j. */
function meet(
  contestants: readonly Contestant[],
  index: number,
  { settings, rounds }: ContestRules,
  store: Store,
): (SeedResult | null)[][] {
  const { entrants } = enterOnce(contestants.flatMap((contestant) => enter(contestant, index)))
  const places = new Map(entrants.map(({ warrior }, place) => [warrior.id, place]))
  /** Of the first of two warriors; null where the match could not be played, or both are the same. */
  const scoresOf = (one: Warrior, other: Warrior): WarriorScore | null => {
    const isFirst = places.get(one.id)! < places.get(other.id)!
    const warriors = isFirst ? [one.id, other.id] : [other.id, one.id]
    const seed = placementSeedOf(CONTEST_PLACES, warriors)
    const match = store.matches.scores({ settings, warriors, rounds, seed, stop: 'one-left' })
    return match?.scores[isFirst ? 0 : 1] ?? null
  }
  const against = (mine: readonly Warrior[], theirs: readonly Warrior[]): SeedResult | null => {
    if (mine.length === 0 || theirs.length === 0)
      return mine.length === theirs.length ? null : theirs.length === 0 ? ALL_WON : ALL_LOST
    const results = mine.flatMap((one) =>
      theirs.flatMap((other) => {
        const scores = one.id === other.id ? null : scoresOf(one, other)
        if (scores === null) return []
        const { wins, losses, score } = scores
        return [{ share: (1 + Math.sign(wins - losses)) / 2, points: perHundred(score, rounds) }]
      }),
    )
    return meanResult(results)
  }
  return contestants.map((one) =>
    contestants.map((other) => (one === other ? null : against(one.runs[index]!, other.runs[index]!))),
  )
}

const ALL_WON: SeedResult = { share: 1, points: MOST_POINTS }
const ALL_LOST: SeedResult = { share: 0, points: 0 }

function meanResult(results: readonly SeedResult[]): SeedResult | null {
  if (results.length === 0) return null
  const mean = (value: (result: SeedResult) => number) =>
    results.reduce((sum, result) => sum + value(result), 0) / results.length
  return { share: mean(({ share }) => share), points: mean(({ points }) => points) }
}

function judge(bySeed: readonly (SeedResult | null)[]): ContestResult {
  const results = bySeed.filter((result) => result !== null)
  return {
    bySeed,
    ahead: results.filter(({ share }) => share > 0.5).length,
    behind: results.filter(({ share }) => share < 0.5).length,
    share: results.length === 0 ? null : withinShares(studentInterval(results.map(({ share }) => share))),
    points: meanResult(results)?.points ?? 0,
  }
}

function withinShares({ mean, interval }: MeanEstimate): MeanEstimate {
  if (interval === null) return { mean, interval }
  return { mean, interval: { low: Math.max(0, interval.low), high: Math.min(1, interval.high) } }
}
