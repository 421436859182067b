import { afterAll, beforeAll, describe } from 'vitest'
import { openGpu, type OpenGpu } from '../../../vm/webgpu/index.js'
import { itPlays, type Player } from '../../helpers/golden.js'
import { HAS_SOFTWARE_GPU, useSoftwareGpu } from '../../helpers/software-gpu.js'

const PLAYER: Player = {
  few: {
    'single.jsonl.gz': { every: 400, mostSteps: 80_000, lines: 47 },
    'single-edge.jsonl.gz': { every: 60, mostSteps: 80_000, lines: 51 },
    'rwlimit094-single.jsonl.gz': { every: 60, mostSteps: 80_000, lines: 24 },
    'battles2-nano.jsonl.gz': { every: 20, lines: 35 },
    'battles2-tiny.jsonl.gz': { every: 60, lines: 24 },
    'battles2-odd.jsonl.gz': { every: 40, mostSteps: 1_000_000, lines: 9 },
    'battles2-procs.jsonl.gz': { every: 60, lines: 5 },
    'battles2-std.jsonl.gz': { every: 200, mostSteps: 200_000, lines: 14 },
    'battles-n.jsonl.gz': { every: 100, mostSteps: 1_000_000, lines: 7 },
    'rwlimit094-battles2.jsonl.gz': { every: 40, mostSteps: 1_000_000, lines: 9 },
    'placement.jsonl.gz': { every: 15, lines: 11 },
  },
  samples: {
    'single.jsonl.gz': { every: 20, mostSteps: 80_000, lines: 939 },
    'rwlimit094-single.jsonl.gz': { every: 4, mostSteps: 80_000, lines: 350 },
    'single-edge.jsonl.gz': { every: 2, mostSteps: 80_000, lines: 1509 },
    'battles2-std.jsonl.gz': { every: 40, mostSteps: 200_000, lines: 70 },
    'battles2-odd.jsonl.gz': { every: 8, mostSteps: 1_000_000, lines: 44 },
    'battles-n.jsonl.gz': { every: 10, mostSteps: 1_000_000, lines: 70 },
    'rwlimit094-battles2.jsonl.gz': { every: 8, mostSteps: 1_000_000, lines: 44 },
  },
  refuses: /^(a warrior uses P-space|a core of \d+ cells is too large; 65535 are possible)$/,
  gathers: true,
}

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
