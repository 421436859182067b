/** Measures speeds side by side; no answer counts that is not as expected. */
import type { SpeedContestant } from './contestant.js'
import { stepsBetween, type Expectation } from './expectation.js'
import { sampleInTurn } from './sampler.js'
import { SpeedError } from './speed-error.js'
import { type Quartiles, quartilesOf } from '../statistics/index.js'

export interface SpeedOptions {
  readonly contestants: readonly SpeedContestant[]
  readonly expectation: Expectation
  /** Measured time of each contestant, in all its samples; more where a single round takes longer. */
  readonly durationMs: number
  readonly onProgress?: (progress: SpeedProgress) => void
}

/** Contestants are first checked and their samples sized, one after the other; then all are measured turn by turn. */
export interface SpeedProgress {
  readonly phase: 'check' | 'measure'
  /** Contestants checked, or turns over. */
  readonly done: number
  readonly total: number
}

export interface Speed {
  readonly name: string
  readonly threads: number
  /** Rounds of each series in one sample. */
  readonly rounds: number
  /** Instructions a second of each sample, by turn. */
  readonly samples: readonly number[]
}

/** Samples of each contestant: fewer where a round takes long, more where {@link MAX_ROUNDS} are soon over. */
const SAMPLES = 5
const MAX_SAMPLES = 1000

/** Bounds the memory of the expectation. */
const MAX_ROUNDS = 20_000

/** Speeds in the order of the contestants. Rejects with a SpeedError when one of them answers wrong. */
export async function measureSpeeds(options: SpeedOptions): Promise<Speed[]> {
  const { contestants, expectation, durationMs, onProgress } = options
  const total = contestants.length
  const sized: Sized[] = []
  for (const contestant of contestants) {
    onProgress?.({ phase: 'check', done: sized.length, total })
    sized.push(await sizeSample(contestant, expectation, durationMs / SAMPLES))
  }
  const samples = await sampleInTurn(
    sized.map((size, index) => ({
      samples: Math.min(MAX_SAMPLES, Math.max(1, Math.round(durationMs / size.durationMs))),
      sample: () => measureOnce(contestants[index]!, size.rounds, expectation),
    })),
    (done, turns) => onProgress?.({ phase: 'measure', done, total: turns }),
  )
  return contestants.map(({ name, threads }, index) => ({
    name,
    threads,
    rounds: sized[index]!.rounds,
    samples: samples[index]!.map(({ stepsPerSecond }) => stepsPerSecond),
  }))
}

/** How often the speed goes into the other's, turn by turn. */
export function ratioOf(speed: Speed, base: Speed): Quartiles {
  const turns = Math.min(speed.samples.length, base.samples.length)
  return quartilesOf(speed.samples.slice(0, turns).map((sample, turn) => sample / base.samples[turn]!))
}

interface Sized {
  readonly rounds: number
  /** About what they take. */
  readonly durationMs: number
}

/** Rounds of each series that take about `targetMs`. The contestant is warm afterwards. */
export async function sizeSample(
  contestant: SpeedContestant,
  expectation: Expectation,
  targetMs: number,
): Promise<Sized> {
  let rounds = contestant.leastRounds
  for (;;) {
    const { durationMs } = await measureOnce(contestant, rounds, expectation)
    // A first play says little about the next: at most tenfold each time.
    const wanted = (rounds * targetMs) / Math.max(durationMs, targetMs / 10)
    const next = Math.min(MAX_ROUNDS, Math.max(contestant.leastRounds, Math.round(wanted)))
    if (durationMs >= targetMs / 2 || rounds === MAX_ROUNDS)
      return { rounds: next, durationMs: (durationMs * next) / rounds }
    rounds = Math.max(next, rounds + 1)
  }
}

export interface SpeedSample {
  readonly stepsPerSecond: number
  readonly durationMs: number
}

/** Plays once. Rejects with a SpeedError when the answer is wrong. */
export async function measureOnce(
  contestant: SpeedContestant,
  rounds: number,
  expectation: Expectation,
): Promise<SpeedSample> {
  const play = await contestant.play(rounds)
  const expected = await expectation.outcomes(rounds)
  const difference = play.differenceTo(expected)
  if (difference !== null) throw new SpeedError(`${contestant.name} answers wrong: ${difference}`)
  // What is subtracted for a start can outweigh a very short play.
  const durationMs = Math.max(play.durationMs, 0.001)
  const steps = play.copies * stepsBetween(expected, play.from, rounds)
  return { stepsPerSecond: (1000 * steps) / durationMs, durationMs }
}
