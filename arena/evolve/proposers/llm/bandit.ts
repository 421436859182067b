import type { Random } from '../../../random.js'

/**
 * Thompson sampling over named arms (Thompson, 1933; Russo et al., "A Tutorial on Thompson Sampling", 2018), with
 * Bernoulli rewards that fade: what pays in an empty archive need not pay in a full one. The same rewards in the same
 * order give the same bandit.
 */
export interface Bandit {
  /** The arm, one of at least one, whose drawn chance of success is the largest. */
  choose(arms: readonly string[], random: Random): string
  reward(arm: string, success: boolean): void
}

/** What older rewards of an arm are worth at each new one: about its last hundred count. */
const FADING = 0.99

export function createBandit(): Bandit {
  const counts = new Map<string, { successes: number; failures: number }>()
  return {
    choose(arms, random) {
      const drawn = arms.map((arm) => {
        const { successes, failures } = counts.get(arm) ?? { successes: 0, failures: 0 }
        return beta(1 + successes, 1 + failures, random)
      })
      return arms[drawn.indexOf(Math.max(...drawn))]!
    },
    reward(arm, success) {
      const { successes, failures } = counts.get(arm) ?? { successes: 0, failures: 0 }
      counts.set(arm, {
        successes: FADING * successes + (success ? 1 : 0),
        failures: FADING * failures + (success ? 0 : 1),
      })
    },
  }
}

/** Beta distributed, both shapes at least 1. */
function beta(a: number, b: number, random: Random): number {
  const x = gamma(a, random)
  return x / (x + gamma(b, random))
}

/** Gamma distributed with this shape, at least 1 (Marsaglia and Tsang, 2000). */
function gamma(shape: number, random: Random): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(unit(random)) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Box and Muller, 1958. */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(unit(random))) * Math.cos(2 * Math.PI * unit(random))

/** Above 0 and below 1. */
const unit = (random: Random): number => (random.next() + 0.5) / 2 ** 32
