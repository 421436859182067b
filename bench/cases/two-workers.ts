import {
  createBatchContestant,
  measureOnce,
  ratioOf,
  sampleInTurn,
  sizeSample,
} from '../../arena/speed/index.js'
import { roundRobin } from '../../arena/tournament/index.js'
import { createFightPool } from '../../arena/workers/index.js'
import { judge, notMeasured, printNumber, type BenchCase, type Target } from '../measure/finding.js'

const TITLE = 'two workers against one, round robin'
const TARGET: Target = { kind: 'at least', bound: 1.95, unit: 'x' }
const TURNS = 5
/** So long that the last shards, when one worker has nothing left to do, matter little. */
const SAMPLE_MS = 5000

/** The whole round robin of the bundled warriors on pools of one worker and of two. */
export const twoWorkers: BenchCase = {
  name: 'two-workers',
  async run({ pairs, cores, expect, now, log }) {
    if (cores < 2) return [notMeasured(TITLE, TARGET, 'one core only')]
    const expectation = expect({ ...pairs, lineUps: roundRobin(pairs.warriors.length) })
    const { workload } = expectation
    const pools = [1, 2].map((threads) => ({ threads, pool: createFightPool({ threads, engine: 'wasm' }) }))
    try {
      const contestants = pools.map(({ threads, pool }) =>
        createBatchContestant({ name: 'wasm', threads, workload, now, run: (batch) => pool.run(batch) }),
      )
      const { rounds } = await sizeSample(contestants[0]!, expectation, SAMPLE_MS)
      await measureOnce(contestants[1]!, rounds, expectation)
      const samples = await sampleInTurn(
        contestants.map((contestant) => ({
          samples: TURNS,
          sample: async () => (await measureOnce(contestant, rounds, expectation)).stepsPerSecond,
        })),
        (turn) => {
          log(`  turn ${turn + 1} of ${TURNS}`)
        },
      )
      const [one, two] = contestants.map(({ name, threads }, index) => {
        return { name, threads, rounds, samples: samples[index]! }
      })
      const { median, low, high } = ratioOf(two!, one!)
      const note = `quartiles ${printNumber(low)} to ${printNumber(high)}; ${workload.lineUps.length} pairs, ${rounds} rounds`
      return [judge(TITLE, median, TARGET, note)]
    } finally {
      await Promise.all(pools.map(({ pool }) => pool.close()))
    }
  },
}
