import { describe, expect, it } from 'vitest'
import { createReferenceEngine, PRESETS, roundCount, warriorOutcome, type Batch } from '../../../vm/index.js'
import { program } from '../../helpers/program.js'

const imp = program(['MOV.I $0, $1'])
const dwarf = program(['ADD.AB #4, $3', 'MOV.I $2, @2', 'JMP.B $-2, $0', 'DAT.F #0, #0'])

function batch(rounds: number, overrides: Partial<Batch> = {}): Batch {
  return {
    settings: PRESETS['94nop'],
    programs: [imp, dwarf],
    matches: [{ warriors: [0, 1], placement: { kind: 'seed', seed: 3900, rounds } }],
    stop: 'one-left',
    ...overrides,
  }
}

describe('reference engine', () => {
  const engine = createReferenceEngine()

  it('gives one row a round', async () => {
    const [outcome] = await engine.run(batch(7))
    expect(roundCount(outcome!)).toBe(7)
    expect(warriorOutcome(outcome!, 0, 1)).toMatchObject({ spawned: 0 })
  })

  it('reports each match as it ends', async () => {
    const { matches } = batch(1)
    const seen: number[] = []
    await engine.run(batch(1, { matches: [matches[0]!, matches[0]!] }), {
      onMatch: (index) => seen.push(index),
    })
    expect(seen).toEqual([0, 1])
  })

  it('stops within 200 ms of an abort, with its reason', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    let abortedAt = 0
    setTimeout(() => {
      abortedAt = performance.now()
      controller.abort(reason)
    }, 50)
    const long = batch(10_000, { programs: [imp, imp] })
    await expect(engine.run(long, { signal: controller.signal })).rejects.toBe(reason)
    expect(performance.now() - abortedAt).toBeLessThan(200)
  })

  it('refuses what it cannot run, in words', () => {
    expect(engine.refusal(batch(1))).toBeNull()
    const placement = { kind: 'seed', seed: 1, rounds: 1 } as const
    expect(engine.refusal(batch(1, { matches: [{ warriors: [], placement }] }))).toContain('0 warriors')
    expect(engine.refusal(batch(1, { matches: [{ warriors: [0, 2], placement }] }))).toContain('not there')
    const crowd = Array.from({ length: 64 }, () => 0)
    const settings = { ...PRESETS['94nop'], minSeparation: 200 }
    expect(engine.refusal(batch(1, { settings, matches: [{ warriors: crowd, placement }] }))).toContain(
      'do not fit',
    )
  })
})
