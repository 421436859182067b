import { expect, it } from 'vitest'
import { chooseEngine, createEngine } from '../../../arena/engines/index.js'
import { shortBatch } from '../../helpers/gpu-work.js'
import { HAS_SOFTWARE_GPU, SOFTWARE_GPU_ENV } from '../../helpers/software-gpu.js'
import { referenceAnswer } from '../../helpers/reference-answers.js'

it.skipIf(!HAS_SOFTWARE_GPU)('webgpu is made and chosen by its name, software too', async () => {
  Object.assign(process.env, SOFTWARE_GPU_ENV)
  const made = await createEngine('webgpu')
  expect(await made.run(shortBatch)).toEqual(await referenceAnswer(shortBatch))
  await made.close!()
  const chosen = await chooseEngine(shortBatch, 'webgpu')
  expect(chosen.name).toBe('webgpu')
  await chosen.close!()
})
