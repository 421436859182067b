/** The loop: propose a batch, judge it stage by stage, store it; at the end fight the best once more. */
import type { Warrior } from '../../vm/index.js'
import { createRandom } from '../random.js'
import type { Store } from '../store/index.js'
import type { CandidateRecord } from './record/index.js'
import type { FieldEstimate } from '../score.js'
import { type Fights, meterFights } from '../workers/index.js'
import { Z_95 } from '../statistics/index.js'
import { assemblyOf, loadOptimization, placesOf, STREAM, type LoadedOptimization } from './run.js'
import { propose, type SearchProposal } from './search.js'
import { barsOf, distinctBest, passes, selectionSettings, ratingStages } from './stages.js'
import { createTemplate, type Tuning } from './template.js'
import { scoreAgainst } from '../gauntlet/index.js'

/** What an optimisation works with, and who is told of it. */
export interface OptimizeTools {
  readonly store: Store
  readonly fights: Fights
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: OptimizeProgress) => void
}

/** How far an optimisation is. */
export interface OptimizeProgress {
  readonly phase: 'search' | 'report'
  readonly judged: number
  readonly candidates: number
  /** Candidates that were judged by each stage. */
  readonly reached: readonly number[]
  /** Fully judged candidates that differ in their scores, the best first. */
  readonly best: readonly CandidateRecord[]
  /** What the report takes, in milliseconds, as far as fights foretell it; 0 before there were any. */
  readonly reportMs: number
}

/** A candidate of the report, tuned. */
export interface ReportedCandidate extends CandidateRecord {
  readonly warrior: Warrior
  readonly report: FieldEstimate
  /** Half of the 95 % interval of the report's score. */
  readonly reach: number
}

/** What came of an optimisation. */
export interface OptimizeResult extends LoadedOptimization {
  readonly records: readonly CandidateRecord[]
  /** Candidates that were judged by each stage. */
  readonly reached: readonly number[]
  /** The original and the best in selection, by their score in the report. */
  readonly reported: readonly ReportedCandidate[]
}

/** Candidates that are proposed together: enough matches to keep many workers busy, and often enough a new best. */
const BATCH = 32

/** Best in selection that the report fights again, for each one that is asked for: selection flatters its best. */
const REPORTED_EACH = 2

/**
 * Tunes the constants of a warrior: goes on with a run of `beginOptimization` until its candidates are judged, or
 * the whole space was tried, and reports the original and the best, `top` of them and as many more. Each batch and
 * the report are stored when done, and a batch follows from those before it and the seed: a run that was stopped at
 * any moment ends as an unbroken one, on any number of threads. Rejects with the signal's reason when aborted, with
 * a RangeError when there is no run of this number or another version made it.
 */
export async function optimize(runId: number, top: number, given: OptimizeTools): Promise<OptimizeResult> {
  const { store, now, signal, onProgress } = given
  const meter = meterFights(given.fights, now)
  const tools = { ...given, fights: meter.fights }
  const loaded = loadOptimization(store, runId)
  const { run, options, variables, warrior } = loaded
  const stages = ratingStages(run.opponents.length, options.rounds)
  const space = { variables, coreSize: run.settings.coreSize, stages: stages.length }
  const build = createTemplate(warrior, variables, assemblyOf(run.settings, options))
  const records = store.optimize.records(runId)
  const reached = () => stages.map((_, stage) => records.filter((one) => one.stages.length > stage).length)
  const best = () => distinctBest(records, stages.length)
  const reportMs = () => {
    const matches = (1 + top * REPORTED_EACH) * run.opponents.length
    return matches * reportRounds(options) * (meter.msPerRound(run.settings.maxCycles) ?? 0)
  }
  const tell = (phase: OptimizeProgress['phase']) =>
    onProgress?.({
      phase,
      judged: records.length,
      candidates: run.candidates,
      reached: reached(),
      best: best(),
      reportMs: reportMs(),
    })

  tell('search')
  while (records.length < run.candidates) {
    signal?.throwIfAborted()
    const count = Math.min(BATCH, run.candidates - records.length)
    const random = createRandom(run.seed, STREAM.proposals + records.length)
    const proposals = propose(records, count, space, random)
    if (proposals.length === 0) break
    const judged = await judge(proposals, records, loaded, build, tools)
    store.transaction(() => {
      for (const record of judged) store.optimize.saveRecord(runId, record)
    })
    records.push(...judged)
    tell('search')
  }

  tell('report')
  const chosen = best().slice(0, top * REPORTED_EACH)
  const finalists = [...new Set([records[0]!, ...chosen])]
  const reported = await report(finalists, loaded, build, tools)
  store.optimize.update(runId, { status: 'finished' }, now())
  return { ...loaded, records, reached: reached(), reported }
}

const reportRounds = ({ rounds }: LoadedOptimization['options']): number => 2 * rounds

async function judge(
  proposals: readonly SearchProposal[],
  records: readonly CandidateRecord[],
  loaded: LoadedOptimization,
  build: (values: readonly number[]) => Tuning,
  { fights, signal }: OptimizeTools,
): Promise<CandidateRecord[]> {
  const { run, options } = loaded
  const stages = ratingStages(run.opponents.length, options.rounds)
  const bars = barsOf(records, stages.length)
  const settings = selectionSettings(run.settings, options.horizon)
  const entries = proposals.map((proposal) => {
    const tuning = build(proposal.values)
    const scores: FieldEstimate[] = []
    return tuning.ok
      ? { proposal, warrior: tuning.value, problem: null as string | null, scores }
      : { proposal, warrior: null, problem: tuning.message, scores }
  })
  let running = entries.filter(({ warrior }) => warrior !== null)
  for (const [index, stage] of stages.entries()) {
    const scores = await scoreAgainst(
      running.map(({ warrior }) => warrior!),
      run.opponents.slice(0, stage.opponents),
      { settings, rounds: stage.rounds, seedOf: placesOf(loaded, STREAM.stages + index) },
      fights,
      signal,
    )
    running = running.filter((entry, at) => {
      const score = scores[at]!
      if (score === null) entry.problem = 'a match with it could not be played'
      else entry.scores.push(score)
      return score !== null && passes(score, stage, bars[index]!)
    })
  }
  return entries.map(({ proposal, problem, scores }, at) => {
    return { candidate: records.length + at, ...proposal, problem, stages: scores, report: null }
  })
}

/** Fights with placements that no stage has used, at the run's settings. What is stored is not fought again. */
async function report(
  finalists: readonly CandidateRecord[],
  loaded: LoadedOptimization,
  build: (values: readonly number[]) => Tuning,
  { store, fights, signal }: OptimizeTools,
): Promise<ReportedCandidate[]> {
  const { run, options } = loaded
  const entries = finalists.map((record) => ({ record, tuning: build(record.values) }))
  const missing = entries.flatMap(({ record, tuning }) =>
    record.report === null && tuning.ok ? [{ record, warrior: tuning.value }] : [],
  )
  const scores = await scoreAgainst(
    missing.map(({ warrior }) => warrior),
    run.opponents,
    { settings: run.settings, rounds: reportRounds(options), seedOf: placesOf(loaded, STREAM.report) },
    fights,
    signal,
  )
  const known = new Map(missing.map(({ record }, index) => [record.candidate, scores[index] ?? null]))
  store.transaction(() => {
    for (const [candidate, score] of known)
      if (score !== null) store.optimize.saveReport(run.id, candidate, score)
  })
  return entries
    .flatMap(({ record, tuning }) => {
      const score = record.report ?? known.get(record.candidate) ?? null
      if (score === null || !tuning.ok) return []
      return [{ ...record, problem: null, warrior: tuning.value, report: score, reach: Z_95 * score.error }]
    })
    .sort((one, other) => other.report.score - one.report.score || one.candidate - other.candidate)
}
