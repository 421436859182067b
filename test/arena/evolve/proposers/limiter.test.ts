import { setImmediate as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { ProposerError } from '../../../../arena/evolve/index.js'
import { createLimiter } from '../../../../arena/evolve/proposers/llm/limiter.js'

describe('the limiter', () => {
  it('never lets more go on at once, and lets all of them end', async () => {
    const limiter = createLimiter(3)
    let [active, most] = [0, 0]
    const work = async (value: number) => {
      most = Math.max(most, ++active)
      await pause()
      active--
      return value
    }
    const values = Array.from({ length: 20 }, (_, value) => value)
    expect(await Promise.all(values.map((value) => limiter.run(() => work(value))))).toEqual(values)
    expect(most).toBe(3)
  })

  it('fails those that wait with what stopped the run, and is as new once all have ended', async () => {
    const limiter = createLimiter(2)
    let begun = 0
    const stopped = Array.from({ length: 9 }, () =>
      limiter.run(async () => {
        begun++
        await pause()
        throw new ProposerError('no key')
      }),
    )
    const results = await Promise.allSettled(stopped)
    expect(results.every((result) => result.status === 'rejected')).toBe(true)
    expect(begun).toBe(2)
    expect(await limiter.run(() => Promise.resolve('again'))).toBe('again')
  })

  it('goes on after any other failure', async () => {
    const limiter = createLimiter(1)
    const failed = limiter.run(() => Promise.reject(new Error('once')))
    const next = limiter.run(() => Promise.resolve('next'))
    await expect(failed).rejects.toThrow('once')
    expect(await next).toBe('next')
  })
})
