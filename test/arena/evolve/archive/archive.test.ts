import { describe, expect, it } from 'vitest'
import {
  bestOf,
  createGridArchive,
  createPopulation,
  type Elite,
  fittest,
} from '../../../../arena/evolve/index.js'
import { createRandom } from '../../../../arena/random.js'
import { fittestOfKinds } from '../../../../arena/evolve/archive/archive.js'
import { noveltyOf } from '../../../../arena/evolve/archive/grid-archive.js'
import { warrior } from '../../../helpers/warrior.js'

/** Different code for each proposal. */
function elite(firstBin: number, secondBin: number, fitness: number, proposal: number): Elite {
  const code = warrior('Imp', [`MOV.I $0, $${proposal + 1}`])
  return { warrior: code, firstBin, secondBin, fitness, evaluations: 1, proposal, results: null }
}

function gridOf(...elites: readonly Elite[]) {
  const archive = createGridArchive({ shape: [6, 6], novelty: 0, pressure: 1 })
  for (const one of elites) archive.place(one)
  return archive
}

describe('a grid archive', () => {
  it('takes a warrior into an empty cell, however weak', () => {
    const archive = gridOf()
    expect(archive.holder(elite(2, 3, 0, 0))).toBeUndefined()
    expect(archive.place(elite(2, 3, 0, 0))).toBe(2 * 6 + 3)
    expect(archive.elites()).toHaveLength(1)
  })

  it('replaces the holder of a cell only by a strictly fitter warrior', () => {
    const archive = gridOf(elite(2, 3, 1, 0))
    expect(archive.holder(elite(2, 3, 1.5, 3))?.fitness).toBe(1)
    expect(archive.place(elite(2, 3, 1, 1))).toBeNull()
    expect(archive.place(elite(2, 3, 0.5, 2))).toBeNull()
    expect(archive.place(elite(2, 3, 1.5, 3))).toBe(15)
    expect(archive.elites().map(({ proposal }) => proposal)).toEqual([3])
  })

  it('samples every filled cell as often as the others, whatever its fitness', () => {
    const archive = gridOf(elite(0, 0, 0.1, 0), elite(1, 4, 3, 1), elite(5, 5, 1, 2))
    const random = createRandom(5)
    const counts = [0, 0, 0]
    for (let i = 0; i < 3000; i++) counts[archive.sample(random).proposal]!++
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(100)
  })

  it('draws as parent the fittest of as many as the pressure says', () => {
    const sampled = (pressure: number) => {
      const archive = createGridArchive({ shape: [6, 6], novelty: 0, pressure })
      for (let bin = 0; bin < 6; bin++) archive.place(elite(bin, 0, bin, bin))
      const random = createRandom(3)
      return Array.from({ length: 600 }, () => archive.sample(random).fitness)
    }
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(mean(sampled(1))).toBeCloseTo(2.5, 0)
    // The mean greatest of so many throws of a die from 0 to 5.
    expect(mean(sampled(3))).toBeCloseTo(3.96, 0)
    expect(mean(sampled(64))).toBe(5)
  })

  it('samples rare kinds more often with a novelty bonus', () => {
    const crowd = [elite(0, 0, 1, 0), elite(0, 1, 1, 1), elite(1, 0, 1, 2), elite(1, 1, 1, 3)]
    const archive = createGridArchive({ shape: [6, 6], novelty: 1, pressure: 1 })
    for (const one of [...crowd, elite(5, 5, 1, 4)]) archive.place(one)
    const random = createRandom(5)
    let rare = 0
    for (let i = 0; i < 3000; i++) if (archive.sample(random).proposal === 4) rare++
    // Best of two: it wins whenever it is drawn, 9 of 25 times.
    expect(rare / 3000).toBeGreaterThan(0.33)
    expect(noveltyOf({ firstBin: 5, secondBin: 5 }, [...crowd, elite(5, 5, 1, 4)], 12)).toBeCloseTo(9 / 12)
  })

  it('lists the same elites whatever the order in which they came', () => {
    const elites = [elite(1, 1, 1, 0), elite(0, 5, 2, 1), elite(4, 2, 3, 2)]
    expect(gridOf(...elites).elites()).toEqual(gridOf(...elites.toReversed()).elites())
  })
})

describe('a population', () => {
  it('takes everybody until it has 60, each code once', () => {
    const archive = createPopulation()
    const slots = Array.from({ length: 60 }, (_, i) => archive.place(elite(0, 0, i, i)))
    expect(slots).toEqual([...slots.keys()])
    expect(archive.place({ ...elite(0, 0, 99, 60), warrior: archive.elites()[3]!.warrior })).toBeNull()
  })

  it('puts a newcomer in the place of a weaker one, the same when it is asked again', () => {
    const archive = createPopulation()
    for (let i = 0; i < 60; i++) archive.place(elite(0, 0, i, i))
    const candidate = elite(0, 0, 1000, 77)
    const target = archive.holder(candidate)!.fitness
    expect(archive.holder(candidate)?.fitness).toBe(target)
    expect(archive.place(candidate)).toBe(target)
    expect(archive.place(elite(0, 0, -1, 78))).toBeNull()
    expect(archive.elites()).toHaveLength(60)
  })

  describe('of kinds', () => {
    const kindOf = ({ warrior: { instructions } }: Pick<Elite, 'warrior'>) =>
      instructions[0]!.b <= 100 ? 'strong' : 'weak'
    const strong = (count: number) => {
      const archive = createPopulation(kindOf)
      for (let i = 0; i < count; i++) archive.place(elite(0, 0, 1000 + i, i))
      return archive
    }
    const weak = (elites: readonly Elite[]) => elites.filter((one) => kindOf(one) === 'weak')

    it('keeps half of the places for kinds, as many for each, however unfit; the fittest have the others', () => {
      const archive = strong(60)
      // Whoever comes takes a place until its kind has a quarter of them, as a free one that nobody has to be fit for.
      expect(archive.holder(elite(0, 0, 0, 100))).toBeUndefined()
      for (let i = 0; i < 15; i++) expect(archive.place(elite(0, 0, 1, 100 + i))).not.toBeNull()
      expect(weak(archive.elites())).toHaveLength(15)
      expect(archive.place(elite(0, 0, 1, 200))).toBeNull()
      // What is fitter than all of the other kind takes its places, but not those that it has for itself.
      for (let i = 0; i < 4000; i++) archive.place(elite(0, 0, 3000 + i, 201 + i))
      expect(weak(archive.elites())).toHaveLength(45)
      expect(weak(archive.elites()).every(({ fitness }) => fitness >= 3000)).toBe(true)
      const rest = archive.elites().filter((one) => kindOf(one) === 'strong')
      expect(rest.reduce((sum, { fitness }) => sum + fitness, 0) / 15).toBeGreaterThan(1042)
    })

    it('draws half of the parents from kinds alike', () => {
      const archive = strong(57)
      for (let i = 0; i < 3; i++) archive.place(elite(0, 0, i, 100 + i))
      const random = createRandom(5)
      const drawn = Array.from({ length: 2000 }, () => archive.sample(random))
      // A quarter; by fitness alone one of ten thousand would be.
      expect(Math.abs(weak(drawn).length / 2000 - 0.25)).toBeLessThan(0.03)
    })
  })

  it('prefers fitter parents', () => {
    const archive = createPopulation()
    for (let i = 0; i < 60; i++) archive.place(elite(0, 0, i, i))
    const random = createRandom(5)
    let sum = 0
    for (let i = 0; i < 2000; i++) sum += archive.sample(random).fitness
    // The mean of the best of three is three quarters of the way up.
    expect(Math.abs(sum / 2000 - 44)).toBeLessThan(2)
  })
})

describe('the fittest elites', () => {
  it('are half of all kinds alike where kinds are told', () => {
    // Six of one kind before the first of two others.
    const fitness = [20, 19, 18, 17, 16, 15, 9, 8, 7, 5]
    const elites = fitness.map((own, proposal) => elite(0, 0, own, proposal))
    const kindOf = ({ warrior: { instructions } }: Pick<Elite, 'warrior'>) =>
      ['a', 'b', 'c'][Math.max(0, Math.floor((instructions[0]!.b - 3) / 2) - 1)]!
    expect(elites.map(kindOf).join('')).toBe('aaaaaabbcc')
    const chosen = (count: number) => fittestOfKinds(elites, count, kindOf).map((one) => one.fitness)
    expect(chosen(6)).toEqual([20, 19, 18, 9, 7, 8])
    expect(chosen(1)).toEqual([20])
    expect(chosen(99)).toHaveLength(10)
  })

  it('come by fitness, the earliest of equals first, each code once', () => {
    const twin = { ...elite(1, 1, 2, 9), warrior: elite(5, 5, 2, 1).warrior }
    const elites = [twin, elite(0, 0, 2, 7), elite(5, 5, 2, 1), elite(3, 3, 1, 0)]
    expect(fittest(elites, 3).map(({ proposal }) => proposal)).toEqual([1, 7, 0])
    expect(bestOf(elites)?.proposal).toBe(1)
    expect(bestOf([])).toBeUndefined()
  })
})
