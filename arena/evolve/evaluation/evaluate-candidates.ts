import { failure, success, type Result, type Warrior } from '../../../vm/index.js'
import type { Arena } from '../../matches/index.js'
import type { StoredEvaluation } from '../record/index.js'
import type { Challenge } from './challenge.js'
import { playCoreStage, playWholeCore } from './core-fights.js'
import { playDuelStage } from './duel-fights.js'
import { interimResult, type IsHopeless } from './hopeless.js'
import { planStages } from './stages.js'
import { beginTrial, cellOf } from './trial.js'

/**
 * Evaluates each candidate as warrior 0 against the opponents: all in one core until none is left, one against one
 * under pMARS's rule, or both. After each stage the hopeless are given up. A failure in place of an evaluation where a
 * match could not be played. Matches in one core are stored; those one against one are too many, their results are in
 * the evaluation.
 */
export async function evaluateCandidates(
  candidates: readonly Warrior[],
  challenge: Challenge,
  arena: Arena,
  isHopeless: IsHopeless = () => false,
): Promise<Result<StoredEvaluation, 'unplayed'>[]> {
  const { weights, fitness, grid } = challenge
  const trials = candidates.map((candidate) => beginTrial(candidate, weights))
  const stages = planStages(challenge, candidates)
  const isWhole = stages.length === 1
  // Matches in one core that are played as a whole are reported one by one, all else at the end.
  const { onMatch, ...quiet } = arena
  const reportsAtEnd = fitness !== 'core' || !isWhole
  let running = [...trials.keys()]
  for (const stage of stages) {
    const active = running.map((index) => trials[index]!)
    if (fitness !== 'duel') {
      if (isWhole) await playWholeCore(active, challenge, reportsAtEnd ? quiet : arena)
      else await playCoreStage(active, challenge, stage, quiet)
    }
    if (fitness !== 'core') await playDuelStage(active, challenge, stage, arena)
    if (stage.isLast) continue
    running = running.filter((index) => {
      const trial = trials[index]!
      if (trial.problem !== null) return false
      const interim = interimResult(trial, stage, challenge)
      return interim === null || !isHopeless(index, interim)
    })
  }
  const complete = new Set(running)
  return trials.map((trial, index) => {
    if (reportsAtEnd) onMatch?.(trial.steps)
    if (trial.problem !== null) return failure('unplayed', trial.problem)
    return success({
      matchId: trial.matchId,
      results: trial.tally.results(),
      complete: complete.has(index),
      fitness: trial.tally.estimate().mean,
      evaluations: 1,
      ...trial.tally.means(),
      ...cellOf(trial, grid),
    })
  })
}
