/** What every kind of archive does: a new name of ARCHIVE_NAMES inherits this suite. */
import { describe, expect, it } from 'vitest'
import { createIslands, type Islands } from '../../../../arena/evolve/archive/islands.js'
import { createGrid } from '../../../../arena/evolve/archive/descriptors.js'
import { ARCHIVE_NAMES } from '../../../../arena/evolve/options/names.js'
import type { Elite, StoredElite } from '../../../../arena/evolve/index.js'
import { createRandom, type Random } from '../../../../arena/random.js'
import { PRESETS } from '../../../../vm/index.js'
import { warrior } from '../../../helpers/warrior.js'

const ISLANDS = 3
const SHAPE = [6, 6] as const

/** Different code for each proposal, somewhere in the grid, of any fitness. */
function drawElite(random: Random, proposal: number): Elite {
  const code = warrior('Imp', [`MOV.I $0, $${proposal + 1}`])
  const [firstBin, secondBin] = [random.below(SHAPE[0]), random.below(SHAPE[1])]
  const fitness = random.below(1000) / 10
  return { warrior: code, firstBin, secondBin, fitness, evaluations: 1, proposal, results: null }
}

describe.each(ARCHIVE_NAMES)('islands of kind %s', (archive) => {
  const grid = {
    ...createGrid(
      [
        { name: 'spawned', edges: null },
        { name: 'covered', edges: null },
      ],
      PRESETS.nano,
    ),
    shape: SHAPE,
  }
  const open = (stored: readonly StoredElite[] = []) =>
    createIslands(
      { islands: ISLANDS, archive, novelty: 0, pressure: 1, niches: false },
      grid,
      stored,
      () => 'any',
    )
  const seeds = [1, 2, 3]

  /** Fills islands with so many warriors, as drawn; gives them, and the holders of the slots by what was reported. */
  function fill(islands: Islands, seed: number, count = 200) {
    const random = createRandom(seed)
    const held = new Map<string, StoredElite>()
    const elites = new Map<number, Elite>()
    const placed: { readonly island: number; readonly elite: Elite }[] = []
    const note = () => {
      for (const { island, slot, proposal } of islands.takeChanges())
        held.set(`${island} ${slot}`, { ...elites.get(proposal)!, island, slot })
    }
    for (let proposal = 0; proposal < count; proposal++) {
      const elite = drawElite(random, proposal)
      elites.set(proposal, elite)
      const island = random.below(ISLANDS)
      const target = islands.holder(island, elite)?.fitness ?? -Infinity
      const isPlaced = islands.place(island, elite)
      expect(isPlaced).toBe(elite.fitness > target)
      if (isPlaced) placed.push({ island, elite })
      note()
    }
    return { placed, held, note }
  }

  it('are empty at first, take anybody then, and have no parent before', () => {
    const islands = open()
    for (let island = 0; island < ISLANDS; island++) {
      expect(islands.isEmpty(island)).toBe(true)
      expect(() => islands.sample(island, createRandom(1))).toThrow(RangeError)
      const weakest = { ...drawElite(createRandom(1), island), fitness: 0 }
      expect(islands.holder(island, weakest)).toBeUndefined()
      expect(islands.place(island, weakest)).toBe(true)
      expect(islands.isEmpty(island)).toBe(false)
      expect(islands.sample(island, createRandom(1))).toEqual(weakest)
    }
    expect(islands.members().map(({ island }) => island)).toEqual([0, 1, 2])
  })

  it.each(seeds)(
    'take who exceeds the target, and nobody else, and report who holds a slot, seed %i',
    (seed) => {
      const islands = open()
      const { held } = fill(islands, seed)
      expect(islands.takeChanges()).toEqual([])
      const members = [...held.values()].map(({ island, proposal }) => `${island} ${proposal}`)
      expect(
        islands
          .members()
          .map(({ island, proposal }) => `${island} ${proposal}`)
          .toSorted(),
      ).toEqual(members.toSorted())
    },
  )

  it.each(seeds)('never lose the best of an island, seed %i', (seed) => {
    const islands = open()
    const { placed } = fill(islands, seed)
    const best = Math.max(...placed.map(({ elite }) => elite.fitness))
    expect(islands.best()?.fitness).toBe(best)
    expect(islands.fittest(1)).toEqual([islands.best()])
    const fittest = islands.fittest(10)
    expect(fittest.map(({ fitness }) => fitness)).toEqual(
      fittest.map(({ fitness }) => fitness).toSorted((x, y) => y - x),
    )
    expect(new Set(fittest.map(({ warrior: { id } }) => id)).size).toBe(fittest.length)
  })

  it.each(seeds)(
    'are the same when they are stored and opened again, whatever the order, seed %i',
    (seed) => {
      const islands = open()
      const { held } = fill(islands, seed)
      const stored = [...held.values()]
      for (const again of [open(stored), open(stored.toReversed())]) {
        expect(again.members()).toEqual(islands.members())
        expect(again.cells()).toEqual(islands.cells())
        expect(again.takeChanges()).toEqual([])
        for (let island = 0; island < ISLANDS; island++)
          expect(again.sample(island, createRandom(seed))).toEqual(islands.sample(island, createRandom(seed)))
      }
    },
  )

  it.each(seeds)('draw parents of their own island, the same from the same random state, seed %i', (seed) => {
    const islands = open()
    fill(islands, seed)
    for (let island = 0; island < ISLANDS; island++) {
      const own = islands.members().filter((member) => member.island === island)
      const draw = () => {
        const random = createRandom(seed)
        return Array.from({ length: 50 }, () => islands.sample(island, random).proposal)
      }
      expect(own.map(({ proposal }) => proposal)).toEqual(expect.arrayContaining(draw()))
      expect(draw()).toEqual(draw())
    }
  })

  it.each(seeds)('send the best of each to the next, and report it, seed %i', (seed) => {
    const islands = open()
    const { held, note } = fill(islands, seed)
    const bestOf = (island: number) =>
      Math.max(
        ...islands
          .members()
          .filter((member) => member.island === island)
          .map(({ fitness }) => fitness),
      )
    const before = [0, 1, 2].map(bestOf)
    islands.migrate()
    note()
    for (let island = 0; island < ISLANDS; island++)
      expect(bestOf(island)).toBe(Math.max(before[island]!, before[(island + ISLANDS - 1) % ISLANDS]!))
    expect(held.size).toBe(islands.members().length)
  })

  it('show the best of each cell over all islands', () => {
    const islands = open()
    fill(islands, 1)
    const cells = islands.cells()
    const at = ({ firstBin, secondBin }: Elite) => firstBin * SHAPE[1] + secondBin
    expect(cells.map(at)).toEqual([...new Set(islands.members().map(at))].toSorted((x, y) => x - y))
    for (const cell of cells)
      for (const member of islands.members())
        if (at(member) === at(cell)) expect(cell.fitness).toBeGreaterThanOrEqual(member.fitness)
  })
})
