import { drawPlacements, usesPSpace } from '../../../vm/index.js'
import { allSettled } from '../../all-settled.js'
import type { Arena } from '../../matches/index.js'
import { createTally } from '../fitness/index.js'
import { duelTermsOf } from '../rules/index.js'
import type { Challenge } from './challenge.js'
import { fightAll, settleFights, type Fight } from './fights.js'
import { duelRounds, type HalvingStage } from './stages.js'
import type { RunningTrial } from './trial.js'

/** A fight of a candidate with one of the opponents, by its index. */
interface Duel extends Fight {
  readonly opponent: number
}

/**
 * One against one under pMARS's rule: the rounds of a stage of each match, each opponent standing elsewhere. P-space
 * lasts from round to round of a match. So matches with a warrior that uses it are played from their first round in the
 * last stage; before, only a candidate's first rounds are looked at.
 */
export async function playDuelStage(
  trials: readonly RunningTrial[],
  challenge: Challenge,
  stage: HalvingStage,
  arena: Arena,
): Promise<void> {
  const { settings, full, opponents, weights, placementSeed, grid } = challenge
  const terms = opponents.map((_, index) =>
    duelTermsOf({ horizon: settings.maxCycles, full }, placementSeed, index),
  )
  const rounds = duelRounds(stage, challenge)
  const placements = terms.map((duel, index) =>
    drawPlacements(settings, 2, duel.placementSeed, rounds[index]!.to),
  )
  const learners = new Set(opponents.filter(usesPSpace))
  for (const trial of trials) if (trial.learns && stage.isLast) trial.tally = createTally(weights)
  const duels = trials.flatMap((trial): Duel[] =>
    opponents.flatMap((opponent, index) => {
      const isSeries = trial.learns || learners.has(opponent)
      const isLookedAt = stage.isLast || (trial.learns && stage.from === 0)
      if (isSeries && !isLookedAt) return []
      const places = placements[index]!.slice(isSeries ? 0 : rounds[index]!.from)
      if (places.length === 0) return []
      return [{ warriors: [trial.candidate, opponent], placements: places, trial, opponent: index }]
    }),
  )
  const rule = { stop: 'one-left', coverage: grid.needsCoverage } as const
  const groups = [...new Set(terms.map((duel) => duel.maxCycles))].map((maxCycles) => ({
    maxCycles,
    fights: duels.filter(({ opponent }) => terms[opponent]!.maxCycles === maxCycles),
  }))
  // All lengths at once: one waits for the other's last match only at the end of both.
  const played = await allSettled(
    groups.map(({ maxCycles, fights }) => fightAll(fights, { ...settings, maxCycles }, rule, arena)),
  )
  for (const [index, { fights }] of groups.entries())
    settleFights(fights, played[index]!, (at, outcome) => {
      const { trial, opponent } = fights[at]!
      trial.tally.addDuel(opponent, outcome)
    })
}
