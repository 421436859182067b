/** The best of several warriors, told by fights that none of them was chosen by. */
import type { Warrior } from '../../../vm/index.js'
import type { Store } from '../../store/index.js'
import type { StoredRun } from '../record/index.js'
import { playPairs } from '../../gauntlet/index.js'
import type { Arena } from '../../matches/index.js'
import { fittest } from '../archive/index.js'
import { type Champion, givenIds, warriorName } from '../rules/index.js'
import { drawPlacementSeed } from '../../random.js'
import { POINTS, pointsOf } from '../../score.js'

/** What {@link rankFinalists} found. */
export interface Finalist {
  readonly warrior: Warrior
  readonly name: string
  /** Mean points of a fight one against one, 3 a win and 1 a tie. */
  readonly fitness: number
  /** Share of the matches in which it won more fights than it lost, 0 .. 1. */
  readonly beaten: number
}

/** Rounds of each final match, when there is time. */
export const FINAL_ROUNDS = 50
/** Judges at least: all that the run was given, filled up with its own champions. */
const LEAST_JUDGES = 16
/** Elites of the last generation, and of one that was cut off, that are candidates beside the champions. */
const LAST_ELITES = 16

/** How a final is held where less is possible than usual, and who is told how it goes. */
export interface FinalTerms {
  /** Of each match, {@link FINAL_ROUNDS} at most. */
  readonly rounds?: number
  /** Candidates at most, those that are left out evenly spread. */
  readonly candidates?: number
  readonly onProgress?: (done: number, total: number) => void
}

export interface FinalSize {
  readonly candidates: number
  /** Of each length of fights. */
  readonly matches: number
  /** Cycles of the fights. */
  readonly lengths: readonly number[]
}

/** What a final of so many champions comes to, about: equal code fights once, and elites may be fewer or more. */
export function finalSize(run: StoredRun, champions: number): FinalSize {
  const candidates = champions + LAST_ELITES
  const known = knownTo(run).length
  const judges = Math.max(known, Math.min(LEAST_JUDGES, known + candidates))
  return { candidates, matches: candidates * judges, lengths: lengthsOf(run) }
}

const knownTo = ({ warriors: { opponent, benchmark } }: StoredRun): Warrior[] =>
  distinct([...opponent, ...benchmark])

/** Cycles of the final's fights. */
function lengthsOf({ options, settings: { maxCycles } }: StoredRun): number[] {
  return [...new Set([options.horizon ?? maxCycles, maxCycles])]
}

/**
 * The strongest warriors that a run has bred: all champions and the last generation's best elites meet, one against
 * one, all that the run was given, in short fights as in selection and in full ones: short fights alone prefer warriors
 * that kill fast, full ones those that win slowly against papers, and against strangers one that can do both does
 * better. Of each other they meet a few, from all of its generations, only where there is nearly nobody else: they are
 * relatives, and who beats relatives is no better for it. Points and the share beaten count alike, and the finalists
 * come in this order. The elites of a generation that was cut off are candidates as well. Their fights are stored and
 * not fought again.
 */
export async function rankFinalists(
  run: StoredRun,
  champions: readonly Champion[],
  arena: Arena,
  { rounds = FINAL_ROUNDS, candidates: most = Infinity, onProgress }: FinalTerms = {},
): Promise<Finalist[]> {
  const given = givenIds(run)
  const isBred = ({ warrior }: { warrior: Warrior }) => !given.has(warrior.id)
  const bred = champions.filter(isBred)
  const elites = [champions.length, champions.length + 1].flatMap((generation) =>
    fittest(arena.store.evolution.elites(run.id, generation).filter(isBred), LAST_ELITES),
  )
  const all = distinct([
    ...bred.map(({ warrior, name }) => ({ ...warrior, name })),
    ...elites.map(({ warrior }) => ({ ...warrior, name: nameInRun(arena.store, run, warrior) })),
  ])
  const candidates = spread(all, most)
  const known = knownTo(run)
  const zoo = distinct([...known, ...spread(candidates, LEAST_JUDGES - known.length)])
  const lengths = lengthsOf(run)
  const placementSeed = drawPlacementSeed(run.seed, 2 ** 32 - 1)
  const seeds = zoo.map((_, index) => drawPlacementSeed(placementSeed, index + 1))
  // Also a candidate that is in the zoo against itself: all meet as many, from the same places.
  const pairs = candidates.flatMap((_, candidate) =>
    seeds.map((seed, opponent) => ({ candidate, opponent, rounds, seed })),
  )
  const points = candidates.map(() => 0)
  const beaten = candidates.map(() => 0)
  const incomplete = new Set<number>()
  for (const [length, maxCycles] of lengths.entries()) {
    const settings = { ...run.settings, maxCycles }
    const field = { candidates, opponents: zoo, settings, stop: 'one-left' } as const
    const unplayed = await playPairs(field, pairs, arena, {
      onPair({ candidate }, { scores: [own] }) {
        points[candidate]! += pointsOf(own!)
        if (own!.wins > own!.losses) beaten[candidate]!++
      },
      onProgress({ matchesReused, matchesPlayed, matchesTotal }) {
        onProgress?.(length * matchesTotal + matchesReused + matchesPlayed, lengths.length * matchesTotal)
      },
    })
    for (const { pair } of unplayed) incomplete.add(pair.candidate)
  }
  return candidates
    .map((warrior, index) => {
      const met = zoo.length * lengths.length
      return {
        warrior,
        name: warrior.name,
        fitness: points[index]! / (rounds * met),
        beaten: beaten[index]! / met,
      }
    })
    .filter((_, index) => !incomplete.has(index))
    .sort((x, y) => worthOf(y) - worthOf(x))
}

const worthOf = ({ fitness, beaten }: Pick<Finalist, 'fitness' | 'beaten'>): number =>
  fitness / POINTS.win + beaten

/** At most `count` of the items, evenly from first to last. */
export function spread<T>(items: readonly T[], count: number): T[] {
  if (count >= items.length) return [...items]
  return Array.from(
    { length: Math.max(0, count) },
    (_, index) => items[Math.floor(((index + 0.5) * items.length) / count)]!,
  )
}

/** After the place it was bred at in this run: the store knows a code by the name that it first came with. */
function nameInRun({ evolutionExport }: Store, run: StoredRun, { id, name }: Warrior): string {
  const arrival = evolutionExport.arrival(run.id, id)
  return arrival === null ? name : warriorName(run, arrival.generation, arrival.proposal)
}

function distinct(warriors: readonly Warrior[]): Warrior[] {
  return [...new Map(warriors.toReversed().map((warrior) => [warrior.id, warrior])).values()].toReversed()
}
