import { render } from 'ink-testing-library'
import stringWidth from 'string-width'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Standing } from '../../../../arena/tournament/index.js'
import { createFeed } from '../../../../src/ui/index.js'
import type { TournamentSnapshot } from '../../../../src/ui/tournament/snapshot.js'
import { ViewKeys } from '../../../../src/ui/full-screen.js'
import { FedView } from '../../../../src/ui/open-view.js'
import { TournamentView } from '../../../../src/ui/tournament/TournamentView.js'
import { WINDOW_SIZES } from '../../../helpers/window-sizes.js'

function standing(rank: number, name: string): Standing {
  const points = 300 - rank * 2.5
  return {
    rank,
    warriorId: `${rank}`.padStart(64, '0'),
    name,
    matches: 12,
    rounds: 1200,
    wins: 1000 - rank,
    losses: 150,
    ties: 50 + rank,
    score: 3050 - 2 * rank,
    points,
    winShare: (1000 - rank) / 1200,
  }
}

const snapshot: TournamentSnapshot = {
  name: 'human-warriors',
  subtitle: '30 warriors, 100 rounds a match, core 8000',
  pace: { matchesTotal: 435, matchesReused: 100, matchesPlayed: 50, workPlayed: 50, elapsedMs: 10_000 },
  standings: Array.from({ length: 30 }, (_, index) => standing(index + 1, `warrior-${index + 1}.red`)),
  isStopping: false,
}

afterEach(() => {
  vi.restoreAllMocks()
})

function frame(more: Partial<TournamentSnapshot>, columns: number, rows: number): string[] {
  const { lastFrame, unmount } = render(
    <TournamentView snapshot={{ ...snapshot, ...more }} size={{ columns, rows }} />,
  )
  const lines = lastFrame()!.split('\n')
  unmount()
  return lines
}

describe('the view of a tournament', () => {
  it('shows name, progress, speed, time left and the standings that fit', () => {
    expect(frame({}, 80, 13)).toEqual([
      'human-warriors',
      '30 warriors, 100 rounds a match, core 8000',
      `${'█'.repeat(18)}${'░'.repeat(37)}  34%`,
      '150/435 matches  5.0/s  ETA 0:57',
      '',
      '   # warrior                              points    wins  losses    ties  win %',
      '   1 warrior-1.red                         297.5     999     150      51   83.3',
      '   2 warrior-2.red                         295.0     998     150      52   83.2',
      '   3 warrior-3.red                         292.5     997     150      53   83.1',
      '   4 warrior-4.red                         290.0     996     150      54   83.0',
      '   5 warrior-5.red                         287.5     995     150      55   82.9',
      'q stops, 25 more below',
    ])
  })

  it('leaves counts out of a narrow terminal and still fits into 40 columns and 10 rows', () => {
    expect(frame({}, 40, 10)).toEqual([
      'human-warriors',
      '30 warriors, 100 rounds a match, core …',
      `${'█'.repeat(11)}${'░'.repeat(23)}  34%`,
      '150/435 matches  5.0/s  ETA 0:57',
      '',
      '   # warrior              points  win %',
      '   1 warrior-1.red         297.5   83.3',
      '   2 warrior-2.red         295.0   83.2',
      'q stops, 28 more below',
    ])
  })

  it.each(WINDOW_SIZES)('never fills the last column or row of a terminal of %i by %i', (columns, rows) => {
    const lines = frame({}, columns, rows)
    expect(lines.length).toBeLessThan(rows)
    for (const line of lines) expect(stringWidth(line)).toBeLessThan(columns)
    expect(lines.at(-1)).toMatch(/^q stops/)
  })

  it('keeps a table of one warrior in 6 rows, a line of progress in 2', () => {
    expect(frame({}, 40, 6)).toEqual([
      'human-warriors',
      '150/435 matches  5.0/s  ETA 0:57',
      '   # warrior              points  win %',
      '   1 warrior-1.red         297.5   83.3',
      'q stops, 29 more below',
    ])
    expect(frame({}, 40, 2)).toEqual(['150/435 matches  5.0/s  ETA 0:57'])
  })

  it('shows hostile names harmlessly and keeps its columns', () => {
    const names = [
      '\u001B[31mred\u001B[0m\u0007',
      '\u202Edrawkcab',
      '漢字'.repeat(40),
      'e\u0301\u{1F600}.red',
      'a\nb',
    ]
    const lines = frame(
      { name: '\u001B]0;title\u0007', standings: names.map((name, i) => standing(i + 1, name)) },
      80,
      24,
    )
    const text = lines.join('\n')
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/)
    const table = lines.slice(5, 11)
    expect(new Set(table.map((line) => stringWidth(line)))).toEqual(new Set([stringWidth(table[0]!)]))
    expect(table[3]).toContain('…')
    expect(table[5]).toContain('a␊b')
  })

  it('knows no speed before the first match, and no time left after the last', () => {
    const none = { matchesTotal: 435, matchesReused: 0, matchesPlayed: 0, workPlayed: 0, elapsedMs: 500 }
    expect(frame({ pace: none }, 80, 24)[3]).toBe('0/435 matches')
    const all = { matchesTotal: 435, matchesReused: 0, matchesPlayed: 435, workPlayed: 435, elapsedMs: 1000 }
    const lines = frame({ pace: all }, 80, 24)
    expect(lines[2]).toBe(`${'█'.repeat(55)} 100%`)
    expect(lines[3]).toBe('435/435 matches  435/s')
  })

  it('says so while it is stopping', () => {
    expect(frame({ isStopping: true }, 80, 24).at(-1)).toBe('stopping…')
  })
})

describe('the screen of a tournament', () => {
  const settled = () => new Promise((resolve) => setTimeout(resolve, 150))

  it('draws each new snapshot', async () => {
    const feed = createFeed(snapshot)
    const { lastFrame, unmount } = render(<FedView view={TournamentView} feed={feed} />)
    expect(lastFrame()).toContain('150/435 matches')
    feed.set({ ...snapshot, pace: { ...snapshot.pace, matchesPlayed: 51 } })
    await settled()
    expect(lastFrame()).toContain('151/435 matches')
    unmount()
  })

  it.each([
    ['q', 'q'],
    ['Ctrl-C', '\u0003'],
    ['keys that come at once', 'qq'],
  ])('asks to stop on %s and on no other key', async (_, key) => {
    const onQuit = vi.fn()
    const { stdin, unmount } = render(
      <ViewKeys onQuit={onQuit}>
        <FedView view={TournamentView} feed={createFeed(snapshot)} />
      </ViewKeys>,
    )
    await settled()
    stdin.write('x')
    await settled()
    expect(onQuit).not.toHaveBeenCalled()
    stdin.write(key)
    await settled()
    expect(onQuit).toHaveBeenCalledOnce()
    unmount()
  })

  it('asks to be suspended on Ctrl-Z', async () => {
    const [onQuit, onSuspend] = [vi.fn(), vi.fn()]
    const { stdin, unmount } = render(
      <ViewKeys onQuit={onQuit} onSuspend={onSuspend}>
        <FedView view={TournamentView} feed={createFeed(snapshot)} />
      </ViewKeys>,
    )
    await settled()
    stdin.write('\u001A')
    await expect.poll(() => onSuspend.mock.calls.length).toBe(1)
    expect(onQuit).not.toHaveBeenCalled()
    unmount()
  })

  it('follows the size of the terminal', async () => {
    const { stdout, lastFrame, unmount } = render(
      <FedView view={TournamentView} feed={createFeed(snapshot)} />,
    )
    expect(lastFrame()).toContain('losses')
    Object.defineProperties(stdout, { columns: { value: 40 }, rows: { value: 10 } })
    stdout.emit('resize')
    await settled()
    expect(lastFrame()).not.toContain('losses')
    expect(lastFrame()!.split('\n')).toHaveLength(9)
    unmount()
  })
})
