import { describe, expect, it } from 'vitest'
import { spendRows } from '../../../src/ui/row-budget.js'

const PARTS = [
  { name: 'pace', rows: 1 },
  { name: 'table', rows: 3 },
  { name: 'help', rows: 1 },
] as const

describe('spendRows', () => {
  it.each([
    [0, [], 0],
    [1, ['pace'], 0],
    [3, ['pace', 'help'], 1],
    [4, ['pace', 'table'], 0],
    [9, ['pace', 'table', 'help'], 4],
  ])('gives %i rows to the most important parts that fit', (rows, kept, left) => {
    const budget = spendRows(rows, PARTS)
    expect(PARTS.map(({ name }) => name).filter(budget.has)).toEqual(kept)
    expect(budget.left).toBe(left)
  })
})
