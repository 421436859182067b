import { expect, it } from 'vitest'
import { chooseEngine, closeEngines } from '../../../arena/engines/index.js'
import { mixedBatch } from '../../helpers/fight-batches.js'

it('engines that were chosen are made anew after they were closed', async () => {
  const first = await chooseEngine(mixedBatch, 'reference')
  expect(await chooseEngine(mixedBatch, 'reference')).toBe(first)
  await closeEngines()
  expect(await chooseEngine(mixedBatch, 'reference')).not.toBe(first)
})
