import { describe, expect, it } from 'vitest'
import { createRandom, restoreRandom } from '../../arena/random.js'

const draw = (random: { next(): number }, count = 8) => Array.from({ length: count }, () => random.next())

describe('random', () => {
  it("gives xoshiro128**'s published sequence for the state 1, 2, 3, 4", () => {
    const random = restoreRandom('00000001000000020000000300000004')
    // First outputs of the authors' C code: rotl(s1 * 5, 7) * 9 = rotl(10, 7) * 9 = 11520, then state by state.
    expect(draw(random, 4)).toEqual([11520, 0, 5927040, 70819200])
  })

  it('goes on from a stored state as it would have gone on itself', () => {
    const random = createRandom(42)
    draw(random)
    const restored = restoreRandom(random.state())
    expect(draw(restored, 20)).toEqual(draw(random, 20))
  })

  it('differs between seeds, streams and forks, and repeats for the same', () => {
    const sequences = [
      createRandom(1),
      createRandom(2),
      createRandom(2 ** 32 + 1),
      createRandom(1, 1),
      createRandom(1).fork(),
    ]
    expect(new Set(sequences.map((random) => draw(random).join())).size).toBe(5)
    expect(draw(createRandom(7, 3))).toEqual(draw(createRandom(7, 3)))
  })

  it('draws evenly below a limit and with a probability', () => {
    const random = createRandom(9)
    const counts = new Array<number>(6).fill(0)
    for (let i = 0; i < 6000; i++) counts[random.below(6)]!++
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(130)
    const hits = Array.from({ length: 10_000 }, () => random.chance(0.1)).filter(Boolean).length
    expect(Math.abs(hits - 1000)).toBeLessThan(130)
    expect(Array.from({ length: 100 }, () => random.chance(1)).every(Boolean)).toBe(true)
    expect(Array.from({ length: 100 }, () => random.chance(0)).some(Boolean)).toBe(false)
  })

  it('refuses a text that is no state', () => {
    for (const text of ['', 'xyz', '0'.repeat(32)]) expect(() => restoreRandom(text)).toThrow(RangeError)
  })
})
