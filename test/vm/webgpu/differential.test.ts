import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createReferenceEngine, OPCODE, roundsOf, type Batch, type Program } from '../../../vm/index.js'
import { openGpu, type OpenGpu } from '../../../vm/webgpu/index.js'
import { fuzzBattles } from '../../helpers/extent.js'
import { wholeAnswer } from '../../helpers/whole-answer.js'
import { randomBatch } from '../../helpers/random-battles.js'
import { HAS_SOFTWARE_GPU, useSoftwareGpu } from '../../helpers/software-gpu.js'

/** The same programs, but NOP where P-space would be read or written, which is refused. */
function withoutPSpace(batch: Batch): Batch {
  const plain = (program: Program): Program => ({
    ...program,
    instructions: program.instructions.map((each) =>
      each.opcode === OPCODE.LDP || each.opcode === OPCODE.STP ? { ...each, opcode: OPCODE.NOP } : each,
    ),
  })
  return { ...batch, programs: batch.programs.map(plain) }
}

/** The same of one or two warriors in a small core of one size, which a shader keeps in workgroup memory. */
function inSmallCore(batch: Batch): Batch {
  const coreSize = 24
  const settings = { ...batch.settings, coreSize, readLimit: coreSize, writeLimit: coreSize, pSpaceSize: 8 }
  const maxProcesses = Math.min(settings.maxProcesses, 9)
  return {
    ...batch,
    settings: { ...settings, maxProcesses, maxLength: coreSize, minSeparation: coreSize },
    coverage: true,
    matches: batch.matches.map(({ warriors, placement }) => {
      const count = Math.min(warriors.length, 2)
      const drawn = placement.kind === 'explicit' ? placement.rounds : []
      const rounds = drawn.map(({ positions, first }) => ({
        positions: positions.slice(0, count).map((position) => position % coreSize),
        first: first % count,
      }))
      return { warriors: warriors.slice(0, count), placement: { kind: 'explicit', rounds } }
    }),
  }
}

const KINDS = [
  { name: 'in buffers', options: { slots: 5 }, share: 0.9, batches: randomBatch.map(withoutPSpace) },
  {
    name: 'in workgroup memory',
    options: { memory: 'workgroup' },
    share: 0.1,
    batches: randomBatch.map(withoutPSpace).map(inSmallCore),
  },
] as const

describe.skipIf(!HAS_SOFTWARE_GPU).each(KINDS)('WebGPU engine, $name', ({ options, share, batches }) => {
  let gpu: OpenGpu
  const reference = createReferenceEngine()
  beforeAll(async () => {
    useSoftwareGpu()
    gpu = await openGpu(true, options)
  })
  afterAll(() => gpu.engine.close?.())

  it('ends random battles exactly as the reference engine does', { timeout: 3_600_000 }, async () => {
    const wanted = fuzzBattles(300, 2000) * share
    let played = 0
    let refused = 0
    const property = fc.asyncProperty(batches, async (batch) => {
      if (played >= wanted) return
      if (!gpu.engine.judge(batch).ok) {
        refused++
        return
      }
      played += batch.matches.reduce((sum, match) => sum + roundsOf(match), 0)
      const expected = await wholeAnswer(reference, batch)
      expect(await wholeAnswer(gpu.engine, batch)).toEqual(expected)
      const outcomes = await gpu.engine.run(batch)
      expect(outcomes.map(({ data }) => [...data])).toEqual(expected.outcomes)
    })
    const run = await fc.check(property, { numRuns: Math.ceil(wanted) })
    expect(
      run.failed ? JSON.stringify({ caught: '?', batch: run.counterexample?.[0] }) : 'no difference',
    ).toBe('no difference')
    expect(played).toBeGreaterThanOrEqual(wanted)
    console.log(`${played} battles played, ${refused} batches refused`)
  })
})
