import { afterAll, beforeAll, describe } from 'vitest'
import { openGpu, type OpenGpu } from '../../../vm/webgpu/index.js'
import { itPlays, type Player } from '../../helpers/golden.js'
import { HAS_SOFTWARE_GPU, useSoftwareGpu } from '../../helpers/software-gpu.js'

const PLAYER: Player = { refuses: 'a warrior uses P-space', gathers: true }

describe.skipIf(!HAS_SOFTWARE_GPU)('WebGPU engine', () => {
  let gpu: OpenGpu
  beforeAll(async () => {
    useSoftwareGpu()
    gpu = await openGpu(true)
  })
  afterAll(() => gpu.engine.close?.())

  for (const file of [
    'single.jsonl.gz',
    'single-edge.jsonl.gz',
    'rwlimit094-single.jsonl.gz',
    'rwlimit094-battles2.jsonl.gz',
    'battles2-nano.jsonl.gz',
    'battles2-tiny.jsonl.gz',
    'battles2-odd.jsonl.gz',
    'battles2-procs.jsonl.gz',
    'battles2-std.jsonl.gz',
    'battles-n.jsonl.gz',
    'placement.jsonl.gz',
  ])
    itPlays(file, PLAYER, () => Promise.resolve(gpu.engine))
})
