import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReferenceEngine, type Batch } from '../../../vm/index.js'
import { createWasmEngine } from '../../../vm/wasm/engine.js'
import { fuzzBattles } from '../../helpers/extent.js'
import { randomBatch } from '../../helpers/random-battles.js'
import { wholeAnswer } from '../../helpers/whole-answer.js'

/** A battle that a mistake was caught by, shrunk: its line in the fixture says which mistake. */
interface Counterexample {
  readonly caught: string
  readonly batch: Batch
}

const fixture = new URL('../../fixtures/counterexamples.jsonl', import.meta.url)
const counterexamples = readFileSync(fixture, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Counterexample)

describe('WebAssembly engine', () => {
  const wasm = createWasmEngine()
  const reference = createReferenceEngine()

  it('ends random battles exactly as the reference engine does', { timeout: 300_000 }, async () => {
    const battles = fuzzBattles(450, 1500)
    const property = fc.asyncProperty(randomBatch, async (batch) => {
      expect(await wholeAnswer(wasm, batch)).toEqual(await wholeAnswer(reference, batch))
    })
    const run = await fc.check(property, { numRuns: Math.ceil(battles / 3) })
    // The shrunk battle goes into the fixture.
    expect(
      run.failed ? JSON.stringify({ caught: '?', batch: run.counterexample?.[0] }) : 'no difference',
    ).toBe('no difference')
  })

  it.each(counterexamples)('does not repeat a mistake: $caught', async ({ batch }) => {
    expect(await wholeAnswer(wasm, batch)).toEqual(await wholeAnswer(reference, batch))
  })
})
