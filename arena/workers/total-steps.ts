import { roundCount, stepsOf, type MatchOutcome } from '../../vm/index.js'

/** Instructions of all rounds. */
export function totalSteps(outcome: MatchOutcome): number {
  let steps = 0
  for (let round = 0; round < roundCount(outcome); round++) steps += stepsOf(outcome, round)
  return steps
}
