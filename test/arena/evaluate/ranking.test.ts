import { expect, it } from 'vitest'
import { rankRows, summarize, type CandidateRow } from '../../../arena/evaluate/index.js'

const summaryOf = (wins: number, fitness: number) =>
  summarize([{ wins, ties: 0, losses: 10 - wins, fitness, opponentFitness: 2 - fitness }])

it('ranks by points and fitness, named warriors in that order and champions by run and generation', () => {
  const summaries = [summaryOf(4, 1), summaryOf(8, 1), summaryOf(4, 1.5), summaryOf(4, 1)]
  const champion = (generation: number) => ({ run: 1, generation })
  const rows: CandidateRow[] = [
    { name: 'low', candidate: 0, champion: null },
    { name: 'fit', candidate: 2, champion: null },
    { name: 'r1', candidate: 3, champion: champion(1) },
    { name: 'r2', candidate: 1, champion: champion(2) },
  ]
  expect(rankRows(rows, summaries).map(({ name, rank }) => [name, rank])).toEqual([
    ['fit', 2],
    ['low', 3],
    ['r1', 3],
    ['r2', 1],
  ])
})
