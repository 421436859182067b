import { describe, expect, it } from 'vitest'
import { batchOf, filesOf, pickPairs } from '../../../arena/speed/index.js'
import { program } from '../../helpers/program.js'
import { tinyWorkload } from '../../helpers/workload.js'

const plain = program(['MOV.I $0, $1'])
const remembering = program(['LDP.A #0, $1', 'MOV.I $0, $1'])

describe('pickPairs', () => {
  it('takes all pairs where there are few, the earlier warrior first', () => {
    expect(pickPairs([plain, plain, plain], 16)).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ])
  })

  it('spreads the pairs over the round robin where there are many', () => {
    const pairs = pickPairs(
      Array.from({ length: 34 }, () => plain),
      16,
    )
    expect(new Set(pairs.map(String)).size).toBe(16)
    expect(new Set(pairs.map(([first]) => first)).size).toBeGreaterThan(10)
    expect(Math.max(...pairs.flat())).toBeGreaterThan(30)
  })

  it('leaves out who uses P-space', () => {
    expect(pickPairs([plain, remembering, plain], 16)).toEqual([[0, 2]])
    expect(pickPairs([remembering, plain], 16)).toEqual([])
  })
})

describe('batchOf', () => {
  it('is as many rounds of every series as wanted, placed as pMARS -F places them', () => {
    const batch = batchOf(tinyWorkload({ lineUps: [[0, 1, 2]] }), 7)
    expect(batch).toMatchObject({
      matches: [{ warriors: [0, 1, 2], placement: { kind: 'seed', seed: 400 - 20, rounds: 7 } }],
      stop: 'one-left',
      coverage: false,
    })
  })
})

describe('filesOf', () => {
  it('names the sources in load order', () => {
    expect(filesOf(tinyWorkload(), [2, 0])).toEqual(['/zoo/splitter.red', '/zoo/imp.red'])
  })
})
