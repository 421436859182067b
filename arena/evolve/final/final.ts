/** The best of several warriors, told by fights that none of them was chosen by. */
import type { Store } from '../../store/index.js'
import type { Warrior } from '../../../vm/index.js'
import type { StoredRun } from '../record/index.js'
import type { Arena } from '../../matches/index.js'
import { createKinds, fittest, fittestOfKinds } from '../archive/index.js'
import { type Champion, distinctWarriors, givenIds, warriorName } from '../rules/index.js'
import { drawPlacementSeed } from '../../random.js'
import { spread } from '../../spread.js'
import { judge, knownTo, type Finalist, type Judged } from './judges.js'
import { bestGivenOf, yardstickSize, type BestGiven, type YardstickSize } from './yardstick.js'

/** Rounds of each final match, when there is time. */
export const FINAL_ROUNDS = 50
/** Judges at least: all that the run was given, filled up with its own champions. */
const LEAST_JUDGES = 16
/** Of what the run was given, as many are met beside judges at most, spread evenly. */
const MOST_KNOWN = 64
/**
 * Elites of the last generation, and of one that was cut off, that are candidates beside the champions; with judges more:
 * of 36 that were alike in selection the strongest against strangers had 12 points of score more than their mean. Half
 * of these are of all kinds alike: kinds differ more against strangers than warriors of a kind.
 */
const LAST_ELITES = 16
const JUDGED_ELITES = 48
/** With judges a final of more rounds than a first look has stages: all have a sixth of them, the best quarter a third. */
const MOST_UNSTAGED = 2
const EARLY_STAGES = [
  { share: 1, rounds: 1 / 6 },
  { share: 1 / 4, rounds: 1 / 3 },
] as const
/** Candidates of the last stage: a sixteenth, and at least so many. */
const LAST_STAGE = { share: 1 / 16, least: 8 } as const

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
  /** Where all meet all, those of the yardsticks included. */
  readonly matches: number
  /** Rounds of all matches of a final whose last matches have so many. */
  readonly load: (rounds: number) => number
}

export interface FinalResult {
  /** What was bred, the best first. */
  readonly finalists: readonly Finalist[]
  /** Null where no yardstick took part, or nothing was bred. */
  readonly bestGiven: BestGiven | null
  /** Rounds of all matches of the same final with so many in its last ones. */
  readonly load: (rounds: number) => number
}

/** What a final of so many champions comes to, about: equal code fights once, and elites may be fewer or more. */
export function finalSize(run: StoredRun, champions: number): FinalSize {
  const { fitness, judges: wanted } = run.options
  const isJudged = fitness === 'duel' && wanted > 0
  const candidates = champions + (isJudged ? JUDGED_ELITES : LAST_ELITES)
  const known = knownTo(run).length
  const all = Math.max(known, Math.min(LEAST_JUDGES, known + candidates))
  const judges = isJudged ? wanted + Math.min(known, MOST_KNOWN) : all
  const size = yardstickSize(run)
  const matches = (candidates + size.yardsticks) * judges
  const load = (rounds: number) =>
    loadOf(planFinal(candidates, rounds, isJudged), size.yardsticks, isJudged ? wanted : judges, judges)
  return { ...size, candidates, matches, load }
}

/** A stage of a final: how many of the best so far take part, and rounds of each match. */
interface FinalStage {
  readonly candidates: number
  readonly rounds: number
}

function planFinal(candidates: number, rounds: number, isJudged: boolean): FinalStage[] {
  if (!isJudged || rounds <= MOST_UNSTAGED) return [{ candidates, rounds }]
  const last = Math.max(LAST_STAGE.least, Math.round(LAST_STAGE.share * candidates))
  return [
    ...EARLY_STAGES.map((stage) => ({
      candidates: Math.max(last, Math.round(stage.share * candidates)),
      rounds: Math.ceil(stage.rounds * rounds),
    })),
    { candidates: last, rounds },
  ].map((stage) => ({ ...stage, candidates: Math.min(candidates, stage.candidates) }))
}

/** Rounds of all matches: before the last stage only judges are met. */
function loadOf(stages: readonly FinalStage[], yardsticks: number, judges: number, all: number): number {
  const loads = stages.map(({ candidates, rounds }, index) =>
    index === stages.length - 1 ? (candidates + yardsticks) * rounds * all : candidates * rounds * judges,
  )
  return loads.reduce((sum, load) => sum + load, 0)
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
 * one, the run's judges, or where there are none all that the run was given, in full fights: of 83 warriors that come
 * with drq the points in full fights with 96 made judges foretold those against 120 published ones far better
 * (correlation 0.90) than those in fights of a quarter (0.67; among the 30 best 0.45 and -0.06). Of each other they
 * meet a few, from all of its generations, only where there is nearly nobody else: they are relatives, and who beats
 * relatives is no better for it. The finalists come by their points: what share of the judges they beat says less of
 * strangers, and led to papers that tie. What the run was given is met beside judges as well, 64 of it at most, only to
 * compare. The elites of a generation that was cut off are candidates as well. Yardsticks meet the same judges and are
 * no candidates. Their fights are stored and not fought again.
 */
export async function holdFinal(
  run: StoredRun,
  champions: readonly Champion[],
  arena: Arena,
  {
    rounds = FINAL_ROUNDS,
    candidates: limit = Infinity,
    judges = [],
    yardsticks = [],
    onProgress,
  }: FinalTerms = {},
): Promise<FinalResult> {
  const given = givenIds(run)
  const isBred = ({ warrior }: { warrior: Warrior }) => !given.has(warrior.id)
  const bred = champions.filter(isBred)
  const kindOf = createKinds(run.settings)
  const elites = [champions.length, champions.length + 1].flatMap((generation) => {
    const able = arena.store.evolution.elites(run.id, generation).filter(isBred)
    return judges.length === 0 ? fittest(able, LAST_ELITES) : fittestOfKinds(able, JUDGED_ELITES, kindOf)
  })
  const all = distinctWarriors([
    ...bred.map(({ warrior, name }) => ({ ...warrior, name })),
    ...elites.map(({ warrior }) => ({ ...warrior, name: nameInRun(arena.store, run, warrior) })),
  ])
  const candidates = spread(all, limit)
  const known = knownTo(run)
  const judging = new Set(judges.map(({ id }) => id))
  const zoo =
    judges.length === 0
      ? distinctWarriors([...known, ...spread(candidates, LEAST_JUDGES - known.length)])
      : [
          ...judges,
          ...spread(
            known.filter(({ id }) => !judging.has(id)),
            MOST_KNOWN,
          ),
        ]
  const deciding = judges.length === 0 ? zoo.length : judges.length
  const plan = (wanted: number) => planFinal(candidates.length, wanted, judges.length > 0)
  const stages = plan(rounds)
  const single = stages.map(({ candidates: count }) => ({ candidates: count, rounds: 1 }))
  const total = loadOf(single, yardsticks.length, deciding, zoo.length)
  let before = 0
  let judged: readonly Judged[] = []
  let ranked: readonly Judged[] = []
  let left: readonly Warrior[] = candidates
  for (const [index, stage] of stages.entries()) {
    const isLast = index === stages.length - 1
    left = left.slice(0, stage.candidates)
    // Each stage has places of its own: who was lucky in one is not lucky in the next.
    const placementSeed = drawPlacementSeed(run.seed, 2 ** 32 - 1 - STREAMS * (stages.length - 1 - index))
    const warriors = isLast ? zoo : judges
    const seeds = warriors.map((_, at) => drawPlacementSeed(placementSeed, at + 1))
    const meets = { warriors, deciding, seeds, rounds: stage.rounds }
    const competing = isLast ? [...left, ...yardsticks] : left
    judged = await judge(run, competing, meets, arena, (done) => {
      onProgress?.(before + done, total)
    })
    before += competing.length * warriors.length
    const met = new Set(competing.map(({ id }) => id))
    ranked = [...judged, ...ranked.filter(({ warrior }) => !met.has(warrior.id))]
    left = judged.map(({ warrior, name }) => ({ ...warrior, name }))
  }
  const others = judged.filter((one) => !isBred(one))
  return {
    load: (wanted) => loadOf(plan(wanted), yardsticks.length, deciding, zoo.length),
    finalists: ranked.filter(isBred).map(({ points: _, ...rest }) => ({ ...rest, judges: judges.length })),
    bestGiven: bestGivenOf(others, judged.filter(isBred), { judges: zoo, deciding: judges.length, given }),
  }
}

/** Of the seeds of two stages. */
const STREAMS = 16

/** After the place it was bred at in this run: the store knows a code by the name that it first came with. */
function nameInRun({ evolutionExport }: Store, run: StoredRun, { id, name }: Warrior): string {
  const arrival = evolutionExport.arrival(run.id, id)
  return arrival === null ? name : warriorName(run, arrival.generation, arrival.proposal)
}
