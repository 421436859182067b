/**
 * Seeded random numbers whose state fits into a database column: xoshiro128** (Blackman and Vigna, "Scrambled linear
 * pseudorandom number generators", 2021), seeded through splitmix32.
 */

export interface Random {
  /** A whole number from 0 to 2^32-1. */
  next(): number
  /** A whole number from 0 to limit-1; limit 1 .. 2^32. */
  below(limit: number): number
  /** True with this probability, 0 .. 1. */
  chance(probability: number): boolean
  /** One item of a list that is not empty. */
  pick<T>(items: readonly T[]): T
  /** A generator of its own, started from the next number of this one. */
  fork(): Random
  /** The state as 32 hex digits, for {@link restoreRandom}. */
  state(): string
}

/** A generator for a seed (0 .. 2^53-1) and a stream (0 .. 2^32-1): streams of one seed are unrelated. */
export function createRandom(seed: number, stream = 0): Random {
  const mix = splitmix32((seed >>> 0) ^ Math.imul(Math.floor(seed / 2 ** 32), 0x9e3779b1))
  const state = Uint32Array.from({ length: 4 }, mix)
  const shift = splitmix32(stream)
  if (stream !== 0) for (let i = 0; i < 4; i++) state[i]! ^= shift()
  if (state.every((word) => word === 0)) state[0] = 1
  return randomFrom(state)
}

/** A state of pMARS's generator, 1 .. 2^31-2, that follows from a seed and a stream as {@link createRandom} has them. */
export function drawPlacementSeed(seed: number, stream: number): number {
  return 1 + createRandom(seed, stream).below(2 ** 31 - 2)
}

/** One item of a list that is not empty, in proportion to its weight, above 0. */
export function drawWeighted<T>(items: readonly T[], weightOf: (item: T) => number, random: Random): T {
  const total = items.reduce((sum, item) => sum + weightOf(item), 0)
  let left = (random.next() / 2 ** 32) * total
  return items.find((item) => (left -= weightOf(item)) < 0) ?? items.at(-1)!
}

/** The inverse of {@link Random.state}. RangeError when the text is no state. */
export function restoreRandom(text: string): Random {
  if (!/^[0-9a-f]{32}$/.test(text) || /^0*$/.test(text))
    throw new RangeError(`random state must be 32 hex digits, not all zero; got ${JSON.stringify(text)}`)
  return randomFrom(Uint32Array.from({ length: 4 }, (_, i) => parseInt(text.slice(8 * i, 8 * i + 8), 16)))
}

function randomFrom(s: Uint32Array): Random {
  const next = () => {
    const result = Math.imul(rotate(Math.imul(s[1]!, 5), 7), 9) >>> 0
    const shifted = s[1]! << 9
    s[2]! ^= s[0]!
    s[3]! ^= s[1]!
    s[1]! ^= s[2]!
    s[0]! ^= s[3]!
    s[2]! ^= shifted
    s[3] = rotate(s[3]!, 11)
    return result
  }
  const below = (limit: number) => {
    if (!(limit >= 1 && limit <= 2 ** 32)) throw new RangeError(`limit must be 1 to 2^32; got ${limit}`)
    return Math.floor((next() / 2 ** 32) * limit)
  }
  return {
    next,
    below,
    chance: (probability) => next() < probability * 2 ** 32,
    pick: (items) => items[below(items.length)]!,
    fork: () => createRandom(next()),
    state: () => Array.from(s, (word) => word.toString(16).padStart(8, '0')).join(''),
  }
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}

function splitmix32(state: number): () => number {
  return () => {
    state = (state + 0x9e3779b9) | 0
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
    return (word ^ (word >>> 15)) >>> 0
  }
}
