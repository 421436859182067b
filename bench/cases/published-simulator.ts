import { createEngine } from '../../arena/engines/index.js'
import { createBatchContestant, measureOnce, sampleInTurn, sizeSample } from '../../arena/speed/index.js'
import { tensOf } from '../measure/context.js'
import { judge, printNumber, type BenchCase, type Target } from '../measure/finding.js'
import { quartilesOf } from '../../arena/statistics/index.js'

/** Instructions a second of the simulator that was published with arXiv 2601.03335, in Python, measured once on such a machine. */
const PUBLISHED = 41_000

const TARGET: Target = { kind: 'at least', bound: 3000, unit: 'x' }
const TURNS = 5
const SAMPLE_MS = 1000

/** What evolution plays: ten warriors until none is left, coverage counted, on one thread. */
export const publishedSimulator: BenchCase = {
  name: 'published-simulator',
  async run({ pairs, expect, now }) {
    const expectation = expect({ ...pairs, lineUps: tensOf(pairs), stop: 'none-left', coverage: true })
    const { workload } = expectation
    const engine = await createEngine('wasm')
    const ours = createBatchContestant({
      name: 'wasm',
      threads: 1,
      workload,
      now,
      run: (batch) => engine.run(batch),
    })
    const { rounds } = await sizeSample(ours, expectation, SAMPLE_MS)
    const [samples] = await sampleInTurn([
      {
        samples: TURNS,
        sample: async () => (await measureOnce(ours, rounds, expectation)).stepsPerSecond,
      },
    ])
    const { median, low, high } = quartilesOf(samples!)
    const note = `${printNumber(median / 1e6)} (${printNumber(low / 1e6)} to ${printNumber(high / 1e6)}) M instr/s against ${PUBLISHED}`
    return [
      judge(
        'ten warriors until none is left, against the published simulator',
        median / PUBLISHED,
        TARGET,
        note,
      ),
    ]
  },
}
