import { hashCore } from '../../vm/conformance/hash.js'
import type { Batch, Engine } from '../../vm/index.js'

/** Everything an engine can tell of a batch. */
export async function playedOn(engine: Engine, batch: Batch) {
  const endings: unknown[] = []
  const outcomes = await engine.run(batch, {
    onRound: (_, __, state) =>
      endings.push({
        core: hashCore(state),
        queues: state.queues.map((queue) => [...queue]),
        pSpaces: state.pSpaces.map((cells) => [...cells]),
        executed: state.executed,
        deathSteps: state.deathSteps,
      }),
  })
  return { outcomes: outcomes.map(({ data }) => [...data]), endings }
}
