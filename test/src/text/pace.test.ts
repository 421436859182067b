import { describe, expect, it } from 'vitest'
import { printDuration, printPace, shareDone } from '../../../src/text/pace.js'

describe('the pace of a run', () => {
  it('counts stored matches as done but not as speed', () => {
    const pace = { matchesTotal: 100, matchesReused: 50, matchesPlayed: 10, workPlayed: 10, elapsedMs: 5000 }
    expect(printPace(pace)).toBe('60/100 matches  2.0/s  ETA 0:20')
    expect(shareDone(pace)).toBe(0.6)
  })

  it('is rounded to whole matches where they are many', () => {
    const pace = {
      matchesTotal: 1000,
      matchesReused: 0,
      matchesPlayed: 567,
      workPlayed: 567,
      elapsedMs: 1000,
    }
    expect(printPace(pace)).toBe('567/1000 matches  567/s  ETA 0:01')
  })

  it('is known before the first match is over', () => {
    const pace = { matchesTotal: 4, matchesReused: 1, matchesPlayed: 0, workPlayed: 0.5, elapsedMs: 5000 }
    expect(printPace(pace)).toBe('1/4 matches  0.1/s  ETA 0:25')
    expect(shareDone(pace)).toBe(0.375)
  })

  it('of nothing to do is all done', () => {
    expect(
      shareDone({ matchesTotal: 0, matchesReused: 0, matchesPlayed: 0, workPlayed: 0, elapsedMs: 1 }),
    ).toBe(1)
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
