import { roundsOf, type Engine } from '../../vm/index.js'
import type { Fights } from './fights.js'

/** Plays batches in this thread. */
export function createInlineFights(engine: Pick<Engine, 'run'>): Fights {
  return {
    run(batch, { signal, onMatch, onProgress } = {}) {
      const matchesTotal = batch.matches.length
      const roundsTotal = batch.matches.reduce((sum, match) => sum + roundsOf(match), 0)
      let matchesDone = 0
      let roundsDone = 0
      const report = () => onProgress?.({ matchesDone, matchesTotal, roundsDone, roundsTotal })
      return engine.run(batch, {
        ...(signal === undefined ? {} : { signal }),
        onProgress: (rounds) => {
          roundsDone = rounds
          report()
        },
        onMatch: (match, outcome) => {
          onMatch?.(match, outcome)
          matchesDone++
          report()
        },
      })
    },
    close: () => Promise.resolve(),
  }
}
