import { describe, expect, it } from 'vitest'
import { PART_TABLE } from '../../../../arena/parts/index.js'
import { createRandom } from '../../../../arena/random.js'
import { genesOf, ROOM, runOpening, walker } from './running-part.js'

const openings = PART_TABLE.openings.map((opening) => [opening.name, opening] as const)

describe.each(openings)('the opening %s', (_, opening) => {
  it('sees nothing of the warrior and goes on where there is nobody', () => {
    const random = createRandom(2)
    for (let draw = 0; draw < 20; draw++) {
      const genes = genesOf(opening, {}, { random })
      const { executed, read, instructions, until } = runOpening(opening, genes)
      until(100)
      expect(executed.at(-1), JSON.stringify(genes)).toBe(instructions.length - 1)
      const looks = [...read].filter((cell) => cell >= instructions.length)
      expect(looks.length).toBeGreaterThanOrEqual(12)
      expect(Math.min(...looks)).toBeGreaterThan(ROOM.maxLength + 60)
      expect(Math.max(...looks)).toBeLessThan(ROOM.coreSize - ROOM.maxLength)
    }
  })

  it('kills who is where it looks, and then goes on', () => {
    const random = createRandom(3)
    for (let draw = 0; draw < 4; draw++) {
      const genes = genesOf(opening, {}, { random })
      const alone = runOpening(opening, genes)
      alone.until(100)
      for (const look of [...alone.read].filter((cell) => cell >= alone.instructions.length)) {
        const at = look - 3
        const { mars, executed, instructions, until } = runOpening(opening, genes, {
          opponent: { at, code: walker(20) },
        })
        until(200)
        expect(
          mars.queues.map(({ length }) => length),
          `${JSON.stringify(genes)} ${look}`,
        ).toEqual([1, 0])
        expect(executed.at(-1)).toBe(instructions.length - 1)
      }
    }
  })
})
