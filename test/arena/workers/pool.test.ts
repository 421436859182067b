import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  createFightPool,
  createInlineFights,
  FightError,
  type FightProgress,
  type Fights,
} from '../../../arena/workers/index.js'
import {
  roundsOf,
  createReferenceEngine,
  loadWasmEngine,
  PRESETS,
  warriorOutcome,
  type Batch,
  type Match,
} from '../../../vm/index.js'
import { mixedBatch as batch, pairs } from '../../helpers/fight-batches.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { waiter, warrior, zoo } from '../../helpers/warrior.js'

const folder = temporaryFolder('pool')

const open: Fights[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await Promise.all(open.splice(0).map((fights) => fights.close()))
})
function pool(threads: number, worker?: string): Fights {
  const entry =
    worker === undefined ? {} : { entry: fileURLToPath(new URL(`../../fixtures/${worker}`, import.meta.url)) }
  const fights = createFightPool({ threads, ...entry })
  open.push(fights)
  return fights
}

const rounds = batch.matches.reduce((sum, match) => sum + roundsOf(match), 0)

/** One match of many short rounds. */
const long: Batch = {
  settings: PRESETS['94nop'],
  programs: [waiter],
  matches: [{ warriors: [0, 0], placement: { kind: 'seed', seed: 1, rounds: 100_000 } }],
  stop: 'one-left',
}

/** Two warriors that wait for 10^8 cycles each: seconds of work in one match. */
const endless: Batch = {
  settings: { ...PRESETS['94nop'], maxCycles: 100_000_000 },
  programs: [waiter],
  matches: [1, 2, 3].map((seed) => ({ warriors: [0, 0], placement: { kind: 'seed', seed, rounds: 10 } })),
  stop: 'one-left',
}

describe('a batch', () => {
  it('has the same outcomes in this thread and on 1, 2 and 3 worker threads', async () => {
    const expected = await createInlineFights(createReferenceEngine()).run(batch)
    expect(expected).toHaveLength(batch.matches.length)
    for (const threads of [1, 2, 3]) expect(await pool(threads).run(batch)).toEqual(expected)
    const deaths = [0, 1, 2, 3].map((round) => warriorOutcome(expected.at(-1)!, round, 0).deathCycle > 0)
    expect(new Set(deaths).size, 'P-space decides').toBe(2)
  })

  it('is played without counting covered addresses when told so', async () => {
    const uncounted = { ...batch, coverage: false }
    const outcomes = await pool(2).run(uncounted)
    expect(outcomes).toEqual(await createInlineFights(createReferenceEngine()).run(uncounted))
    expect(outcomes.map((outcome) => warriorOutcome(outcome, 0, 0).covered)).toEqual(outcomes.map(() => 0))
  })

  it('gets its part of the workers in turn: a long one does not hold up a short one', async () => {
    const fights = pool(1)
    const [match] = pairs(1, 50)
    const many = { ...long, settings: PRESETS.tiny, matches: new Array<Match>(1000).fill(match!) }
    const stop = new AbortController()
    let done = 0
    const ended = fights.run(many, { signal: stop.signal, onMatch: () => done++ }).catch(() => 'stopped')
    const hasBegun = () => {
      expect(done).toBeGreaterThan(0)
    }
    await vi.waitFor(hasBegun, 10_000)
    const short = { ...many, matches: many.matches.slice(0, 3) }
    expect(await fights.run(short)).toHaveLength(3)
    expect(done).toBeLessThan(many.matches.length / 2)
    stop.abort()
    expect(await ended).toBe('stopped')
  })

  it('reports each match once as it is done, and how far it is', async () => {
    for (const fights of [pool(2), createInlineFights(createReferenceEngine())]) {
      const seen = new Map<number, unknown>()
      const done: number[] = []
      const played: number[] = []
      const outcomes = await fights.run(batch, {
        onMatch: (match, outcome) => {
          expect(seen.has(match)).toBe(false)
          seen.set(match, outcome)
        },
        onProgress: ({ matchesDone, matchesTotal, roundsDone, roundsTotal }) => {
          expect([matchesTotal, roundsTotal]).toEqual([batch.matches.length, rounds])
          done.push(matchesDone)
          played.push(roundsDone)
        },
      })
      expect(outcomes.map((_, match) => seen.get(match))).toEqual(outcomes)
      for (const numbers of [done, played]) expect(numbers).toEqual(numbers.toSorted((x, y) => x - y))
      expect([done.at(-1), played.at(-1)]).toEqual([batch.matches.length, rounds])
    }
  })

  it('reports rounds again and again while a match lasts, at least four times a second', async () => {
    const timers = vi.spyOn(globalThis, 'setInterval')
    // A pool looks by a timer, an engine of this thread tells of each round.
    for (const [fights, looks] of [
      [pool(2), 1],
      [createInlineFights(await loadWasmEngine()), 0],
    ] as const) {
      timers.mockClear()
      const controller = new AbortController()
      const reports: FightProgress[] = []
      const running = fights.run(long, {
        signal: controller.signal,
        onProgress: (progress) => {
          if (reports.push(progress) === 6) controller.abort(new Error('enough'))
        },
      })
      await expect(running).rejects.toThrow('enough')
      expect(timers.mock.calls.filter(([, delay]) => delay! <= 250)).toHaveLength(looks)
      expect(reports.length).toBeGreaterThanOrEqual(6)
      expect(reports.every(({ matchesDone }) => matchesDone === 0)).toBe(true)
      const rounds = reports.map(({ roundsDone }) => roundsDone)
      expect([...new Set(rounds)]).toEqual(rounds.toSorted((x, y) => x - y))
      expect(rounds.at(-1)).toBeLessThan(100_000)
    }
  })

  it('ends with the error when the caller cannot take a report', async () => {
    const onProgress = () => {
      throw new Error('no terminal')
    }
    await expect(pool(1).run(long, { onProgress })).rejects.toThrow('no terminal')
  })

  it('is played lane by lane: a worker gets the shards that were cut for it', async () => {
    vi.stubEnv('DRQ_TEST_FOLDER', folder)
    const fights = pool(3, 'diary-worker.mjs')
    await fights.run(batch)
    await Promise.all([fights.run(batch), fights.run(batch)])
    const lines = readFileSync(join(folder, 'diary'), 'utf8').trim().split('\n')
    const threads = new Map([0, 1, 2].map((lane) => [lane, new Set<string>()]))
    for (const line of lines) threads.get(Number(line.split(' ')[0]))!.add(line)
    expect([...threads.values()].map(({ size }) => size)).toEqual([1, 1, 1])
  })

  it('without matches is done at once', async () => {
    expect(await pool(2).run({ ...batch, matches: [] })).toEqual([])
  })

  it('can share the pool with another one', async () => {
    const fights = pool(2)
    const [first, second] = await Promise.all([fights.run(batch), fights.run(batch)])
    expect(first).toEqual(second)
  })

  it('that no engine runs is rejected with the reason', async () => {
    const crowded = { ...batch, settings: { ...PRESETS.nano, minSeparation: 70 } }
    await expect(pool(1).run(crowded)).rejects.toThrow(/no engine runs this batch: .*do not fit/)
    const seed = { kind: 'seed', seed: 1, rounds: 1 } as const
    const missing: Batch = { ...batch, matches: [{ warriors: [0, 99], placement: seed }] }
    await expect(pool(1).run(missing)).rejects.toThrow(/no engine runs this batch: .*not there/)
  })

  it('ends with the error when the caller cannot take an outcome', async () => {
    const full = () => {
      throw new Error('disk full')
    }
    await expect(pool(2).run(batch, { onMatch: full })).rejects.toThrow('disk full')
  })
})

describe('cancelling', () => {
  it.each([1, 2])(
    'rejects with the reason in the middle of a round on %i threads, and the pool plays on',
    async (threads) => {
      const fights = pool(threads)
      await fights.run(batch)
      const controller = new AbortController()
      const rounds: number[] = []
      const running = fights.run(endless, {
        signal: controller.signal,
        onProgress: ({ roundsDone }) => rounds.push(roundsDone),
      })
      setTimeout(() => {
        controller.abort(new Error('enough'))
      }, 150)
      await expect(running).rejects.toThrow('enough')
      // A round takes more than the second that a slow machine may need to stop.
      expect(Math.max(0, ...rounds)).toBeLessThan(threads * 2)
      expect(await fights.run(batch)).toHaveLength(batch.matches.length)
    },
  )

  it('ends the thread of an engine that does not listen', async () => {
    const controller = new AbortController()
    const running = pool(1, 'deaf-worker.mjs').run(batch, { signal: controller.signal })
    setTimeout(() => {
      controller.abort(new Error('enough'))
    }, 300)
    // It would never end by itself.
    await expect(running).rejects.toThrow('enough')
  })

  it('before the start plays nothing', async () => {
    const onMatch = vi.fn()
    const signal = AbortSignal.abort(new Error('never mind'))
    await expect(pool(1).run(batch, { signal, onMatch })).rejects.toThrow('never mind')
    expect(onMatch).not.toHaveBeenCalled()
  })
})

describe('a worker that dies', () => {
  const mortal = (pin: number): Batch => ({
    ...batch,
    programs: [...zoo, warrior('deadly', ['JMP.A $0, $0'], 0, pin)],
    matches: [
      ...pairs(zoo.length, 2),
      { warriors: [1, zoo.length], placement: { kind: 'seed', seed: 7, rounds: 2 } },
      ...pairs(zoo.length, 3),
    ],
  })

  it('is replaced, and its matches are played by another', async () => {
    vi.stubEnv('DRQ_TEST_FOLDER', folder)
    const expected = await createInlineFights(createReferenceEngine()).run(mortal(14))
    expect(await pool(2, 'mortal-worker.mjs').run(mortal(14))).toEqual(expected)
    expect(existsSync(join(folder, 'died-once'))).toBe(true)
  })

  it('twice of the same match makes that match, and only that one, an error at the end', async () => {
    vi.stubEnv('DRQ_TEST_FOLDER', folder)
    const deadly = mortal(13)
    const played = new Set<number>()
    const error = await pool(2, 'mortal-worker.mjs')
      .run(deadly, { onMatch: (match) => played.add(match) })
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(FightError)
    const culprit = pairs(zoo.length, 2).length
    expect((error as FightError).unplayed).toEqual([{ match: culprit, reason: 'worker exited with code: 9' }])
    expect(played.size).toBe(deadly.matches.length - 1)
    expect(played.has(culprit)).toBe(false)
  })
})

it('a pool without threads is a mistake of the caller', () => {
  expect(() => createFightPool({ threads: 0 })).toThrow(RangeError)
})
