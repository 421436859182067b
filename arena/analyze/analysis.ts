/** The analyses of the paper (arXiv 2601.03335) over runs with the same settings. */
import type { MarsSettings, Warrior } from '../../vm/index.js'
import { evaluateWarriors, type EvaluationEvents } from '../evaluate/index.js'
import { classifyStrategy, codeFeatures, type Champion } from '../evolve/index.js'
import type { Places } from '../places.js'
import { addProgress, type Entrant, type MatchProgress, type MatchTools } from '../matches/index.js'
import {
  cycleMatches,
  cyclesByK,
  findCycles,
  type CyclePlan,
  type KCycles,
  type RunCycles,
} from './cycles.js'
import { strengthOf, type Strength } from './generality.js'
import { probeSamples, type ProbeResult } from './probe.js'
import {
  findTrends,
  summarizeGenerations,
  type AnalyzedChampion,
  type GenerationSummary,
  type Trends,
} from './generations.js'
import type { Vector } from '../statistics/index.js'

export interface AnalyzedRun {
  readonly runId: number
  readonly lastK: number | null
  /** Of its finished generations, the first generation's first. */
  readonly champions: readonly Champion[]
  /** Other warriors that it bred, for the probe. */
  readonly elites: readonly Warrior[]
}

export interface AnalysisPlan {
  readonly runs: readonly AnalyzedRun[]
  /** Whom generality is measured against; at least two of different code. */
  readonly opponents: readonly Entrant[]
  /** More warriors for the probe. */
  readonly probed: readonly Entrant[]
  readonly settings: MarsSettings
  /** Rounds of each match, >= 1. */
  readonly rounds: number
  /** Where the warriors of all matches stand; its seed is the chance of the probe as well. */
  readonly places: Places
}

export interface AnalysisTools extends MatchTools {
  /** Vectors for texts; absent when no language model is asked. */
  readonly embed?: (texts: readonly string[], signal?: AbortSignal) => Promise<readonly Vector[]>
}

export interface AnalysisEvents {
  /** A result of a warrior that is judged. */
  readonly onPair?: EvaluationEvents['onPair']
  /** Over all matches. */
  readonly onProgress?: (progress: MatchProgress) => void
}

export interface Analysis {
  readonly champions: readonly AnalyzedChampion[]
  readonly generations: readonly GenerationSummary[]
  readonly trends: Trends
  readonly cycles: readonly RunCycles[]
  readonly byK: readonly KCycles[]
  /** Null of too few warriors. */
  readonly probe: ProbeResult | null
  /** Matches that could not be played: what they would have decided is left out. */
  readonly unplayed: number
}

/** Every warrior that is judged, each code once. */
export function judgedWarriors({ runs, probed }: Pick<AnalysisPlan, 'runs' | 'probed'>): Entrant[] {
  const judged = [
    ...runs.flatMap(({ champions }) => champions.map(({ name, warrior }) => ({ name, warrior }))),
    ...runs.flatMap(({ elites }) => elites.map((warrior) => ({ name: warrior.name, warrior }))),
    ...probed,
  ]
  return [...new Map(judged.toReversed().map((one) => [one.warrior.id, one])).values()].toReversed()
}

/**
 * Lets the champions meet the opponents and each other, and sums up. Stored matches are not played again, so that the same
 * plan goes on where it was cut off. Rejects with the signal's reason when aborted.
 */
export async function analyze(
  plan: AnalysisPlan,
  tools: AnalysisTools,
  { onPair, onProgress }: AnalysisEvents = {},
): Promise<Analysis> {
  const { runs, opponents, probed, settings, rounds, places } = plan
  const candidates = judgedWarriors(plan)
  const cyclePlan: CyclePlan = {
    ...{ settings, rounds, places },
    runs: runs.map(({ runId, lastK, champions }) => ({ runId, lastK, champions: distinct(champions) })),
  }
  const cycleCount = cycleMatches(cyclePlan)
  let before: MatchProgress = { matchesTotal: 0, matchesReused: 0, matchesPlayed: 0, workPlayed: 0 }
  let latest = before
  const report = (following: number) => (progress: MatchProgress) => {
    latest = addProgress(before, progress)
    onProgress?.({ ...latest, matchesTotal: latest.matchesTotal + following })
  }
  const { results, unplayed } = await evaluateWarriors(
    { candidates, opponents, settings, rounds, places, stop: 'one-left' },
    tools,
    { onProgress: report(cycleCount), ...(onPair === undefined ? {} : { onPair }) },
  )
  before = latest
  const found = await findCycles(cyclePlan, tools, { onProgress: report(0) })

  const strengths = new Map<string, Strength>()
  for (const [index, { warrior }] of candidates.entries())
    if (results[index]!.some((result) => result !== null))
      strengths.set(warrior.id, strengthOf(results[index]!))
  const embeddings = await embedChampions(runs, tools)
  const champions = runs.flatMap(({ runId, champions: own }) =>
    own.flatMap(({ generation, name, warrior }): AnalyzedChampion[] => {
      const strength = strengths.get(warrior.id)
      if (strength === undefined) return []
      return [
        {
          ...{ runId, generation, name, warriorId: warrior.id, ...strength },
          strategy: classifyStrategy(warrior),
          genotype: codeFeatures(warrior),
          embedding: embeddings.get(warrior.id) ?? null,
        },
      ]
    }),
  )
  const groups = groupsOf(runs, probed)
  const samples = candidates.flatMap(({ warrior }) => {
    const strength = strengths.get(warrior.id)
    if (strength === undefined) return []
    return [{ features: codeFeatures(warrior), value: strength.generality, group: groups.get(warrior.id)! }]
  })
  const summaries = summarizeGenerations(champions)
  return {
    champions,
    generations: summaries,
    trends: findTrends(champions, summaries),
    cycles: found.cycles,
    byK: cyclesByK(found.cycles),
    probe: await probeSamples(samples, places.seed),
    unplayed: unplayed.length + found.unplayed.length,
  }
}

function distinct(champions: readonly Champion[]): Warrior[] {
  return [...new Map(champions.map(({ warrior }) => [warrior.id, warrior])).values()]
}

/** The first run that has a warrior; one from elsewhere is related to nobody. */
function groupsOf(runs: readonly AnalyzedRun[], probed: readonly Entrant[]): Map<string, string> {
  const groups = new Map(probed.map(({ warrior }) => [warrior.id, warrior.id]))
  for (const { runId, champions, elites } of runs.toReversed())
    for (const { id } of [...champions.map(({ warrior }) => warrior), ...elites])
      groups.set(id, `run ${runId}`)
  return groups
}

async function embedChampions(
  runs: readonly AnalyzedRun[],
  { embed, signal }: AnalysisTools,
): Promise<ReadonlyMap<string, Vector>> {
  if (embed === undefined) return new Map()
  const warriors = distinct(runs.flatMap(({ champions }) => champions))
  const vectors = await embed(
    warriors.map(({ source }) => source),
    signal,
  )
  return new Map(warriors.map(({ id }, index) => [id, toLengthOne(vectors[index]!)]))
}

function toLengthOne(vector: Vector): Vector {
  const length = Math.hypot(...vector)
  return length === 0 ? vector : vector.map((value) => value / length)
}
