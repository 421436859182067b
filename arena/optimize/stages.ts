/** What candidates have to pass: few rounds against few opponents first, then more. */
import type { MarsSettings } from '../../vm/index.js'
import type { CandidateRecord } from './record/index.js'
import type { FieldEstimate } from '../score.js'

/** A part of the judgement of a candidate: against how many opponents, in how many rounds. */
export interface RatingStage {
  /** Opponents met, of those in the order of the run. */
  readonly opponents: number
  /** Rounds against each, >= 1. */
  readonly rounds: number
  /** Standard errors by which a candidate may be below the bar and pass all the same. Without mercy it must be above. */
  readonly mercy: number
}

/** Opponents of the first stages at least. */
const FEW = 6

/** The stages of a run; the score of the last one ranks the candidates. */
export function ratingStages(opponents: number, rounds: number): RatingStage[] {
  const some = (share: number) => Math.min(opponents, Math.max(FEW, Math.ceil(opponents * share)))
  return [
    { opponents: some(0.25), rounds: Math.ceil(rounds / 10), mercy: 0.5 },
    { opponents: some(0.5), rounds: Math.ceil(rounds / 5), mercy: 0 },
    { opponents, rounds, mercy: 0 },
  ]
}

/** Candidates whose scores make the bars. */
const LEADERS = 3

/**
 * What each stage asks for, in points: what the three best candidates so far scored there in the mean. A bar never
 * falls. `records` in the order in which they were judged; without a fully judged one every bar is -Infinity.
 */
export function barsOf(records: readonly CandidateRecord[], stages: number): number[] {
  const bars = new Array<number>(stages).fill(-Infinity)
  let leaders: CandidateRecord[] = []
  for (const record of records) {
    if (record.stages.length < stages) continue
    leaders = [...leaders, record].sort(bestFirst).slice(0, LEADERS)
    for (let stage = 0; stage < stages; stage++) {
      const mean = leaders.reduce((sum, one) => sum + one.stages[stage]!.score, 0) / leaders.length
      bars[stage] = Math.max(bars[stage]!, mean)
    }
  }
  return bars
}

/** Order of fully judged candidates by their last score, the earlier one first where equal. */
function bestFirst(one: CandidateRecord, other: CandidateRecord): number {
  return other.stages.at(-1)!.score - one.stages.at(-1)!.score || one.candidate - other.candidate
}

/**
 * The best fully judged candidates, the best first, and of those that scored the same in all rounds of the last stage
 * only the first: they differ in what never mattered.
 */
export function distinctBest(records: readonly CandidateRecord[], stages: number): CandidateRecord[] {
  const scores = new Set<string>()
  return records
    .filter((record) => record.stages.length === stages)
    .sort(bestFirst)
    .filter((record) => {
      const { score, error, beaten, tied } = record.stages.at(-1)!
      const known = scores.size
      return scores.add([score, error, beaten, tied].join()).size > known
    })
}

/** Copies of a leader that change nothing that matters score as it does, and end before the last stage. */
export function passes({ score, error }: FieldEstimate, { mercy }: RatingStage, bar: number): boolean {
  return score + mercy * error > bar
}

/** Settings of fights in selection. */
export function selectionSettings(settings: MarsSettings, horizon: number | null): MarsSettings {
  return horizon === null ? settings : { ...settings, maxCycles: horizon }
}
