import { render } from 'ink-testing-library'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import type { RunRow, RunsSnapshot } from '../../../../src/ui/index.js'
import { RunsView } from '../../../../src/ui/runs/RunsView.js'
import { WINDOW_SIZES } from '../../../helpers/window-sizes.js'

const finished: RunRow = {
  label: 'seed 4',
  generation: '2/2',
  champion: { name: 'Red Queen r2 seed 4', fitness: 1.5 },
  best: 1.75,
  state: 'finished',
  isDone: true,
}
const going: RunRow = {
  ...finished,
  label: 'seed 5',
  generation: '2/2',
  champion: { name: 'Red Queen r1 seed 5', fitness: 1.25 },
  best: 2,
  state: 'iteration 120/1000',
  isDone: false,
}
const waiting: RunRow = {
  ...{ label: 'seed 6', generation: '', champion: null, best: null },
  state: 'waits',
  isDone: false,
}

const snapshot: RunsSnapshot = {
  title: 'Digital Red Queen',
  share: 0.5,
  pace: '1 of 3 runs finished  ETA 0:20  300 evaluations/s  90 M instructions/s',
  runs: [finished, going, waiting],
  recent: [
    'seed 4: generation 2 won by Red Queen r2 seed 4',
    'seed 5: generation 1 won by Red Queen r1 seed 5',
  ],
  isStopping: false,
}

function frame(more: Partial<RunsSnapshot>, columns: number, rows: number): string[] {
  const { lastFrame, unmount } = render(
    <RunsView snapshot={{ ...snapshot, ...more }} size={{ columns, rows }} />,
  )
  const lines = lastFrame()!.split('\n')
  unmount()
  return lines
}

describe('the view of several runs', () => {
  it('shows a line for each run, and what happened last', () => {
    expect(frame({}, 100, 24)).toEqual([
      'Digital Red Queen',
      `${'█'.repeat(27)}${'░'.repeat(28)}  50%`,
      '1 of 3 runs finished  ETA 0:20  300 evaluations/s  90 M instructions/s',
      '',
      'run     generation  champion                                fitness    best  state',
      'seed 4         2/2  Red Queen r2 seed 4                       1.500   1.750  finished',
      'seed 5         2/2  Red Queen r1 seed 5                       1.250   2.000  iteration 120/1000',
      'seed 6                                                            -       -  waits',
      'seed 4: generation 2 won by Red Queen r2 seed 4',
      'seed 5: generation 1 won by Red Queen r1 seed 5',
      'q stops',
    ])
  })

  it('shows first those that go on where there is no room for all', () => {
    const others = (count: number, row: RunRow) =>
      Array.from({ length: count }, (_, index) => ({ ...row, label: `other ${row.state} ${index}` }))
    const lines = frame({ runs: [...others(9, finished), going, ...others(9, waiting)] }, 60, 11)
    expect(lines.slice(4)).toEqual([
      expect.stringMatching(/^run /),
      expect.stringMatching(/^other finished 0 /),
      expect.stringMatching(/^other finished 1 /),
      expect.stringMatching(/^seed 5 /),
      'and 16 more',
      'q stops',
    ])
  })

  it.each(WINDOW_SIZES)('never fills the last column or row of a terminal of %i by %i', (columns, rows) => {
    const runs = Array.from({ length: 12 }, (_, index) => ({ ...going, label: `seed ${index}` }))
    const lines = frame({ runs }, columns, rows)
    expect(lines.length).toBeLessThan(rows)
    for (const line of lines) expect(stringWidth(line)).toBeLessThan(columns)
    expect(lines.at(-1)).toBe('q stops')
  })

  it('stays within small terminals, and shows nothing that a terminal obeys', () => {
    const hostile = '\u001b[31m\u202e'
    const champion = { name: hostile.repeat(9), fitness: 1 }
    const runs = Array.from({ length: 20 }, (_, index) => ({
      ...going,
      label: `${hostile}${index}`,
      champion,
    }))
    for (const columns of [10, 30, 60, 100]) {
      const lines = frame({ title: hostile, runs, recent: [hostile], isStopping: true }, columns, 12)
      expect(lines.length).toBeLessThan(12)
      for (const line of lines) expect(stringWidth(line)).toBeLessThan(columns)
      expect(lines.join('')).not.toMatch(/[\u001b\u202e]/)
    }
  })
})
