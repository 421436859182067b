import { describe, expect, it } from 'vitest'
import { PAPER_OPTIONS, type Champion, type Elite, type EvolveEvent } from '../../../../arena/evolve/index.js'
import { createEvolveTracker } from '../../../../src/cli/evolve/evolve-tracker.js'
import { PRESETS } from '../../../../vm/index.js'
import { warrior } from '../../../helpers/warrior.js'

const imp = warrior('Imp', ['MOV.I $0, $1'])
const elite: Elite = {
  warrior: imp,
  firstBin: 1,
  secondBin: 2,
  fitness: 1.5,
  evaluations: 1,
  proposal: 3,
  results: null,
}
const champion: Champion = {
  ...elite,
  generation: 1,
  name: 'Red Queen r1 seed 7',
  origin: 'bred',
  cells: 1,
  maxFitness: 2,
  iterations: 9,
  judged: null,
}

// Generation 1 costs (1 + 9) * 2 = 20, generation 2 costs (1 + 9) * 3 = 30.
const options = { ...PAPER_OPTIONS, generations: 2, iterations: 9, initialProposals: 0 }
const run: EvolveEvent = { type: 'run', runId: 3, seed: 7, options, initialOpponents: 1, champions: [] }
const generation = (generation: number, iterations = 0): EvolveEvent => {
  return { type: 'generation', generation, opponents: ['A'], iterations, elites: [] }
}
const unit = (iterations: number): EvolveEvent => {
  const trial = { proposal: 3, operator: 'concat', result: elite, problem: null, placed: true }
  const failed = { proposal: 4, operator: 'llm new', result: null, problem: 'line 1: no', placed: false }
  return { type: 'unit', generation: 1, iterations, trials: [trial, failed], elites: [elite] }
}

describe('the tracker of an evolution', () => {
  it('knows where the run is, what the archive holds and what happened', () => {
    const { onEvent, snapshot } = createEvolveTracker(PRESETS['94nop'], () => 0)
    for (const event of [run, generation(1), unit(4)]) onEvent(event)
    const seen = snapshot(false)
    expect(seen).toMatchObject({
      generation: 1,
      generations: 2,
      iteration: 4,
      iterations: 9,
      bestFitness: 1.5,
      curve: [1.5],
    })
    expect(seen.title).toBe('Digital Red Queen, run 3, seed 7, genetic proposer')
    expect(seen.cells[1]![2]).toBe(1.5)
    expect(seen.cells.flat().filter((fitness) => fitness !== null)).toHaveLength(1)
    expect(seen.recent).toEqual([
      '#4 fails, line 1: no: llm new',
      '#3 enters the archive with 1.500: concat',
      'generation 1 begins against 1 opponent',
    ])
  })

  it('measures progress by evaluations times warriors in the core', () => {
    const { onEvent, snapshot } = createEvolveTracker(PRESETS['94nop'], () => 0)
    for (const event of [run, generation(1), unit(4)]) onEvent(event)
    expect(snapshot(false).share).toBeCloseTo(10 / 50)
    onEvent({ type: 'champion', champion })
    expect(snapshot(false).share).toBeCloseTo(20 / 50)
    for (const event of [generation(2), unit(9)]) onEvent(event)
    expect(snapshot(false).share).toBe(1)
  })

  it('says speed and time left from what this process did, not from what was stored', () => {
    let now = 1000
    const { onEvent, snapshot } = createEvolveTracker(PRESETS['94nop'], () => now)
    expect(snapshot(false).pace).toBe('')
    onEvent({ ...run, champions: [champion] })
    onEvent(generation(2))
    now += 2000
    for (let i = 0; i < 4; i++) onEvent({ type: 'match', steps: 30_000_000 })
    onEvent(unit(4))
    // 15 of 30 units of work in 2 s.
    expect(snapshot(false).pace).toBe('ETA 0:02  2.0 evaluations/s  60 M instructions/s')
  })

  it('counts final and benchmark to the time left', () => {
    let now = 0
    const { onEvent, onClosing, onFinal, snapshot } = createEvolveTracker(PRESETS['94nop'], () => now)
    for (const event of [run, generation(1)]) onEvent(event)
    now = 2000
    onEvent({ type: 'match', steps: 1 })
    onEvent({ type: 'champion', champion })
    onClosing(5000)
    // 20 of 50 units of work in 2 s, and 5 s behind them.
    expect(snapshot(false).share).toBe(0.2)
    expect(snapshot(false).pace).toMatch(/^ETA 0:08 /)
    for (const event of [generation(2), unit(9)]) onEvent(event)
    now = 5000
    onEvent({ type: 'champion', champion: { ...champion, generation: 2 } })
    onFinal(0, 9)
    expect(snapshot(false).phase).toBe('final, match 0 of 9')
    now = 9000
    expect(snapshot(false)).toMatchObject({ share: 0.9, pace: 'ETA 0:01' })
  })

  it('leaves no more time than there is, however many generations are wanted', () => {
    let now = 1000
    const limit = { startedAt: 0, endsAt: 61_000 }
    const { onEvent, onClosing, snapshot } = createEvolveTracker(PRESETS['94nop'], () => now, limit)
    onEvent({ ...run, options: { ...options, generations: 10_000 } })
    onEvent(generation(1))
    expect(snapshot(false).pace).toBe('ETA 1:00')
    now = 31_000
    onEvent({ type: 'match', steps: 1 })
    onEvent({ type: 'champion', champion })
    onClosing(9000)
    expect(snapshot(false).pace).toMatch(/^ETA 0:30 /)
    expect(snapshot(false).share).toBeCloseTo(31 / 61)
  })

  it('keeps the curve and the events of a long run bounded', () => {
    const { onEvent, snapshot } = createEvolveTracker(PRESETS['94nop'], () => 0)
    for (const event of [run, generation(1)]) onEvent(event)
    for (let i = 0; i < 20_000; i++) onEvent(unit(4))
    expect(snapshot(false).curve.length).toBeLessThanOrEqual(4096)
    expect(snapshot(false).recent.length).toBeLessThanOrEqual(40)
  })

  it('says how far the benchmark is', () => {
    const { onEvent, onBenchmark, snapshot } = createEvolveTracker(PRESETS['94nop'], () => 0)
    onEvent(run)
    onBenchmark(3, 100)
    expect(snapshot(true)).toMatchObject({
      phase: 'warriors against the bundled ones, match 3 of 100',
      generation: 0,
      isStopping: true,
    })
  })
  it('shows what models have cost, and what is to be known', () => {
    const { onEvent, onSpend, onPause, snapshot } = createEvolveTracker(PRESETS['94nop'], () => 0)
    onEvent(run)
    onSpend({ calls: 12, tokens: 15_300, costUsd: 0.0042 })
    onPause('the language model does not answer')
    expect(snapshot(false).pace).toBe('12 calls  15.3k tokens  $0.0042')
    expect(snapshot(false).recent[0]).toBe('the language model does not answer')
    onSpend({ calls: 13, tokens: 9000, costUsd: null })
    expect(snapshot(false).pace).toBe('13 calls  9000 tokens')
  })
})
