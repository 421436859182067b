import { describe, expect, it } from 'vitest'
import { PART_TABLE } from '../../../../arena/parts/index.js'
import { createRandom } from '../../../../arena/random.js'
import { duck, genesOf, holds, ROOM, runBody } from './running-part.js'

/** Addresses of opponents that a body has neither killed nor overwritten, whichever of many small places they are in. */
function spared(name: string, { lines = 20, near = 200 } = {}): number[] {
  const body = PART_TABLE.body(name)
  const random = createRandom(8)
  const places = Array.from({ length: 17 }, (_, i) => near + 451 * i).filter(
    (at) => at < ROOM.coreSize - near,
  )
  return places.filter((at) => {
    const code = duck(lines, lines >> 1)
    const { mars, until } = runBody(body, genesOf(body, {}, { random }), { opponent: { at, code } })
    until(ROOM.maxCycles)
    return mars.queues[1]!.length > 0 && code.instructions.some((line, i) => holds(mars, at + i, line))
  })
}

describe('a clear', () => {
  it.each(['clear', 'passing clear', 'short clear', 'clearing stone', 'stunning stone'])(
    'of the kind %s spares nobody, wherever he sits',
    (name) => {
      expect(spared(name)).toEqual([])
    },
  )

  it('goes on behind its own code when it has been round the core', () => {
    for (const name of ['clear', 'passing clear', 'short clear']) {
      const body = PART_TABLE.body(name)
      const { mars, until } = runBody(body, genesOf(body))
      until(ROOM.maxCycles)
      expect(mars.queues[0]!.length, name).toBeGreaterThan(100)
    }
  })
})

describe('a scanner', () => {
  it.each(['one-shot scanner', 'carpet scanner'])(
    'of the kind %s spares nobody, wherever he sits',
    (name) => {
      expect(spared(name)).toEqual([])
    },
  )

  it('of the kind carpet scanner lays SPLs on whom it sees, in the first of its laps', () => {
    const body = PART_TABLE.body('carpet scanner')
    const genes = genesOf(body, { gap: 10 })
    for (let at = 300; at < 7600; at += 397) {
      const { mars, until, instructions } = runBody(body, genes, { opponent: { at, code: duck(20, 19) } })
      until(5 * 420)
      const stun = instructions[3]!
      const stunned = Array.from({ length: 20 }, (_, line) => line).filter(
        (line) => mars.operations[at + line] === mars.operations[3] && mars.aFields[at + line] === stun.a,
      )
      expect(stunned.length, `${at}`).toBeGreaterThan(3)
    }
  })
})

describe('a vampire', () => {
  it('throws jumps to its pit', () => {
    const body = PART_TABLE.body('vampire')
    const genes = genesOf(body)
    const { mars, until, instructions } = runBody(body, genes)
    until(300)
    const fang = instructions.length - 2
    const thrown = Array.from({ length: 8000 }, (_, cell) => cell).filter(
      (cell) => cell >= instructions.length && mars.operations[cell] === mars.operations[fang],
    )
    expect(thrown.length).toBeGreaterThan(60)
    expect(thrown.every((cell) => (cell + mars.aFields[cell]!) % 8000 === 0)).toBe(true)
  })

  it('spares nobody, wherever he sits in the end', () => {
    expect(spared('vampire')).toEqual([])
  })
})
