import { describe, expect, it } from 'vitest'
import { PART_TABLE } from '../../../../arena/parts/index.js'
import { createRandom } from '../../../../arena/random.js'
import { genesOf, holds, ROOM, runBody } from './running-part.js'

const PAPERS = [
  'falling paper',
  'bombing paper',
  'striding paper',
  'turning paper',
  'imp paper',
  'silk',
  'short paper',
]

describe.each(PAPERS)('a %s', (name) => {
  const paper = PART_TABLE.body(name)
  const firstOf = (genes: Readonly<Record<string, number>>) =>
    genes['pairs'] === 1 ? (genes['second'] ?? genes['first'])! : (genes['far'] ?? genes['first'])!

  it('has its first copy, line for line, after three instructions of every process', () => {
    const random = createRandom(1)
    for (let draw = 0; draw < 20; draw++) {
      const genes = genesOf(paper, {}, { random })
      const { mars, instructions, until } = runBody(paper, genes)
      const processes = paper.processes(genes, ROOM)
      expect(instructions.length).toBe(name === 'short paper' ? processes - 1 : processes)
      until(3 * processes)
      const at = name === 'imp paper' ? genes['first']! : firstOf(genes)
      const copied = instructions.filter((instruction, line) => holds(mars, at + line, instruction))
      expect(copied.length, JSON.stringify(genes)).toBe(instructions.length)
    }
  })

  it('grows without end', () => {
    const genes = genesOf(paper)
    const { mars, executed, until } = runBody(paper, genes)
    const places = [1000, 4000, 16_000].map((cycles) => {
      until(cycles)
      return new Set(executed).size
    })
    expect(places[1]).toBeGreaterThan(places[0]!)
    expect(places[2]).toBeGreaterThan(places[1]!)
    expect(mars.alive).toBe(1)
  })
})

describe('an imp paper', () => {
  it('closes a ring of three points, as deep as it is long', () => {
    const paper = PART_TABLE.body('imp paper')
    for (const bombs of [0, 1]) {
      const genes = genesOf(paper, { pairs: 2, bombs, first: 1000, second: 4300, target: 2000 })
      const { instructions, executed, until } = runBody(paper, genes)
      until(12_000)
      const imp = instructions.length - 1
      const passes = (cell: number) => executed.filter((address) => address === cell).length
      for (const point of [0, 2667, 5334])
        expect(passes(imp + point + 5), `${bombs} ${point}`).toBeGreaterThanOrEqual(
          bombs === 0 ? instructions.length : 1,
        )
    }
  })
})
