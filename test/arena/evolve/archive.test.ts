import { describe, expect, it } from 'vitest'
import { Archive, createRandom, type Elite } from '../../../arena/evolve/index.js'
import { warrior } from '../../helpers/warrior.js'

const imp = warrior('Imp', ['MOV.I $0, $1'])

function elite(spawnedBin: number, coveredBin: number, fitness: number, proposal: number): Elite {
  return { warrior: imp, spawnedBin, coveredBin, fitness, proposal }
}

describe('archive', () => {
  it('takes a warrior into an empty cell, however weak', () => {
    const archive = new Archive()
    expect(archive.place(elite(0, 0, 0, 0))).toBe(true)
    expect(archive.size).toBe(1)
  })

  it('replaces the holder of a cell only by a strictly fitter warrior', () => {
    const archive = new Archive([elite(2, 3, 1, 0)])
    expect(archive.place(elite(2, 3, 1, 1))).toBe(false)
    expect(archive.place(elite(2, 3, 0.5, 2))).toBe(false)
    expect(archive.place(elite(2, 3, 1.5, 3))).toBe(true)
    expect(archive.elites().map(({ proposal }) => proposal)).toEqual([3])
  })

  it('gives the fittest as best, the earliest of equals', () => {
    const archive = new Archive([elite(5, 5, 2, 1), elite(0, 0, 2, 7), elite(3, 3, 1, 0)])
    expect(archive.best()?.proposal).toBe(1)
    expect(new Archive().best()).toBeUndefined()
  })

  it('samples every filled cell as often as the others, whatever its fitness', () => {
    const archive = new Archive([elite(0, 0, 0.1, 0), elite(1, 4, 3, 1), elite(5, 5, 1, 2)])
    const random = createRandom(5)
    const counts = [0, 0, 0]
    for (let i = 0; i < 3000; i++) counts[archive.sample(random).proposal]!++
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(100)
  })

  it('lists the same elites whatever the order in which they came', () => {
    const elites = [elite(1, 1, 1, 0), elite(0, 5, 2, 1), elite(4, 2, 3, 2)]
    expect(new Archive(elites).elites()).toEqual(new Archive(elites.toReversed()).elites())
  })
})
