import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReferenceEngine, OPCODE, usesPSpace, type Batch, type Program } from '../../../vm/index.js'
import { createTensorEngine } from '../../../vm/tensor/engine.js'
import { randomBatch } from '../../helpers/random-battles.js'
import { wholeAnswer } from '../../helpers/whole-answer.js'

/** The engine refuses P-space, so SLT and SPL take its place. */
const INSTEAD: Readonly<Record<number, number>> = { [OPCODE.LDP]: OPCODE.SLT, [OPCODE.STP]: OPCODE.SPL }

function withoutPSpace(program: Program): Program {
  const instructions = program.instructions.map((instruction) => {
    return { ...instruction, opcode: INSTEAD[instruction.opcode] ?? instruction.opcode }
  })
  return { ...program, instructions }
}

const battle = randomBatch.map((batch) => ({ ...batch, programs: batch.programs.map(withoutPSpace) }))

describe('tensor engine', async () => {
  const tensor = await createTensorEngine()
  const reference = createReferenceEngine()

  it('ends random battles exactly as the reference engine does', { timeout: 600_000 }, async () => {
    const battles = Number(process.env['DRQ_FUZZ'] ?? 1500)
    let played = 0
    const property = fc.asyncProperty(battle, async (batch: Batch) => {
      if (tensor.refusal(batch) !== null) return
      played += batch.matches.reduce((sum, { placement }) => sum + (placement.rounds as []).length, 0)
      expect(await wholeAnswer(tensor, batch)).toEqual(await wholeAnswer(reference, batch))
    })
    const run = await fc.check(property, { numRuns: Math.ceil(battles / 3) })
    expect(run.failed ? JSON.stringify(run.counterexample?.[0]) : 'no difference').toBe('no difference')
    expect(played).toBeGreaterThanOrEqual(battles)
  })
})
void usesPSpace
