import { expect, it } from 'vitest'
import type { Elite } from '../../../../arena/evolve/archive/archive.js'
import { bestMate } from '../../../../arena/evolve/generation/mates.js'
import type { PairScore } from '../../../../arena/score.js'
import { IMP } from '../../../helpers/evolution.js'

function elite(proposal: number, results: PairScore[] | null): Elite {
  return { warrior: IMP, fitness: 1, evaluations: 1, proposal, firstBin: 0, secondBin: 0, results }
}

it('a mate is who wins where the parent does not, not who wins most', () => {
  const parent = elite(0, [
    [8, 0, 0],
    [0, 0, 8],
  ])
  const strong = elite(1, [
    [8, 0, 0],
    [1, 0, 7],
  ])
  const other = elite(2, [
    [0, 0, 8],
    [2, 0, 6],
  ])
  expect(bestMate(parent, [strong, other])).toBe(other)
  expect(bestMate(other, [strong, parent])).toBe(strong)
  expect(bestMate(parent, [other, elite(3, other.results as PairScore[])])).toBe(other)
  expect(bestMate(elite(4, null), [elite(5, null), strong])).toMatchObject({ proposal: 5 })
})
