import { hashCore } from '../../vm/conformance/index.js'
import type { Batch, Engine } from '../../vm/index.js'

/** Everything an engine can tell of a batch. */
export async function wholeAnswer(engine: Engine, batch: Batch) {
  const endings: unknown[] = []
  const outcomes = await engine.run(batch, {
    onRound: (match, round, state) =>
      endings.push({
        match,
        round,
        core: hashCore(state),
        queues: state.queues.map((queue) => [...queue]),
        pSpaces: state.pSpaces.map((cells) => [...cells]),
        executed: state.executed,
        deathSteps: state.deathSteps,
      }),
  })
  return { outcomes: outcomes.map(({ data }) => [...data]), endings }
}
