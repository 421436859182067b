import type { Fights } from '../../arena/workers/index.js'
import { roundsOf } from '../../vm/index.js'

/** Fights on a clock of their own, which stands but while they fight: each round takes what `msOf` says of its cycles. */
export function slowFights(fights: Fights, msOf: (maxCycles: number) => number) {
  let time = 0
  return {
    now: () => Math.round(time),
    /** Time that goes by without fights. */
    wait: (ms: number) => {
      time += ms
    },
    fights: {
      async run(batch, options) {
        const outcomes = await fights.run(batch, options)
        const rounds = batch.matches.reduce((sum, match) => sum + roundsOf(match), 0)
        time += rounds * msOf(batch.settings.maxCycles)
        return outcomes
      },
      close: () => fights.close(),
    } satisfies Fights,
  }
}
