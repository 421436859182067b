import type { Engine } from '../../vm/index.js'
import type { Fights } from './fights.js'

/** Plays batches in this thread. */
export function createInlineFights(engine: Pick<Engine, 'run'>): Fights {
  return {
    run(batch, { signal, onMatch, onProgress } = {}) {
      let matchesDone = 0
      return engine.run(batch, {
        ...(signal === undefined ? {} : { signal }),
        onMatch: (match, outcome) => {
          onMatch?.(match, outcome)
          onProgress?.({ matchesDone: ++matchesDone, matchesTotal: batch.matches.length })
        },
      })
    },
    close: () => Promise.resolve(),
  }
}
