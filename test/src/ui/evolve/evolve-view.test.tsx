import { render } from 'ink-testing-library'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { EvolveView } from '../../../../src/ui/evolve/EvolveView.js'
import type { EvolveSnapshot } from '../../../../src/ui/evolve/snapshot.js'
import { printSparkline } from '../../../../src/ui/evolve/Sparkline.js'
import { WINDOW_SIZES } from '../../../helpers/window-sizes.js'

const cells = Array.from({ length: 6 }, () => new Array<number | null>(6).fill(null))
cells[0]![0] = 0.5
cells[2]![3] = 2.345
cells[5]![5] = 1.25

const snapshot: EvolveSnapshot = {
  title: 'Digital Red Queen, run 3, seed 7, genetic proposer',
  phase: 'evolving',
  generation: 2,
  generations: 5,
  iteration: 48,
  iterations: 96,
  share: 0.3,
  opponents: ['Cheshire Cat', 'Croquet Ball', 'Bandersnatch', 'Red Queen r1 seed 7'],
  bestFitness: 2.345,
  curve: [0, 1.25, 2.345, 2.345],
  cells,
  axes: [
    { name: 'spawned', edges: [1, 10, 100, 1000, 10_000] },
    { name: 'covered', edges: [10, 100, 500, 1000, 4000] },
  ],
  maxFitness: 5,
  champions: [{ generation: 1, name: 'Red Queen r1 seed 7', fitness: 2.5, judged: 1.75 }],
  recent: ['#55 takes a cell with 2.345: concat + tweak', '#54 fails, line 3: no such opcode: llm mutate'],
  pace: 'ETA 2:10  12 evaluations/s  41 M instructions/s',
  isStopping: false,
}

function frame(more: Partial<EvolveSnapshot>, columns: number, rows: number): string[] {
  const { lastFrame, unmount } = render(
    <EvolveView snapshot={{ ...snapshot, ...more }} size={{ columns, rows }} />,
  )
  const lines = lastFrame()!.split('\n')
  unmount()
  return lines
}

describe('the view of an evolution', () => {
  it('shows where the run is, the curve, the archive, whom it meets, who won and what happened', () => {
    expect(frame({}, 80, 24)).toEqual([
      'Digital Red Queen, run 3, seed 7, genetic proposer',
      'evolving, generation 2/5, iteration 48/96',
      `${'█'.repeat(16)}${'░'.repeat(39)}  30%`,
      'best 2.345 of 5 ▁▃▄▄',
      'down: spawned  across: covered        against',
      '        <10  10+ 100+ 500+  1k+  4k+  Cheshire Cat',
      '    <1 0.50    ·    ·    ·    ·    ·  Croquet Ball',
      '    1+    ·    ·    ·    ·    ·    ·  and 2 more',
      '   10+    ·    ·    · 2.35    ·    ·  champions',
      '  100+    ·    ·    ·    ·    ·    ·  r1 2.50 (judged 1.75) Red Queen r1 seed 7',
      '   1k+    ·    ·    ·    ·    ·    ·',
      '  10k+    ·    ·    ·    ·    · 1.25',
      '#55 takes a cell with 2.345: concat + tweak',
      '#54 fails, line 3: no such opcode: llm mutate',
      'ETA 2:10  12 evaluations/s  41 M instructions/s',
      'q stops',
    ])
  })

  it('says below the title what the run does, where there is room', () => {
    const plan = 'Evolves 8 generations against 52 warriors'
    expect(frame({ plan }, 80, 24)[1]).toBe(plan)
    expect(frame({ plan }, 80, 24).length).toBeLessThan(24)
    expect(frame({ plan }, 40, 10)[1]).toBe('generation 2/5, iteration 48/96')
  })

  it('leaves the archive out of a terminal of 40 columns and 10 rows', () => {
    expect(frame({}, 40, 10)).toEqual([
      'Digital Red Queen, run 3, seed 7, gene…',
      'generation 2/5, iteration 48/96',
      `${'█'.repeat(10)}${'░'.repeat(24)}  30%`,
      'best 2.345 of 5 ▁▃▄▄',
      '#55 takes a cell with 2.345: concat + …',
      '#54 fails, line 3: no such opcode: llm…',
      'ETA 2:10  12 evaluations/s  41 M instr…',
      'q stops',
    ])
  })

  it.each(WINDOW_SIZES)(
    'never fills the last column or row of a terminal of %i columns and %i rows',
    (columns, rows) => {
      const recent = Array.from({ length: 40 }, (_, index) => `#${index} ${'x'.repeat(300)}`)
      const curve = Array.from({ length: 500 }, (_, index) => index / 200)
      const lines = frame({ recent, curve }, columns, rows)
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(1, columns - 1))
      expect(lines.length).toBeLessThan(rows)
      expect(lines).toContain('q stops')
    },
  )

  it('keeps where the run is, how it is stopped, its title and the best in a terminal of 20 columns and 5 rows', () => {
    expect(frame({}, 20, 5)).toEqual([
      'Digital Red Queen,…',
      'generation 2/5, it…',
      'best 2.345 of 5 ▁▃▄',
      'q stops',
    ])
    expect(frame({}, 20, 2)).toEqual(['generation 2/5, it…'])
  })

  it('shows text from outside harmlessly', () => {
    const evil = '\u001b[2J\u001b]0;x\u0007\u202e'
    const text = frame({ title: evil, opponents: [evil], recent: [evil] }, 100, 30).join('\n')
    expect(text).not.toMatch(/[\u001b\u0007\u202e]/)
    expect(text).toContain('␛[2J')
  })

  it('says that it stops', () => {
    expect(frame({ isStopping: true }, 80, 24).at(-1)).toBe('stopping…')
  })

  it('shows an archive that is still empty', () => {
    const lines = frame(
      { bestFitness: null, curve: [], cells: cells.map((row) => row.map(() => null)) },
      80,
      24,
    )
    expect(lines[3]).toBe('best - of 5')
    expect(lines[6]).toContain('    <1    ·    ·    ·    ·    ·    ·')
  })
})

describe('printSparkline', () => {
  it('has one bar a value and takes the last of each share where there are more values than columns', () => {
    expect(printSparkline([0, 1, 2, 4], 4, 10)).toBe('▁▃▅█')
    expect(printSparkline([0, 4, 0, 4, 0, 2], 4, 3)).toBe('██▅')
    expect(printSparkline([], 4, 10)).toBe('')
    expect(printSparkline([1], 1, 0)).toBe('')
  })
})
