import { describe, expect, it } from 'vitest'
import { printDuration, printPace } from '../../../src/cli/pace.js'

describe('the pace of a run', () => {
  it('counts stored matches as done but not as speed', () => {
    expect(printPace({ matchesTotal: 100, matchesReused: 50, matchesPlayed: 10, elapsedMs: 5000 })).toBe(
      '60/100 matches  2.0/s  ETA 0:20',
    )
  })

  it('is rounded to whole matches where they are many', () => {
    expect(printPace({ matchesTotal: 1000, matchesReused: 0, matchesPlayed: 567, elapsedMs: 1000 })).toBe(
      '567/1000 matches  567/s  ETA 0:01',
    )
  })

  it.each([
    [0, '0:00'],
    [1, '0:01'],
    [59_999, '1:00'],
    [3_599_000, '59:59'],
    [3_600_000, '1:00:00'],
    [90_061_000, '25:01:01'],
  ])('prints %i ms as %s', (durationMs, text) => {
    expect(printDuration(durationMs)).toBe(text)
  })
})
