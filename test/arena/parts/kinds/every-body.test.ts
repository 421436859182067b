import { describe, expect, it } from 'vitest'
import { bodyBlock, openingBlock, PART_TABLE, type Body } from '../../../../arena/parts/index.js'
import { createRandom } from '../../../../arena/random.js'
import { PRESETS } from '../../../../vm/index.js'
import { duck, genesOf, runBody } from './running-part.js'

const ROOMS = ['94nop', 'tiny', 'nano'] as const
const named = PART_TABLE.bodies.map((body): [string, Body] => [body.name, body])

/** Constants of the body at random for every room, as many as asked for, where a warrior may have all its lines. */
function* draws(body: Body, seed: number, times: number) {
  for (const name of ROOMS) {
    const room = PRESETS[name]
    const random = createRandom(seed)
    for (let draw = 0; draw < times; draw++) {
      const genes = genesOf(body, {}, { room, random })
      if (bodyBlock(body, genes, room).instructions.length <= room.maxLength) yield { room, genes, random }
    }
  }
}

describe.each(named)('%s', (_, body) => {
  it('is code in every core, whatever its constants are', () => {
    for (const { room, genes } of draws(body, 3, 100)) {
      expect(bodyBlock(body, genes, room).runs.length, JSON.stringify(genes)).toBeGreaterThan(0)
      expect(body.processes(genes, room)).toBeLessThanOrEqual(12)
    }
  })

  it(body.ends === true ? 'fights on for a while' : 'lives alone as long as a round lasts', () => {
    for (const { room, genes } of draws(body, 4, 3)) {
      // In so small a core the imps come round to their pump.
      if (body.name === 'imp pump' && room === PRESETS.nano) continue
      const { mars, until } = runBody(body, genes, { room })
      until(body.ends === true ? room.coreSize / 8 : room.maxCycles)
      expect(mars.alive, `${room.coreSize} ${JSON.stringify(genes)}`).toBe(1)
    }
  })

  it('loses nothing to who only sits', () => {
    let lost = 0
    for (const { room, genes, random } of draws(body, 5, 3)) {
      const at = Math.floor(room.coreSize / 4) + random.below(Math.floor(room.coreSize / 2))
      const lines = Math.ceil(room.maxLength / 4)
      const opponent = { at, code: duck(lines, lines >> 1) }
      const { mars, until } = runBody(body, genes, { room, opponent })
      until(room.maxCycles)
      if (mars.queues[0]!.length > 0) continue
      lost++
      expect(body.ends, `${room.coreSize} ${JSON.stringify(genes)}`).toBe(true)
    }
    expect(lost).toBeLessThanOrEqual(6)
  })
})

describe.each(PART_TABLE.openings.map((opening) => [opening.name, opening] as const))('%s', (_, opening) => {
  it('is code in a large core, whatever its constants are', () => {
    const random = createRandom(6)
    for (let draw = 0; draw < 100; draw++) {
      const { instructions } = openingBlock(opening, genesOf(opening, {}, { random }), PRESETS['94nop'])
      expect(instructions.length).toBeLessThanOrEqual(90)
    }
  })
})
