import { describe, expect, it } from 'vitest'
import type { LoadedOptimization, OptimizeProgress } from '../../../../arena/optimize/index.js'
import { createOptimizeTracker } from '../../../../src/cli/optimize/optimize-progress.js'
import { PRESETS } from '../../../../vm/index.js'

const loaded = {
  run: { id: 1, name: 'mine.red', candidates: 100, opponents: [], settings: PRESETS.nano },
  options: { rounds: 5, horizon: null, vary: [] },
  variables: [],
} as unknown as LoadedOptimization

const progress = (judged: number, phase: OptimizeProgress['phase'] = 'search'): OptimizeProgress => {
  return { phase, judged, candidates: 100, reached: [], best: [], reportMs: 6000 }
}

describe('the tracker of the optimiser', () => {
  it('counts the fights of the best at the end to the time left', () => {
    let now = 0
    const { take, snapshot } = createOptimizeTracker(loaded, () => now)
    take(progress(0))
    expect(snapshot(false).pace).toBe('0/100 candidates')
    now = 10_000
    take(progress(25))
    expect(snapshot(false).pace).toBe('25/100 candidates  150/min  ETA 0:36')
    now = 40_000
    take(progress(100, 'report'))
    expect(snapshot(false).pace).toBe('the best fight once more  150/min  ETA 0:06')
    now = 44_000
    expect(snapshot(false).pace).toMatch(/ETA 0:02$/)
    now = 50_000
    expect(snapshot(false).pace).not.toContain('ETA')
  })
})
