import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../arena/engines/index.js'
import {
  batchOf,
  createBatchContestant,
  createExpectation,
  describeLineUp,
  measureOnce,
  measureSpeeds,
  ratioOf,
  sizeSample,
  SpeedError,
  stepsBetween,
  type SpeedContestant,
  type Expectation,
} from '../../../arena/speed/index.js'
import type { EngineName, MatchOutcome } from '../../../vm/index.js'
import { tinyWorkload } from '../../helpers/workload.js'

const workload = tinyWorkload()
const now = () => performance.now()

async function expectation(name: EngineName = 'reference'): Promise<Expectation> {
  return createExpectation(workload, await createEngine(name), new AbortController().signal)
}

async function contestant(name: EngineName): Promise<SpeedContestant> {
  const engine = await createEngine(name)
  return createBatchContestant({ name, threads: 1, workload, now, run: (batch) => engine.run(batch) })
}

/** Plays by a clock of its own: so many milliseconds a round. */
function clockwork(msPerRound: number, leastRounds = 1): SpeedContestant & { readonly played: number[] } {
  const played: number[] = []
  return {
    name: 'clockwork',
    threads: 1,
    leastRounds,
    played,
    play: (rounds) => {
      played.push(rounds)
      return Promise.resolve({
        from: 0,
        copies: 1,
        durationMs: msPerRound * rounds,
        differenceTo: () => null,
      })
    },
  }
}

describe('measureSpeeds', () => {
  it('measures engines side by side on the same rounds', async () => {
    const phases: string[] = []
    const speeds = await measureSpeeds({
      contestants: [await contestant('wasm'), await contestant('reference')],
      expectation: await expectation('wasm'),
      durationMs: 100,
      onProgress: ({ phase, done, total }) => phases.push(`${phase} ${done}/${total}`),
    })
    expect(speeds.map(({ name }) => name)).toEqual(['wasm', 'reference'])
    for (const { samples, rounds } of speeds) {
      expect(samples.length).toBeGreaterThanOrEqual(1)
      expect(Math.min(...samples)).toBeGreaterThan(1000)
      expect(rounds).toBeGreaterThanOrEqual(1)
    }
    expect(phases.slice(0, 2)).toEqual(['check 0/2', 'check 1/2'])
    expect(phases.at(2)).toMatch(/^measure 0\/\d$/)
  })

  it('rejects when an answer is wrong, and says where', async () => {
    const honest = await createEngine('wasm')
    const liar = createBatchContestant({
      name: 'liar',
      threads: 1,
      workload,
      now,
      run: async (batch) => {
        const outcomes = await honest.run(batch)
        outcomes[2]!.data[1]! += 1
        return outcomes
      },
    })
    const steps = (await (await expectation()).outcomes(1))[2]!.data[1]!
    const measured = measureSpeeds({ contestants: [liar], expectation: await expectation(), durationMs: 1 })
    await expect(measured).rejects.toThrow(SpeedError)
    await expect(measured).rejects.toThrow(
      new RegExp(
        `^liar answers wrong: \\w+\\.red v \\w+\\.red, round 1: steps is ${steps + 1}, expected ${steps}$`,
      ),
    )
  })
})

describe('createBatchContestant', () => {
  it('plays each series as often as wanted, and finds what is wrong in any copy', async () => {
    const engine = await createEngine('wasm')
    let matches = 0
    let spoilt = -1
    const copied = createBatchContestant({
      name: 'wasm',
      threads: 2,
      workload,
      copies: 3,
      now,
      run: async (batch) => {
        matches = batch.matches.length
        const outcomes = await engine.run(batch)
        if (spoilt >= 0) outcomes[spoilt]!.data[0]! += 1
        return outcomes
      },
    })
    const expected = await (await expectation()).outcomes(2)
    const play = await copied.play(2)
    expect(matches).toBe(3 * workload.lineUps.length)
    expect(play).toMatchObject({ copies: 3, from: 0 })
    expect(play.differenceTo(expected)).toBeNull()
    spoilt = workload.lineUps.length * 2 + 1
    const title = describeLineUp(workload, 1)
    expect((await copied.play(2)).differenceTo(expected)).toContain(`${title}, round 1: cycles is `)
  })
})

describe('measureOnce', () => {
  it('counts the instructions of the rounds that were timed, in all copies', async () => {
    const outcomes: MatchOutcome[] = await (await createEngine('reference')).run(batchOf(workload, 6))
    const late: SpeedContestant = {
      ...clockwork(1),
      play: () => Promise.resolve({ from: 2, copies: 3, durationMs: 500, differenceTo: () => null }),
    }
    const { stepsPerSecond } = await measureOnce(late, 6, await expectation())
    expect(stepsPerSecond).toBe(2 * 3 * stepsBetween(outcomes, 2, 6))
  })
})

describe('sizeSample', () => {
  // What is played does not matter here.
  const anything: Expectation = { workload, outcomes: () => Promise.resolve([]) }

  it('finds the rounds that take the time, and what they take', async () => {
    const even = clockwork(0.5)
    expect(await sizeSample(even, anything, 40)).toEqual({ rounds: 80, durationMs: 40 })
    expect(Math.max(...even.played)).toBeLessThanOrEqual(80)
  })

  it('never goes below the rounds that can be timed', async () => {
    expect(await sizeSample(clockwork(100, 2), anything, 40)).toEqual({
      rounds: 2,
      durationMs: 200,
    })
  })

  it('ends with a clock that stands still', async () => {
    expect((await sizeSample(clockwork(0), anything, 40)).rounds).toBe(20_000)
  })
})

describe('ratioOf', () => {
  it('compares samples of the same turn, as far as both have them', () => {
    const speed = (samples: number[]) => ({ name: '', threads: 1, rounds: 1, samples })
    expect(ratioOf(speed([20, 60, 30, 999]), speed([10, 20, 30]))).toEqual({ low: 1.5, median: 2, high: 2.5 })
  })
})
