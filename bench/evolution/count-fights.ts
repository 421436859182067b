import { totalSteps, type Fights } from '../../arena/workers/index.js'
import { roundsOf } from '../../vm/index.js'

/** What was fought, whatever else the machine did. */
export interface FightCount {
  /** Plays what it is given as the fights that are counted do, and counts it when it is done. */
  readonly fights: Fights
  readonly rounds: () => number
  /** Executed by all warriors of these rounds. */
  readonly instructions: () => number
}

export function countFights(fights: Fights): FightCount {
  let [rounds, instructions] = [0, 0]
  return {
    fights: {
      async run(batch, options) {
        const outcomes = await fights.run(batch, options)
        for (const match of batch.matches) rounds += roundsOf(match)
        for (const outcome of outcomes) instructions += totalSteps(outcome)
        return outcomes
      },
      close: () => fights.close(),
    },
    rounds: () => rounds,
    instructions: () => instructions,
  }
}
