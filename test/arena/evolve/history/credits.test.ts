import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { creditsOf } from '../../../../arena/evolve/index.js'
import { commonSubsequence } from '../../../../arena/evolve/history/common-subsequence.js'
import { openStore } from '../../../../arena/store/index.js'
import type { Warrior } from '../../../../vm/index.js'
import { storeBredRun, type BredProposal } from '../../../helpers/bred-run.js'
import { DWARF, STONE } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { warrior } from '../../../helpers/warrior.js'

/** Credits of a warrior of a run that was given Dwarf as opponent, and Imp, Dwarf and Stone as stock. */
function credits(proposals: readonly BredProposal[], of: Warrior) {
  const path = join(temporaryFolder('credits'), 'a.db')
  const runId = storeBredRun(path, proposals)
  const store = openStore(path)
  try {
    return creditsOf(store, store.evolution.findRun(runId)!, of).map(({ name, instructions, length }) => {
      return `${instructions} of ${length}: ${name}`
    })
  } finally {
    store.close()
  }
}

describe('what a warrior carries of those that its run was given', () => {
  const dwarfish = warrior('dwarfish', ['NOP.F $0, $0', 'ADD.AB #9, $-3', 'MOV.I $5, @7', 'JMP.B $-2, $0'])

  it('is the instructions that stand in an ancestor in the same order, whatever their constants', () => {
    const child = { generation: 1, proposal: 0, warrior: dwarfish, parents: [DWARF] }
    expect(credits([child], dwarfish)).toEqual(['3 of 4: Dwarf'])
  })

  it('goes back over all parents that are stored', () => {
    const middle = warrior('middle', ['NOP.F $0, $0'])
    const proposals = [
      { generation: 1, proposal: 0, warrior: middle, parents: [DWARF] },
      { generation: 2, proposal: 0, warrior: dwarfish, parents: [middle] },
    ]
    expect(credits(proposals, dwarfish)).toEqual(['3 of 4: Dwarf'])
  })

  it('is nothing of a given warrior that is no ancestor, however alike', () => {
    const proposals = [{ generation: 1, proposal: 0, warrior: dwarfish, parents: [STONE] }]
    expect(credits(proposals, dwarfish)).toEqual(['2 of 4: Stone'])
    expect(credits([{ ...proposals[0]!, parents: [] }], dwarfish)).toEqual([])
  })

  it('credits the largest share first, and no instruction twice', () => {
    // Five of it stand in Stone, and in Dwarf three, of which one is left.
    const stony = warrior('stony', [
      'SPL.B #0, $0',
      'DAT.F #1, #1',
      'MOV.I $9, @9',
      'ADD.AB #7, $2',
      'JMP.B $-2, $0',
      'DAT.F #3, #3',
    ])
    const proposals = [{ generation: 1, proposal: 0, warrior: stony, parents: [DWARF, STONE] }]
    expect(credits(proposals, stony)).toEqual(['5 of 6: Stone', '1 of 6: Dwarf'])
  })

  it('is all of a given warrior for itself', () => {
    expect(credits([{ generation: 1, proposal: 0, warrior: STONE }], STONE)).toEqual(['5 of 5: Stone'])
  })

  it('is found even where the file says that a warrior is its own ancestor', () => {
    const other = warrior('other', ['NOP.F $1, $1'])
    const proposals = [
      { generation: 1, proposal: 0, warrior: dwarfish, parents: [other, DWARF] },
      { generation: 1, proposal: 1, warrior: other, parents: [dwarfish, other] },
    ]
    expect(credits(proposals, dwarfish)).toEqual(['3 of 4: Dwarf'])
  })
})

describe('a longest common subsequence', () => {
  it('is given by its places in both lists', () => {
    expect(commonSubsequence([1, 2, 3, 4], [2, 9, 4])).toEqual([
      [1, 0],
      [3, 2],
    ])
    expect(commonSubsequence([], [1])).toEqual([])
    expect(commonSubsequence([1], [])).toEqual([])
    expect(commonSubsequence([1, 1], [1])).toHaveLength(1)
  })

  it('is as long as the longest of all subsequences of one list that are in the other', () => {
    const isIn = (part: readonly number[], whole: readonly number[]) => {
      let found = 0
      for (const item of whole) if (item === part[found]) found++
      return found === part.length
    }
    const lists = [
      [0, 1, 2, 1, 0, 2],
      [2, 1, 0, 0, 1],
      [1, 1, 2],
      [0, 2, 0, 2, 0],
    ]
    for (const first of lists)
      for (const second of lists) {
        const lengths = Array.from({ length: 2 ** first.length }, (_, mask) => {
          const part = first.filter((_, index) => (mask >> index) % 2 === 1)
          return isIn(part, second) ? part.length : 0
        })
        const places = commonSubsequence(first, second)
        expect(places).toHaveLength(Math.max(...lengths))
        for (const [i, j] of places) expect(first[i]).toBe(second[j])
        expect(places.map(([i]) => i)).toEqual([...new Set(places.map(([i]) => i))].sort((x, y) => x - y))
      }
  })
})
