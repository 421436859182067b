/** The best of several warriors, told by fights that none of them was chosen by. */
import type { Store } from '../../store/index.js'
import type { Warrior } from '../../../vm/index.js'
import type { StoredRun } from '../record/index.js'
import type { Arena } from '../../matches/index.js'
import { fittest } from '../archive/index.js'
import { type Champion, distinctWarriors, givenIds, warriorName } from '../rules/index.js'
import { drawPlacementSeed } from '../../random.js'
import { spread } from '../../spread.js'
import { judge, knownTo, lengthsOf, type Finalist } from './judges.js'
import { bestGivenOf, yardstickSize, type BestGiven, type YardstickSize } from './yardstick.js'

/** Rounds of each final match, when there is time. */
export const FINAL_ROUNDS = 50
/** Judges at least: all that the run was given, filled up with its own champions. */
const LEAST_JUDGES = 16
/** Of what the run was given, as many are met beside judges at most, spread evenly. */
const MOST_KNOWN = 64
/** Elites of the last generation, and of one that was cut off, that are candidates beside the champions. */
const LAST_ELITES = 16

/** How a final is held where less is possible than usual, and who is told how it goes. */
export interface FinalTerms {
  /** Of each match, {@link FINAL_ROUNDS} at most. */
  readonly rounds?: number
  /** Candidates at most, those that are left out evenly spread. */
  readonly candidates?: number
  /** The run's judges, whom no selection met: they alone decide; without any all that the run was given do. */
  readonly judges?: readonly Warrior[]
  /** Given warriors that meet the same judges, so that the bred ones can be compared with them; default none. */
  readonly yardsticks?: readonly Warrior[]
  readonly onProgress?: (done: number, total: number) => void
}

export interface FinalSize extends YardstickSize {
  /** That were bred. */
  readonly candidates: number
  /** Of each length of fights, those of the yardsticks included. */
  readonly matches: number
  /** Cycles of the fights. */
  readonly lengths: readonly number[]
}

export interface FinalResult {
  /** What was bred, the best first. */
  readonly finalists: readonly Finalist[]
  /** Null where no yardstick took part, or nothing was bred. */
  readonly bestGiven: BestGiven | null
}

/** What a final of so many champions comes to, about: equal code fights once, and elites may be fewer or more. */
export function finalSize(run: StoredRun, champions: number): FinalSize {
  const candidates = champions + LAST_ELITES
  const { fitness, judges: wanted } = run.options
  const known = knownTo(run).length
  const all = Math.max(known, Math.min(LEAST_JUDGES, known + candidates))
  const judges = fitness === 'duel' && wanted > 0 ? wanted + Math.min(known, MOST_KNOWN) : all
  const size = yardstickSize(run)
  return { ...size, candidates, matches: (candidates + size.yardsticks) * judges, lengths: lengthsOf(run) }
}

/** The finalists of {@link holdFinal}, the best first. */
export async function rankFinalists(
  run: StoredRun,
  champions: readonly Champion[],
  arena: Arena,
  terms: FinalTerms = {},
): Promise<readonly Finalist[]> {
  const { finalists } = await holdFinal(run, champions, arena, terms)
  return finalists
}

/**
 * The strongest warriors that a run has bred: all champions and the last generation's best elites meet, one against
 * one, the run's judges, or where there are none all that the run was given, in short fights as in selection and in full
 * ones: short fights alone prefer warriors that kill fast, full ones those that win slowly against papers, and against
 * strangers one that can do both does better. Of each other they meet a few, from all of its generations, only where
 * there is nearly nobody else: they are relatives, and who beats relatives is no better for it. Points and the share
 * beaten count alike, and the finalists come in this order. What the run was given is met beside judges as well, 64 of it
 * at most, only to compare. The elites of a generation that was cut off are candidates as well. Yardsticks meet the same
 * judges and are no candidates. Their fights are stored and not fought again.
 */
export async function holdFinal(
  run: StoredRun,
  champions: readonly Champion[],
  arena: Arena,
  {
    rounds = FINAL_ROUNDS,
    candidates: most = Infinity,
    judges = [],
    yardsticks = [],
    onProgress,
  }: FinalTerms = {},
): Promise<FinalResult> {
  const given = givenIds(run)
  const isBred = ({ warrior }: { warrior: Warrior }) => !given.has(warrior.id)
  const bred = champions.filter(isBred)
  const elites = [champions.length, champions.length + 1].flatMap((generation) =>
    fittest(arena.store.evolution.elites(run.id, generation).filter(isBred), LAST_ELITES),
  )
  const all = distinctWarriors([
    ...bred.map(({ warrior, name }) => ({ ...warrior, name })),
    ...elites.map(({ warrior }) => ({ ...warrior, name: nameInRun(arena.store, run, warrior) })),
  ])
  const candidates = spread(all, most)
  const known = knownTo(run)
  const zoo =
    judges.length === 0
      ? distinctWarriors([...known, ...spread(candidates, LEAST_JUDGES - known.length)])
      : distinctWarriors([...judges, ...spread(known, MOST_KNOWN)])
  const deciding = judges.length === 0 ? zoo.length : judges.length
  const placementSeed = drawPlacementSeed(run.seed, 2 ** 32 - 1)
  const seeds = zoo.map((_, index) => drawPlacementSeed(placementSeed, index + 1))
  const meets = { warriors: zoo, deciding, seeds, rounds }
  const judged = await judge(run, [...candidates, ...yardsticks], meets, arena, onProgress)
  const own = judged.filter(isBred)
  const others = judged.filter((one) => !isBred(one))
  return {
    finalists: own.map(({ points: _, ...finalist }) => finalist),
    bestGiven: bestGivenOf(others, own, { judges: zoo, deciding: judges.length, given }),
  }
}

/** After the place it was bred at in this run: the store knows a code by the name that it first came with. */
function nameInRun({ evolutionExport }: Store, run: StoredRun, { id, name }: Warrior): string {
  const arrival = evolutionExport.arrival(run.id, id)
  return arrival === null ? name : warriorName(run, arrival.generation, arrival.proposal)
}
