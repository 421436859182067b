/** The best warrior that a run was given: what it bred is measured against it. */
import type { Warrior } from '../../../vm/index.js'
import type { Arena } from '../../matches/index.js'
import { drawPlacementSeed } from '../../random.js'
import { spread } from '../../spread.js'
import { studentInterval, type MeanEstimate } from '../../statistics/index.js'
import type { StoredRun } from '../record/index.js'
import { givenWarriors } from '../rules/index.js'
import { judge, knownTo, type Finalist, type Judged } from './judges.js'

/** The best warrior that a run was given, by the fights of its final. */
export interface BestGiven extends Omit<Finalist, 'judges'> {
  /**
   * How many more points a fight the best of the run has than it against what else the run was given: the mean of the
   * differences by opponent, both from the same places, with its interval of 95 % over these pairs;
   * null where the run was given nothing else.
   */
  readonly gain: MeanEstimate | null
  /** The same against the run's judges, whom no selection met; null where there are none. */
  readonly judgedGain: MeanEstimate | null
  /** Whether something that the run bred has as many points as it against the judges, without any against these. */
  readonly isReached: boolean
}

/** Given warriors in the final. */
const YARDSTICKS = 4
/** The first round robin, which names them where there are more: at most so many judges, and rounds of each match. */
const FIRST_JUDGES = 32
const FIRST_ROUNDS = 2

export interface YardstickSize {
  /** Given warriors in the final. */
  readonly yardsticks: number
  /** Rounds of the fights that name them; 0 where there are few. */
  readonly firstRounds: number
}

/** How many warriors {@link chooseYardsticks} gives, and what that takes. */
export function yardstickSize(run: StoredRun): YardstickSize {
  const given = givenWarriors(run).length
  const judges = Math.min(FIRST_JUDGES, knownTo(run).length)
  return given <= YARDSTICKS
    ? { yardsticks: given, firstRounds: 0 }
    : { yardsticks: YARDSTICKS, firstRounds: given * judges * FIRST_ROUNDS }
}

/**
 * The strongest of the warriors that a run was given, to be met in its final by the same judges from the same places as
 * the finalists. Where there are more than a few, a first round robin tells: two rounds each against opponents that are
 * spread evenly over all.
 */
export async function chooseYardsticks(run: StoredRun, arena: Arena): Promise<Warrior[]> {
  const given = givenWarriors(run)
  if (given.length <= YARDSTICKS) return given
  const warriors = spread(knownTo(run), FIRST_JUDGES)
  const placementSeed = drawPlacementSeed(run.seed, 2 ** 32 - 2)
  const seeds = warriors.map((_, index) => drawPlacementSeed(placementSeed, index + 1))
  const judged = await judge(
    run,
    given,
    { warriors, deciding: warriors.length, seeds, rounds: FIRST_ROUNDS },
    arena,
  )
  return judged.slice(0, YARDSTICKS).map(({ warrior }) => warrior)
}

/** What the given warriors of a final are compared by. */
export interface Comparison {
  /** The judges of the final, in the order of their points. */
  readonly judges: readonly Warrior[]
  /** How many of the first of them are the run's judges, whom no selection met. */
  readonly deciding: number
  /** Ids of what the run was given: relatives of what was bred do not count. */
  readonly given: ReadonlySet<string>
}

/** The first of the given beside what was bred, both judged alike and the best first; null where one of them lacks. */
export function bestGivenOf(
  [best]: readonly Judged[],
  bred: readonly Judged[],
  comparison: Comparison,
): BestGiven | null {
  if (best === undefined || bred[0] === undefined) return null
  const { points: _, ...own } = best
  return {
    ...own,
    gain: gainOver(best, bred[0], isGiven, comparison),
    judgedGain: gainOver(best, bred[0], isJudge, comparison),
    isReached: bred.some((one) => {
      const over = (by: IsCounted) => gainOver(best, one, by, comparison)
      return ((over(isJudge) ?? over(isGiven))?.mean ?? 0) >= 0
    }),
  }
}

/** Whether the warrior at an index of a final's judges counts. */
type IsCounted = (index: number, comparison: Comparison) => boolean

const isGiven: IsCounted = (index, { judges, deciding, given }) =>
  index >= deciding && given.has(judges[index]!.id)
const isJudge: IsCounted = (index, { deciding }) => index < deciding

function gainOver(
  best: Judged,
  bred: Judged,
  isCounted: IsCounted,
  comparison: Comparison,
): MeanEstimate | null {
  const { judges } = comparison
  const differences = best.points.flatMap((points, index) => {
    const isSelf = judges[index]!.id === best.warrior.id
    return isSelf || !isCounted(index, comparison) ? [] : [bred.points[index]! - points]
  })
  return differences.length === 0 ? null : studentInterval(differences)
}
