import { expect, it } from 'vitest'
import { eligibleFor } from '../../../arena/workers/eligible.js'
import { allowed, failure, type Batch, type Match } from '../../../vm/index.js'
import { counter, mixedBatch, withoutPSpace } from '../../helpers/fight-batches.js'
import { standInGpu } from '../../helpers/stand-in-gpu.js'
import { zoo } from '../../helpers/warrior.js'

it('all that an engine does not refuse is eligible', () => {
  expect([...eligibleFor(standInGpu(), mixedBatch)].toSorted((x, y) => x - y)).toEqual(
    withoutPSpace(mixedBatch),
  )
})

it('single matches are found among thousands, for whatever reason they are refused', () => {
  const placement = { kind: 'seed', seed: 1, rounds: 1 } as const
  const matches = Array.from({ length: 3000 }, (_, index): Match => ({ warriors: [index % 5, 2], placement }))
  const refusedOnes = new Set([0, 17, 1500, 2999])
  for (const at of refusedOnes) matches[at] = { warriors: [5, 2], placement }
  const batch: Batch = { ...mixedBatch, programs: zoo, matches }
  const judge = ({ programs, matches }: Batch) =>
    matches.some(({ warriors }) => warriors.some((index) => programs[index] === zoo[5]))
      ? failure('PSpace', 'no')
      : allowed
  const eligible = eligibleFor({ judge }, { ...batch, matches: [matches[1]!, ...matches, matches[1]!] })
  expect(eligible.size).toBe(3002 - refusedOnes.size)
})

it('thousands with P-space take few questions', () => {
  const placement = { kind: 'seed', seed: 1, rounds: 1 } as const
  const matches = Array.from({ length: 5000 }, (_, index): Match => ({ warriors: [index % 6, 6], placement }))
  const gpu = standInGpu()
  let questions = 0
  const judge = (batch: Batch) => {
    questions++
    return gpu.judge(batch)
  }
  const batch = { ...mixedBatch, programs: [...zoo, counter(null)], matches }
  expect(eligibleFor({ judge }, batch).size).toBe(0)
  expect(questions).toBeLessThan(10)
})
