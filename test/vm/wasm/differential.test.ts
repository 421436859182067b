import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashCore } from '../../../vm/conformance/hash.js'
import { createReferenceEngine, type Batch, type Engine } from '../../../vm/index.js'
import { createWasmEngine } from '../../../vm/wasm/engine.js'
import { randomBatch } from '../../helpers/random-battles.js'

/** Everything an engine can tell of a batch. */
async function play(engine: Engine, batch: Batch) {
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

describe('WebAssembly engine', () => {
  it('ends random battles exactly as the reference engine does', { timeout: 300_000 }, async () => {
    const wasm = createWasmEngine()
    const reference = createReferenceEngine()
    const battles = Number(process.env['DRQ_FUZZ'] ?? 1500)
    await fc.assert(
      fc.asyncProperty(randomBatch, async (batch) => {
        expect(await play(wasm, batch)).toEqual(await play(reference, batch))
      }),
      { numRuns: Math.ceil(battles / 3) },
    )
  })
})
