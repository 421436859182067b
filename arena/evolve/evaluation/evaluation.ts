import {
  drawPlacements,
  failure,
  success,
  type Match,
  type MatchOutcome,
  type MarsSettings,
  type Result,
  type StopRule,
  type Warrior,
  usesPSpace,
} from '../../../vm/index.js'
import type { StoredEvaluation } from '../../store/index.js'
import { scoreMatch, playOnce, type Arena } from '../../matches/index.js'
import { FightError, totalSteps, type UnplayedMatch } from '../../workers/index.js'
import type { Cell, Grid } from '../archive/index.js'
import type { FitnessName } from '../options/index.js'
import { allSettled } from '../../all-settled.js'
import { duelTermsOf } from '../rules/index.js'
import { createTally, type Tally } from '../fitness/index.js'

/** What all candidates of a generation meet: the same opponents from the same places. */
export interface Challenge {
  /** Of the fights: their cycles may be fewer than the preset's. */
  readonly settings: MarsSettings
  /** Cycles of the fights one against one with a part of the opponents, and how large it is, 0 .. 1. */
  readonly full: { readonly maxCycles: number; readonly share: number }
  readonly opponents: readonly Warrior[]
  readonly fitness: FitnessName
  /** Rounds in one core, and rounds against each opponent one against one. */
  readonly simulations: number
  /** After how many of them hopeless candidates are given up: see {@link stagesOf}. */
  readonly stages: readonly number[]
  /** State of pMARS's generator before the first simulation, 1 .. 2^31-2. */
  readonly placementSeed: number
  readonly grid: Grid
}

/** What is known of a candidate after some of its rounds. */
export interface InterimResult extends Cell {
  /** Fitness so far, and what is granted it because more rounds may show it better: see {@link SLACK}. */
  readonly fitness: number
}

/** Whether a candidate (by index) is given up. */
export type IsHopeless = (candidate: number, standing: InterimResult) => boolean

/** Standard errors of the fitness that a candidate is granted after each stage; after later ones none. */
const SLACK: readonly number[] = [1, 0.7, 0.5, 0.25]
/** Standard errors granted after the first look at a candidate with P-space, which has learnt nothing yet. */
const LEARNER_SLACK = 3

/** Rounds after which a stage of successive halving ends: an eighth of all, then twice as many each time. */
export function stagesOf(simulations: number, halving: boolean): number[] {
  if (!halving) return [simulations]
  const stages: number[] = []
  for (let rounds = Math.ceil(simulations / 8); rounds < simulations; rounds *= 2) stages.push(rounds)
  return [...stages, simulations]
}

/**
 * Evaluates each candidate as warrior 0 against the opponents: all in one core until none is left, one against one
 * under pMARS's rule, or both. After each stage the hopeless are given up. P-space lasts from round to round of a match,
 * so matches one against one with a warrior that uses it are played from their first round in the last stage; before,
 * only a candidate's first rounds are looked at. A failure in place of an evaluation where a match could not be
 * played. Matches in one core are stored; those one against one are too many, their results are in the evaluation.
 */
export async function evaluate(
  candidates: readonly Warrior[],
  challenge: Challenge,
  arena: Arena,
  isHopeless: IsHopeless = () => false,
): Promise<Result<StoredEvaluation, 'unplayed'>[]> {
  const { opponents, fitness, simulations, grid } = challenge
  const trials = candidates.map((candidate): RunningTrial => ({
    candidate,
    learns: usesPSpace(candidate),
    tally: createTally(opponents.length),
    core: [],
    steps: 0,
    problem: null,
    matchId: null,
  }))
  const stages = stagesFor(challenge, candidates)
  const isWhole = stages.length === 1
  // Matches in one core that are played as a whole are reported one by one, all else at the end.
  const { onMatch, ...quiet } = arena
  const reportsAtEnd = fitness !== 'core' || !isWhole
  let running = [...trials.keys()]
  let from = 0
  for (const [stage, to] of stages.entries()) {
    const active = running.map((index) => trials[index]!)
    if (fitness !== 'duel') await playCore(active, challenge, from, to, isWhole, reportsAtEnd ? quiet : arena)
    if (fitness !== 'core') await playDuels(active, challenge, from, to, arena)
    if (to < simulations)
      running = running.filter((index) => {
        const trial = trials[index]!
        if (trial.problem !== null) return false
        const { mean, error, count } = trial.tally.estimate()
        if (count === 0 || (trial.learns && stage > 0)) return true
        const slack = trial.learns ? LEARNER_SLACK : (SLACK[stage] ?? 0)
        return !isHopeless(index, { ...cellOf(trial, grid), fitness: mean + slack * error })
      })
    from = to
  }
  const complete = new Set(running)
  return trials.map((trial, index) => {
    if (reportsAtEnd) onMatch?.(trial.steps)
    if (trial.problem !== null) return failure('unplayed', trial.problem)
    const means = trial.tally.means()
    return success({
      matchId: trial.matchId,
      results: trial.tally.results(),
      complete: complete.has(index),
      fitness: trial.tally.estimate().mean,
      ...means,
      ...cellOf(trial, grid),
    })
  })
}

interface RunningTrial {
  readonly candidate: Warrior
  /** Whether it has instructions for P-space. */
  readonly learns: boolean
  tally: Tally
  /** The rounds in one core so far, stage by stage. */
  readonly core: MatchOutcome[]
  /** Instructions so far. */
  steps: number
  /** Why a match could not be played. */
  problem: string | null
  matchId: number | null
}

function cellOf({ candidate, tally }: RunningTrial, grid: Grid): Cell {
  return grid.cellOf({ program: candidate, ...tally.means() })
}

/** A match in one core that is stored is played in one stage where P-space lasts from round to round. */
function stagesFor({ stages, simulations, fitness, opponents }: Challenge, candidates: readonly Warrior[]) {
  const isStored = fitness !== 'duel'
  return isStored && [...candidates, ...opponents].some(usesPSpace) ? [simulations] : stages
}

/** All in one core: rounds `from` to `to` - 1 of the match; complete ones are stored. */
async function playCore(
  trials: readonly RunningTrial[],
  { settings, opponents, simulations, placementSeed }: Challenge,
  from: number,
  to: number,
  isWhole: boolean,
  arena: Arena,
): Promise<void> {
  const lineUps = trials.map(({ candidate }) => [candidate, ...opponents])
  const rules = { settings, rounds: simulations, stop: 'none-left' } as const
  const seed = placementSeed
  const take = (trial: RunningTrial, outcome: MatchOutcome) => {
    trial.tally.addCore(outcome, settings.maxCycles)
    trial.core.push(outcome)
  }
  if (isWhole) {
    const matches = lineUps.map((lineUp) => ({ lineUp, seed }))
    const played = await playOnce(matches, rules, arena)
    for (const [index, match] of played.entries()) {
      const trial = trials[index]!
      if (!match.ok) trial.problem = match.message
      else {
        const { matchId, isNew, outcome } = match.value
        take(trial, outcome)
        trial.matchId = matchId
        trial.steps += isNew ? totalSteps(outcome) : 0
      }
    }
    return
  }
  const placements = drawPlacements(settings, opponents.length + 1, placementSeed, to).slice(from)
  const entries = lineUps.map((warriors, index) => ({ warriors, placements, trial: trials[index]! }))
  const played = await fightAll(entries, settings, { stop: 'none-left', coverage: true }, arena)
  settle(entries, played, (index, outcome) => {
    take(trials[index]!, outcome)
  })
  if (to < simulations) return
  const { store, now } = arena
  store.transaction(() => {
    for (const [index, lineUp] of lineUps.entries()) {
      const trial = trials[index]!
      if (trial.problem !== null) continue
      for (const warrior of lineUp) store.warriors.save(warrior, now())
      const outcome = joinOutcomes(trial.core)
      const key = { ...rules, seed, warriors: lineUp.map(({ id }) => id) }
      trial.matchId = store.matches.save(key, outcome, scoreMatch(outcome), now())
    }
  })
}

/**
 * One against one: rounds `from` to `to` - 1 of each match, but matches with P-space as {@link evaluate} says; each
 * opponent stands elsewhere.
 */
async function playDuels(
  trials: readonly RunningTrial[],
  { settings, full, opponents, simulations, placementSeed, grid }: Challenge,
  from: number,
  to: number,
  arena: Arena,
): Promise<void> {
  const isLast = to === simulations
  const terms = opponents.map((_, index) =>
    duelTermsOf({ horizon: settings.maxCycles, full }, placementSeed, index),
  )
  const placements = terms.map((duel) => drawPlacements(settings, 2, duel.placementSeed, to))
  const learners = new Set(opponents.filter(usesPSpace))
  for (const trial of trials) if (trial.learns && isLast) trial.tally = createTally(opponents.length)
  const entries = trials.flatMap((trial) =>
    opponents.flatMap((opponent, index) => {
      const isSeries = trial.learns || learners.has(opponent)
      if (isSeries && !isLast && !(trial.learns && from === 0)) return []
      const rounds = placements[index]!.slice(isSeries ? 0 : from)
      return [{ warriors: [trial.candidate, opponent], placements: rounds, trial, opponent: index }]
    }),
  )
  const rule = { stop: 'one-left', coverage: grid.needsCoverage } as const
  const groups = [...new Set(terms.map((duel) => duel.maxCycles))].map((maxCycles) => ({
    maxCycles,
    fights: entries.filter(({ opponent }) => terms[opponent]!.maxCycles === maxCycles),
  }))
  // All lengths at once: one waits for the other's last match only at the end of both.
  const played = await allSettled(
    groups.map(({ maxCycles, fights }) => fightAll(fights, { ...settings, maxCycles }, rule, arena)),
  )
  for (const [index, { fights }] of groups.entries())
    settle(fights, played[index]!, (at, outcome) => {
      const { trial, opponent } = fights[at]!
      trial.tally.addDuel(opponent, outcome)
    })
}

interface Fight {
  readonly warriors: readonly Warrior[]
  readonly placements: ReturnType<typeof drawPlacements>
  readonly trial: RunningTrial
}

interface PlayedFights {
  /** In the order of the fights; undefined where one could not be played. */
  readonly outcomes: readonly (MatchOutcome | undefined)[]
  readonly unplayed: readonly UnplayedMatch[]
}

/** Fights all of them, and touches nothing else. */
async function fightAll(
  fights: readonly Fight[],
  settings: MarsSettings,
  { stop, coverage }: { readonly stop: StopRule; readonly coverage: boolean },
  arena: Arena,
): Promise<PlayedFights> {
  const outcomes: MatchOutcome[] = []
  if (fights.length === 0) return { outcomes, unplayed: [] }
  const programs = [...new Set(fights.flatMap(({ warriors }) => warriors))]
  const places = new Map(programs.map((program, index) => [program, index]))
  const matches = fights.map(({ warriors, placements }): Match => {
    return {
      warriors: warriors.map((warrior) => places.get(warrior)!),
      placement: { kind: 'explicit', rounds: placements },
    }
  })
  const options = {
    onMatch: (match: number, outcome: MatchOutcome) => {
      outcomes[match] = outcome
    },
    ...(arena.signal === undefined ? {} : { signal: arena.signal }),
  }
  try {
    await arena.fights.run({ settings, programs, matches, stop, coverage }, options)
    return { outcomes, unplayed: [] }
  } catch (error) {
    if (!(error instanceof FightError)) throw error
    return { outcomes, unplayed: error.unplayed }
  }
}

/** Counts what was fought; `keep` gets the outcomes in the order of the fights. */
function settle(
  fights: readonly Fight[],
  { outcomes, unplayed }: PlayedFights,
  keep: (index: number, outcome: MatchOutcome) => void,
): void {
  for (const { match, reason } of unplayed) fights[match]!.trial.problem = reason
  for (const [index, { trial }] of fights.entries()) {
    const outcome = outcomes[index]
    if (outcome === undefined) continue
    trial.steps += totalSteps(outcome)
    keep(index, outcome)
  }
}

function joinOutcomes(parts: readonly MatchOutcome[]): MatchOutcome {
  const data = new Uint32Array(parts.reduce((sum, part) => sum + part.data.length, 0))
  let at = 0
  for (const part of parts) {
    data.set(part.data, at)
    at += part.data.length
  }
  return { warriorCount: parts[0]!.warriorCount, data }
}
