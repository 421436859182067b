import { readFileSync } from 'node:fs'
import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReferenceEngine, OPCODE, roundsOf, type Batch, type Program } from '../../../vm/index.js'
import { createTensorEngine } from '../../../vm/tensor/engine.js'
import { byExtent, fuzzBattles } from '../../helpers/extent.js'
import { randomBatch } from '../../helpers/random-battles.js'
import { registerCopyingBackend } from '../../helpers/tensor-backends.js'
import { wholeAnswer } from '../../helpers/whole-answer.js'
import { failed } from '../../helpers/failed.js'

/** The engine refuses P-space, so SLT and SPL take its place. */
const INSTEAD: Readonly<Record<number, number>> = { [OPCODE.LDP]: OPCODE.SLT, [OPCODE.STP]: OPCODE.SPL }

function withoutPSpace(program: Program): Program {
  const instructions = program.instructions.map((instruction) => {
    return { ...instruction, opcode: INSTEAD[instruction.opcode] ?? instruction.opcode }
  })
  return { ...program, instructions }
}

const battle = randomBatch.map((batch) => ({ ...batch, programs: batch.programs.map(withoutPSpace) }))

const fixture = new URL('../../fixtures/counterexamples.jsonl', import.meta.url)
const counterexamples = readFileSync(fixture, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { readonly caught: string; readonly batch: Batch })

describe('tensor engine', async () => {
  const tensor = await createTensorEngine()
  const reference = createReferenceEngine()

  const differenceIn = async (battles: number) => {
    let played = 0
    const property = fc.asyncProperty(battle, async (batch: Batch) => {
      if (!tensor.judge(batch).ok) return
      expect(await wholeAnswer(tensor, batch)).toEqual(await wholeAnswer(reference, batch))
      played += batch.matches.reduce((sum, match) => sum + roundsOf(match), 0)
    })
    // A batch has seven battles on average, and some are refused.
    const run = await fc.check(property, { numRuns: 10 + Math.ceil(battles / 5) })
    if (run.failed) return JSON.stringify({ caught: '?', batch: run.counterexample?.[0] })
    return played >= battles ? 'none' : `only ${played} of ${battles} battles were not refused`
  }

  it('ends random battles exactly as the reference engine does', { timeout: 3_600_000 }, async () => {
    expect(await differenceIn(fuzzBattles(50, 300))).toBe('none')
  })

  it('does so where a scatter copies, as on a card', { timeout: 600_000 }, async () => {
    registerCopyingBackend('copying')
    await tf.setBackend('copying')
    try {
      expect(await differenceIn(byExtent(15, 60))).toBe('none')
    } finally {
      await tf.setBackend('cpu')
    }
  })

  it.each(counterexamples)('does not make a mistake of another engine: $caught', async ({ batch }) => {
    const judged = tensor.judge(batch)
    if (judged.ok) expect(await wholeAnswer(tensor, batch)).toEqual(await wholeAnswer(reference, batch))
    else expect(judged).toEqual(failed('PSpace', /^a warrior uses P-space$/))
  })
})
