import { expect, it } from 'vitest'
import { createBoard, setRounds } from '../../../arena/workers/board.js'
import type { FightProgress } from '../../../arena/workers/index.js'
import { createProgressCounter } from '../../../arena/workers/progress.js'
import { PRESETS } from '../../../vm/index.js'
import { imp } from '../../helpers/warrior.js'

it('progress waits for rounds that a dead worker took along, and is reported only when it changed', () => {
  const match = { warriors: [0], placement: { kind: 'seed', seed: 1, rounds: 10 } } as const
  const batch = {
    settings: PRESETS.tiny,
    programs: [imp],
    matches: [match, match],
    stop: 'one-left',
  } as const
  const reports: FightProgress[] = []
  const board = createBoard(2)
  const progress = createProgressCounter(batch, board, (report) => reports.push(report))
  const play = (lane: number, rounds: number) => {
    setRounds(board, lane, rounds)
    progress.report()
  }
  progress.report()
  play(0, 6)
  play(1, 2)
  play(1, 2)
  play(0, 0)
  play(0, 5)
  play(1, 4)
  setRounds(board, 1, 0)
  progress.add(1)
  progress.report()
  const total = { matchesTotal: 2, roundsTotal: 20 }
  expect(reports).toEqual([
    { ...total, matchesDone: 0, roundsDone: 6 },
    { ...total, matchesDone: 0, roundsDone: 8 },
    { ...total, matchesDone: 0, roundsDone: 9 },
    { ...total, matchesDone: 1, roundsDone: 15 },
  ])
})
