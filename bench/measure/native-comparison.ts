/** Compares an engine with another simulator: many series, the two of them in turn on each. */
import { basename } from 'node:path'
import {
  createNativeContestant,
  measureOnce,
  ratioOf,
  sampleInTurn,
  sizeSample,
  type SpeedContestant,
  type Expectation,
  type NativeKind,
  type NativeMars,
  type Speed,
  type Workload,
} from '../../arena/speed/index.js'
import type { BenchContext } from './context.js'
import { judge, printNumber, type BenchFinding, type Target } from './finding.js'
import { geometricMean, quantile, quartilesOf } from '../../arena/statistics/index.js'

export interface NativeComparison {
  readonly title: string
  /** Each line-up is measured by itself, and the ratios are averaged. */
  readonly workload: Workload
  readonly native: NativeMars
  readonly target: Target
  /** Whom the target is about; against another one nothing is met or missed. */
  readonly rival: NativeKind
  /** Rounds of a sample are as many as the other simulator plays in {@link SAMPLE_MS}, between these. */
  readonly leastRounds: number
  /** Enters our side for one series. */
  readonly enter: (series: Workload) => SpeedContestant
}

const TURNS = 5
/** Starts of processes are subtracted; in so long a sample an error in that is small. */
const SAMPLE_MS = 400
const MOST_ROUNDS = 1000

export async function compareWithNative(
  context: BenchContext,
  comparison: NativeComparison,
): Promise<BenchFinding> {
  const { workload, native, leastRounds, enter, target } = comparison
  const name = basename(native.path)
  const players: {
    readonly contestant: SpeedContestant
    readonly rounds: number
    readonly expectation: Expectation
  }[] = []
  for (const line of workload.lineUps) {
    const series = { ...workload, lineUps: [line] }
    const expectation = context.expect(series)
    const rival = createNativeContestant(native, series)
    const sized = await sizeSample(rival, expectation, SAMPLE_MS)
    const rounds = Math.min(MOST_ROUNDS, Math.max(leastRounds, sized.rounds))
    const ours = enter(series)
    await measureOnce(ours, rounds, expectation)
    players.push({ contestant: ours, rounds, expectation }, { contestant: rival, rounds, expectation })
  }
  const samples = await sampleInTurn(
    players.map(({ contestant, rounds, expectation }) => ({
      samples: TURNS,
      sample: async () => (await measureOnce(contestant, rounds, expectation)).stepsPerSecond,
    })),
    (turn) => {
      context.log(`  turn ${turn + 1} of ${TURNS}`)
    },
  )
  const speeds = players.map(({ contestant, rounds }, index): Speed => {
    return { name: contestant.name, threads: 1, rounds, samples: samples[index]! }
  })
  const ours = speeds.filter((_, index) => index % 2 === 0)
  const theirs = speeds.filter((_, index) => index % 2 === 1)
  const ratio = geometricMean(ours.map((speed, index) => ratioOf(speed, theirs[index]!).median))
  const byTurn = Array.from({ length: TURNS }, (_, turn) =>
    geometricMean(ours.map((speed, index) => speed.samples[turn]! / theirs[index]!.samples[turn]!)),
  )
  const { low, high } = quartilesOf(byTurn)
  const notes = [
    `quartiles ${printNumber(low)} to ${printNumber(high)}`,
    `${printSpeed(ours)} to ${printSpeed(theirs)} M instr/s`,
    `${ours.length} series`,
  ]
  const isMeant = native.kind === comparison.rival
  if (!isMeant) notes.push(`the target is about ${comparison.rival}`)
  const finding = judge(`${comparison.title}, against ${name}`, ratio, target, notes.join('; '))
  return isMeant ? finding : { ...finding, verdict: 'not measured' }
}

/** Geometric mean over the series, in millions of instructions a second. */
function printSpeed(speeds: readonly Speed[]): string {
  return printNumber(geometricMean(speeds.map(({ samples }) => quantile(samples, 0.5))) / 1e6)
}
