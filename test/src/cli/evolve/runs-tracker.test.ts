import { describe, expect, it } from 'vitest'
import {
  PAPER_OPTIONS,
  type Champion,
  type EvolveEvent,
  type StoredRun,
} from '../../../../arena/evolve/index.js'
import type { EvolveOutcome } from '../../../../src/cli/evolve/evolve-report.js'
import { createRunsTracker } from '../../../../src/cli/evolve/runs-tracker.js'
import { PRESETS } from '../../../../vm/index.js'
import { IMP } from '../../../helpers/evolution.js'

const options = { ...PAPER_OPTIONS, generations: 2, iterations: 9, initialProposals: 0, lastK: 0 }
const champion: Champion = {
  ...{ warrior: IMP, firstBin: 0, secondBin: 0, fitness: 1.5, evaluations: 1, proposal: 3, results: null },
  ...{
    generation: 1,
    name: 'Red Queen r1 seed 7',
    origin: 'bred',
    cells: 1,
    maxFitness: 2,
    iterations: 9,
    judged: null,
  },
}
const begins: EvolveEvent = {
  ...{ type: 'run', runId: 1, seed: 7, options, initialOpponents: 1, champions: [] },
}
const generation = (number: number): EvolveEvent => {
  return { type: 'generation', generation: number, opponents: ['A'], iterations: 0, elites: [] }
}

const run = { settings: PRESETS['94nop'] } as StoredRun
const runs = [
  { run, label: 'seed 7' },
  { run, label: 'seed 8' },
]

describe('the tracker of several runs', () => {
  it('knows how far each is and all together, and what is left', () => {
    let time = 0
    const tracker = createRunsTracker('Runs', runs, () => time)
    const { onEvent, onBenchmark } = tracker.begin(0)
    const states = () => tracker.snapshot(false).runs.map(({ generation, state }) => `${generation} ${state}`)
    for (const event of [begins, generation(1)]) onEvent(event)
    expect(states()).toEqual(['1/2 iteration 0/9', ' waits'])
    time = 10_000
    onEvent({ type: 'match', steps: 2e9 })
    onEvent({ type: 'champion', champion })
    const { share, pace, recent } = tracker.snapshot(false)
    expect(share).toBe(0.25)
    expect(pace).toBe('0 of 2 runs finished  ETA 0:30  0 evaluations/s  200 M instructions/s')
    expect(recent).toEqual(['seed 7: generation 1 won by Red Queen r1 seed 7'])
    onEvent(generation(2))
    onEvent({ type: 'champion', champion: { ...champion, generation: 2 } })
    expect(states()[0]).toBe('2/2 final')
    onBenchmark(3, 40)
    expect(states()[0]).toBe('2/2 benchmark 3/40')
    const outcome = {
      champions: [champion],
      run: { options },
      best: null,
      end: 'calls',
    } as unknown as EvolveOutcome
    tracker.end(0, outcome)
    expect(tracker.snapshot(false).runs[0]).toMatchObject({
      ...{ generation: '1/2', champion: { name: 'Red Queen r1 seed 7' }, state: 'calls spent', isDone: true },
    })
    tracker.takePhase('the champions meet', 3, 10, 0)
    expect(tracker.snapshot(true)).toMatchObject({
      pace: 'the champions meet, match 3 of 10',
      isStopping: true,
    })
    time += 4000
    tracker.takePhase('the champions meet', 2, 10, 0.25)
    expect(tracker.snapshot(false).pace).toBe('ETA 0:12  the champions meet, match 2 of 10')
  })

  it('counts what comes after the evolution to the time that is left', () => {
    let time = 0
    const tracker = createRunsTracker('Runs', runs, () => time)
    const { onEvent, onFinal, onClosing } = tracker.begin(0)
    const etaOf = () => /ETA \S+/.exec(tracker.snapshot(false).pace)?.[0]
    for (const event of [begins, generation(1)]) onEvent(event)
    time = 10_000
    onEvent({ type: 'match', steps: 2e9 })
    onEvent({ type: 'champion', champion })
    onClosing(20_000)
    // One of two runs has had 10 of its 10 + 10 + 20 seconds: an eighth of all in 10 seconds.
    expect(etaOf()).toBe('ETA 1:10')
    onEvent(generation(2))
    time = 20_000
    onEvent({ type: 'champion', champion: { ...champion, generation: 2 } })
    onFinal(0, 40)
    time = 30_000
    expect(tracker.snapshot(false).runs[0]!.state).toBe('final 0/40')
    // 30 of 40 seconds of it.
    expect(etaOf()).toBe('ETA 0:50')
  })
})
