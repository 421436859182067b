import { type PairMatch, pairSeed, pairsOf, playPairs } from '../gauntlet/index.js'
import { addProgress, type MatchProgress, type MatchTools, type UnplayedLineUp } from '../matches/index.js'
import { countedRounds } from '../score.js'
import { evenRounds, nextRounds, pairsToGoOn } from '../statistics/index.js'
import { emptyResults, gauntletOf, nameUnplayed, type Evaluation, type EvaluationPlan } from './evaluate.js'
import { pairResultOf, addResults, type PairResult } from './pair-result.js'
import { createRoundTally, type RoundShares } from './shared-places.js'

/** A plan of an evaluation that is stored. */
export interface StoredEvaluationPlan extends EvaluationPlan {
  /**
   * Half of the 95 % interval wanted of each candidate's score share, 0 .. 1; `rounds` is then the most of a pair. Null:
   * every pair has `rounds`.
   */
  readonly precision: number | null
}

/** How far an evaluation is. */
export interface EvaluationProgress extends MatchProgress {
  /** As far as they are known. */
  readonly results: Evaluation['results']
}

/** An evaluation that was played, and how many matches it took. */
export interface EvaluationRun extends Evaluation {
  readonly evaluationId: number
  readonly matchesTotal: number
  readonly matchesReused: number
  readonly matchesPlayed: number
  /** How often it was decided where rounds are added, and the first one. */
  readonly steps: number
  /** Of each candidate, where all opponents are met from the same places. */
  readonly roundShares: readonly RoundShares[] | null
  /** Rounds of all pairs. */
  readonly rounds: number
  /** Rounds if every pair had as many as the candidate with the widest interval needs; null without a precision. */
  readonly evenRounds: number | null
}

interface BatchMatch extends PairMatch {
  readonly batch: number
}

/**
 * Fights each candidate against each opponent, one against one, on a pool into a store; `summarize` sums up a
 * candidate's `results`. What is stored is not played again, and the same plan goes on where it was cut off. With a
 * `precision` (half of the 95 % interval wanted of the score share, 0 .. 1) it goes in steps: each pair plays a
 * short match, then some pairs of a candidate whose score is not known well enough play another, about half as long
 * as all they played. What is added follows from what was seen, so the same plan takes the same steps again. Rejects
 * with the signal's reason when aborted, with a RangeError for a precision where places are shared and not drawn for
 * each pair.
 */
export async function runEvaluation(
  plan: StoredEvaluationPlan,
  tools: MatchTools,
  onProgress?: (progress: EvaluationProgress) => void,
): Promise<EvaluationRun> {
  const { candidates, opponents, precision, rounds: most } = plan
  if (precision !== null && plan.places.kind === 'shared')
    throw new RangeError('a precision needs places drawn for each pair; they are shared')
  const { store, now } = tools
  const evaluationId = store.transaction(() => {
    for (const { warrior } of [...candidates, ...opponents]) store.warriors.save(warrior, now())
    const [ones, others] = [candidates, opponents].map((list) =>
      list.map(({ name, warrior }) => ({ name, warriorId: warrior.id })),
    )
    return store.evaluations.begin({ ...plan, candidates: ones!, opponents: others! }, now())
  })

  const gauntlet = gauntletOf(plan)
  const results = emptyResults(plan)
  const tallies = plan.places.kind === 'shared' ? candidates.map(createRoundTally) : null
  /** Played of each pair. */
  const batches = results.map((row) => row.map(() => 0))
  const unplayed: UnplayedLineUp[] = []
  const done = { matchesTotal: 0, matchesReused: 0, matchesPlayed: 0, workPlayed: 0 }
  let step = 0
  let wanted: BatchMatch[] = pairsOf(gauntlet).map((pair) => {
    const rounds = precision === null ? most : nextRounds(0, most)
    return { ...pair, batch: 0, rounds, seed: pairSeed(gauntlet, pair) }
  })
  while (wanted.length > 0) {
    step++
    let latest: MatchProgress | null = null
    const failed = await playPairs(gauntlet, wanted, tools, {
      onPair({ candidate, opponent, batch }, known) {
        const { matchId } = known
        tallies?.[candidate]!.add(known.outcome())
        const result = pairResultOf(known, plan.settings.maxCycles)
        const { fitness, opponentFitness } = result
        const match = { candidate, opponent, batch, matchId, fitness, opponentFitness }
        store.evaluations.addMatch(evaluationId, match)
        const before = results[candidate]![opponent]!
        results[candidate]![opponent] = before === null ? result : addResults(before, result)
        batches[candidate]![opponent] = batch + 1
      },
      onProgress(progress) {
        latest = progress
        onProgress?.({ ...addProgress(done, progress), results })
      },
    })
    Object.assign(done, addProgress(done, latest!))
    unplayed.push(...failed.map((left) => nameUnplayed(plan, left)))
    wanted = failed.length > 0 || precision === null ? [] : nextBatches(wanted, precision)
  }
  if (unplayed.length === 0) store.evaluations.finish(evaluationId, now())
  const { matchesTotal, matchesReused, matchesPlayed } = done
  return {
    ...{ evaluationId, results, unplayed, matchesTotal, matchesReused, matchesPlayed, steps: step },
    roundShares: tallies?.map((tally) => tally.shares()) ?? null,
    rounds: sumOf(results.flatMap(played), countedRounds),
    evenRounds: precision === null ? null : roundsIfEven(precision),
  }

  /** For the candidates that played last and whose interval is too wide. */
  function nextBatches(last: readonly BatchMatch[], width: number): BatchMatch[] {
    return [...new Set(last.map(({ candidate }) => candidate))].flatMap((candidate) => {
      const row = results[candidate]!
      const met = [...row.keys()].filter((opponent) => row[opponent] !== null)
      return pairsToGoOn(played(row), width, most).map((index): BatchMatch => {
        const opponent = met[index]!
        const batch = batches[candidate]![opponent]!
        const rounds = nextRounds(countedRounds(row[opponent]!), most)
        const pair = { candidate, opponent }
        return { ...pair, batch, rounds, seed: pairSeed(gauntlet, pair, batch) }
      })
    })
  }

  function roundsIfEven(width: number): number {
    const each = Math.max(
      ...results.map((row) => (played(row).length === 0 ? 0 : evenRounds(played(row), width))),
    )
    return Math.min(most, each) * results.flatMap(played).length
  }
}

const played = (row: readonly (PairResult | null)[]): PairResult[] => row.filter((result) => result !== null)

function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
