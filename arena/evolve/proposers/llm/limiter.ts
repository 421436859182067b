import { ProposerError } from '../proposer-error.js'

export interface Limiter {
  /** Runs the work as soon as a place is free. */
  run<T>(work: () => Promise<T>): Promise<T>
}

/**
 * Lets at most `most` works go on at once, in the order in which they came. After a ProposerError those that wait fail
 * with it too, until none is left: what ended one question would end them all.
 */
export function createLimiter(most: number): Limiter {
  const waiting: (() => void)[] = []
  let active = 0
  let failure: ProposerError | null = null
  return {
    async run(work) {
      // A work that ends hands its place on, so that nobody can slip in between.
      if (active >= most) await new Promise<void>((resolve) => waiting.push(resolve))
      else active++
      try {
        if (failure !== null) throw failure
        return await work()
      } catch (error) {
        if (error instanceof ProposerError) failure ??= error
        throw error
      } finally {
        const next = waiting.shift()
        if (next !== undefined) next()
        else if (--active === 0) failure = null
      }
    },
  }
}
