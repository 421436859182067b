import { describe, expect, it } from 'vitest'
import { drawComposition, layOut, PART_TABLE } from '../../../../arena/parts/index.js'
import { longestFlight, type Flight } from '../../../../arena/parts/kinds/flight.js'
import { createRandom } from '../../../../arena/random.js'
import { PRESETS } from '../../../../vm/index.js'

const room = (coreSize: number) => ({ ...PRESETS['94nop'], coreSize })

/** Steps before a mark is forbidden, by going them one by one. */
function walk(coreSize: number, first: number, { step, marks, from, to }: Flight): number {
  const wrap = (place: number) => ((place % coreSize) + coreSize) % coreSize
  const isForbidden = (place: number) => marks.some((mark) => wrap(place + mark - from) <= to - from)
  const seen = new Set<number>()
  let place = first
  while (!seen.has(place) && !isForbidden(place)) {
    seen.add(place)
    place = wrap(place + step)
  }
  return seen.size
}

describe('the longest flight', () => {
  it('is as long as it says, and no other place begins a longer one', () => {
    const random = createRandom(3)
    for (let turn = 0; turn < 200; turn++) {
      const coreSize = 40 + random.below(200)
      const flight: Flight = {
        step: 1 + random.below(coreSize - 1),
        marks: [0, random.below(coreSize)],
        from: -5,
        to: random.below(4) - 1,
      }
      const { first, turns } = longestFlight(room(coreSize), flight)
      expect(walk(coreSize, first, flight)).toBe(turns)
      const longest = Array.from({ length: coreSize }, (_, place) => walk(coreSize, place, flight))
      expect(turns).toBe(Math.max(...longest))
    }
  })

  it('is found in the largest core, as all that typed warriors need', () => {
    const settings = room(2 ** 20)
    const random = createRandom(4)
    for (let draw = 0; draw < 20; draw++) {
      const composition = drawComposition(settings, random, PART_TABLE)
      expect(composition !== null && layOut(composition, settings, PART_TABLE).ok).toBe(true)
    }
  })
})
