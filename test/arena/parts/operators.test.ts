import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../arena/random.js'
import {
  drawComposition,
  isComposition,
  layOut,
  nudgeGene,
  PART_OPERATORS,
  PART_TABLE,
  type Composition,
  type Domain,
} from '../../../arena/parts/index.js'
import { PRESETS } from '../../../vm/index.js'

const room = PRESETS['94nop']
const random = createRandom(7)
const draw = () => drawComposition(room, random, PART_TABLE)!
const named = (name: string) => PART_OPERATORS.find((operator) => operator.name === `parts: ${name}`)!
/** What the operator makes of 60 compositions, beside what it made it of. */
function childrenOf(name: string): { parent: Composition; mate: Composition; child: Composition }[] {
  return Array.from({ length: 60 }, () => ({ parent: draw(), mate: draw() })).flatMap(({ parent, mate }) => {
    const child = named(name).apply(parent, { random, room, table: PART_TABLE, mate })
    return child === null ? [] : [{ parent, mate, child }]
  })
}
const partsOf = ({ bodies }: Composition) => bodies.map(({ part }) => part)

/** Constants and distances that differ, where the parts are the same. */
function differences(one: Composition, other: Composition): number {
  const values = ({ opening, bodies }: Composition) => [
    ...Object.values(opening?.genes ?? {}),
    ...bodies.flatMap(({ genes, distance }) => [...Object.values(genes), distance]),
  ]
  return values(one).filter((value, index) => value !== values(other)[index]).length
}

describe('operators over parts', () => {
  it.each(PART_OPERATORS)('$name gives possible compositions, other ones, or null', ({ name }) => {
    const children = childrenOf(name.replace('parts: ', ''))
    for (const { parent, child } of children) {
      expect(isComposition(child, room)).toBe(true)
      expect(layOut(child, room, PART_TABLE).ok).toBe(true)
      expect(child).not.toEqual(parent)
    }
  })

  it('change one constant, or where one body goes', () => {
    for (const name of ['nudge', 'redraw', 'boot']) {
      const children = childrenOf(name)
      expect(children.length).toBeGreaterThan(40)
      for (const { parent, child } of children) {
        expect(partsOf(child)).toEqual(partsOf(parent))
        expect(differences(child, parent)).toBe(1)
      }
    }
  })

  it('add, drop and swap bodies, and put them in another order', () => {
    for (const { parent, child } of childrenOf('add'))
      expect(child.bodies.length).toBe(parent.bodies.length + 1)
    for (const { parent, child } of childrenOf('drop'))
      expect(child.bodies.length).toBe(parent.bodies.length - 1)
    for (const { parent, child } of childrenOf('reorder')) {
      expect(partsOf(child).toSorted()).toEqual(partsOf(parent).toSorted())
      expect(child.bodies).not.toEqual(parent.bodies)
    }
    for (const { parent, child } of childrenOf('swap')) {
      const changed = partsOf(child).filter((part, index) => part !== partsOf(parent)[index])
      expect(changed).toHaveLength(1)
    }
  })

  it('take bodies and constants of a mate', () => {
    expect(childrenOf('crossover').length).toBeGreaterThan(10)
    for (const { parent, mate, child } of childrenOf('crossover'))
      for (const body of child.bodies) expect([...parent.bodies, ...mate.bodies]).toContainEqual(body)
    for (const { parent, mate, child } of childrenOf('join')) {
      expect(child.bodies.length).toBe(parent.bodies.length + 1)
      for (const body of child.bodies) expect([...parent.bodies, ...mate.bodies]).toContainEqual(body)
    }
    for (const { parent, mate, child } of childrenOf('lend genes')) {
      expect(partsOf(child)).toEqual(partsOf(parent))
      const at = child.bodies.findIndex((body, index) => body.genes !== parent.bodies[index]!.genes)
      const lenders = mate.bodies.filter(({ part }) => part === child.bodies[at]!.part)
      expect(lenders.length).toBeGreaterThan(0)
    }
  })

  it('need a mate where they are crossovers', () => {
    for (const { apply, isCrossover } of PART_OPERATORS)
      if (isCrossover) expect(apply(draw(), { random, room, table: PART_TABLE, mate: null })).toBeNull()
  })
})

describe('a nudge', () => {
  const nudges = (value: number, domain: Domain) =>
    new Set(Array.from({ length: 300 }, () => nudgeGene(value, domain, room, random)))

  it('goes one up or down in counts and offsets, and not beyond them', () => {
    expect(nudges(4, { kind: 'count', least: 1, most: 8 })).toEqual(new Set([3, 5]))
    expect(nudges(-2, { kind: 'near', least: -2, most: 8 })).toEqual(new Set([-1]))
    expect(nudges(3, { kind: 'count', least: 3, most: 3 })).toEqual(new Set([3]))
  })

  it('goes up to 100 cells with steps, which keep their divisor, and distances', () => {
    const steps = [...nudges(3044, { kind: 'step', divisor: 4 })]
    expect(steps.every((step) => step % 4 === 0 && step % 8 !== 0 && step % 5 !== 0)).toBe(true)
    expect(steps.every((step) => Math.abs(step - 3044) <= 100 && step !== 3044)).toBe(true)
    expect(steps.length).toBeGreaterThan(8)
    const distances = [...nudges(210, { kind: 'distance', least: 200 })]
    expect(distances.every((distance) => distance >= 200 && distance <= 310)).toBe(true)
  })

  it('goes to another ring, or another choice', () => {
    expect(nudges(2667, { kind: 'ring' })).toEqual(new Set([1143, 889, 5091, 3077]))
    expect(nudges(1, { kind: 'choice', of: 3 })).toEqual(new Set([0, 2]))
  })
})
