import { render } from 'ink-testing-library'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import type { OptimizeSnapshot } from '../../../../src/ui/index.js'
import { OptimizeView } from '../../../../src/ui/optimize/OptimizeView.js'
import { WINDOW_SIZES } from '../../../helpers/window-sizes.js'

const snapshot: OptimizeSnapshot = {
  title: 'mine.red: 2 constants: step, gap',
  subtitle: 'run 1, 34 opponents, 50 rounds, core 8000',
  pace: '120/1000 candidates  810/min  ETA 1:05',
  stages: 'judged by stage: 120, 30, 5',
  share: 0.12,
  rows: Array.from({ length: 30 }, (_, index) => ({
    candidate: index,
    score: 200 - index,
    beaten: 0.75,
    beatenOrTied: 0.8,
    constants: `step=${3044 + index}`,
  })),
  isStopping: false,
}

function frame(more: Partial<OptimizeSnapshot>, columns: number, rows: number): string[] {
  const { lastFrame, unmount } = render(
    <OptimizeView snapshot={{ ...snapshot, ...more }} size={{ columns, rows }} />,
  )
  const lines = lastFrame()!.split('\n')
  unmount()
  return lines
}

describe('the view of the optimiser', () => {
  it('shows progress, speed and the best candidates that fit', () => {
    expect(frame({}, 80, 11)).toEqual([
      'mine.red: 2 constants: step, gap',
      'run 1, 34 opponents, 50 rounds, core 8000',
      `${'█'.repeat(6)}${'░'.repeat(49)}  12%`,
      '120/1000 candidates  810/min  ETA 1:05',
      'judged by stage: 120, 30, 5',
      '',
      '   #   score beaten %    or tied %  constants',
      '   1   200.0     75.0         80.0  step=3044',
      '   2   199.0     75.0         80.0  step=3045',
      'q stops',
    ])
  })

  it.each(WINDOW_SIZES)('never fills the last column or row of a terminal of %i by %i', (columns, rows) => {
    const lines = frame({}, columns, rows)
    expect(lines.length).toBeLessThan(rows)
    for (const line of lines) expect(stringWidth(line)).toBeLessThan(columns)
    expect(lines.at(-1)).toBe('q stops')
  })

  it('stays within small terminals, and shows nothing that a terminal obeys', () => {
    const hostile = '\u001b[31m\u202e'
    for (const columns of [10, 30, 60]) {
      const lines = frame({ title: hostile.repeat(9), isStopping: true }, columns, 12)
      expect(lines.length).toBeLessThan(12)
      for (const line of lines) expect(stringWidth(line)).toBeLessThan(columns)
      expect(lines.join('')).not.toMatch(/[\u001b\u202e]/)
    }
  })
})
