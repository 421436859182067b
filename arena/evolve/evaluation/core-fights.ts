/** Each candidate and all opponents in one core until none is left. Complete matches are stored. */
import { drawPlacements, type MatchOutcome } from '../../../vm/index.js'
import { playOnce, scoreMatch, type Arena } from '../../matches/index.js'
import { totalSteps } from '../../workers/index.js'
import type { Challenge } from './challenge.js'
import { fightAll, settleFights } from './fights.js'
import type { HalvingStage } from './stages.js'
import type { RunningTrial } from './trial.js'

/** All rounds at once: a match that the store has is not fought again. */
export async function playWholeCore(
  trials: readonly RunningTrial[],
  challenge: Challenge,
  arena: Arena,
): Promise<void> {
  const seed = challenge.placementSeed
  const matches = trials.map((trial) => ({ lineUp: lineUpOf(trial, challenge), seed }))
  const played = await playOnce(matches, rulesOf(challenge), arena)
  for (const [index, match] of played.entries()) {
    const trial = trials[index]!
    if (!match.ok) {
      trial.problem = match.message
      continue
    }
    const { matchId, isNew, outcome } = match.value
    count(trial, outcome, challenge)
    trial.matchId = matchId
    trial.steps += isNew ? totalSteps(outcome) : 0
  }
}

/** The rounds of a stage; after the last one the matches are stored. */
export async function playCoreStage(
  trials: readonly RunningTrial[],
  challenge: Challenge,
  { from, to, isLast }: HalvingStage,
  arena: Arena,
): Promise<void> {
  const { settings, opponents, placementSeed } = challenge
  const placements = drawPlacements(settings, opponents.length + 1, placementSeed, to).slice(from)
  const fights = trials.map((trial) => ({ warriors: lineUpOf(trial, challenge), placements, trial }))
  const played = await fightAll(fights, settings, { stop: 'none-left', coverage: true }, arena)
  settleFights(fights, played, (index, outcome) => {
    count(trials[index]!, outcome, challenge)
  })
  if (isLast) storeMatches(trials, challenge, arena)
}

const lineUpOf = ({ candidate }: RunningTrial, { opponents }: Challenge) => [candidate, ...opponents]

const rulesOf = ({ settings, simulations }: Challenge) =>
  ({ settings, rounds: simulations, stop: 'none-left' }) as const

function count(trial: RunningTrial, outcome: MatchOutcome, { settings }: Challenge): void {
  trial.tally.addCore(outcome, settings.maxCycles)
  trial.core.push(outcome)
}

/** Stores the match of each trial that could be played, joined from its stages. */
function storeMatches(trials: readonly RunningTrial[], challenge: Challenge, { store, now }: Arena): void {
  store.transaction(() => {
    for (const trial of trials) {
      if (trial.problem !== null) continue
      const lineUp = lineUpOf(trial, challenge)
      for (const warrior of lineUp) store.warriors.save(warrior, now())
      const outcome = joinOutcomes(trial.core)
      const warriors = lineUp.map(({ id }) => id)
      const key = { ...rulesOf(challenge), seed: challenge.placementSeed, warriors }
      trial.matchId = store.matches.save(key, outcome, scoreMatch(outcome), now())
    }
  })
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
