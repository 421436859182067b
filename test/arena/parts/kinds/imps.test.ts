import { describe, expect, it } from 'vitest'
import { PART_TABLE, ringSteps } from '../../../../arena/parts/index.js'
import { PRESETS } from '../../../../vm/index.js'
import { genesOf, ROOM, runBody } from './running-part.js'

describe('an imp spiral', () => {
  it.each([
    [0, 1, 2667, 3],
    [0, 2, 2667, 6],
    [1, 1, 1143, 7],
    [1, 2, 1143, 7],
  ])('of ring %i, %i times, passes every cell at its time', (ring, rounds, step, processes) => {
    const spiral = PART_TABLE.body('imp spiral')
    const genes = genesOf(spiral, { ring, rounds })
    expect(spiral.processes(genes, ROOM)).toBe(processes)
    const { executed, instructions, until } = runBody(spiral, genes)
    until(40_000)
    const imp = instructions.length - 1
    // Those that go round the second time are a cell ahead of the first.
    const points = ring === 0 ? 3 : 7
    const ahead = processes / points - 1
    const firstPass = (point: number, moved: number) => executed.indexOf((imp + point * step + moved) % 8000)
    for (const moved of [0, 1, 2, 50, 900])
      for (const point of [0, 1, 2])
        expect(firstPass(point, moved)).toBe(
          processes * (2 + Math.max(0, moved - ahead)) + point + points * Math.min(moved, ahead),
        )
  })

  it('has a ring in a small core', () => {
    const spiral = PART_TABLE.body('imp spiral')
    const genes = genesOf(spiral, { ring: 0, rounds: 1 }, { room: PRESETS.tiny })
    const { mars, executed, instructions, until } = runBody(spiral, genes, { room: PRESETS.tiny })
    until(3000)
    expect(mars.queues[0]!.length).toBe(3)
    expect(executed.indexOf((instructions.length - 1 + 267 + 100) % 800)).toBe(3 * 102 + 1)
  })
})

describe('an imp pump', () => {
  it.each(ringSteps(8000))('closes the ring of step %i, a point more in every turn', (ring) => {
    const pump = PART_TABLE.body('imp pump')
    const { mars, executed, until } = runBody(pump, genesOf(pump, { ring, worn: 4000 }))
    until(20_000)
    // After n turns it has n processes: turn n begins at n * (n + 1) / 2, the oldest first. It enters the imp in turn 4.
    const imp = 4
    for (const moved of [0, 1, 20, 100]) {
      const turn = 4 + moved
      const begins = (turn * (turn + 1)) / 2
      expect(executed.slice(begins, begins + 2), `${moved}`).toEqual(
        moved === 0 ? [imp, 3] : [imp + moved, (imp + ring + moved) % 8000],
      )
    }
    expect(mars.queues[0]!.length).toBeGreaterThan(190)
  })
})
