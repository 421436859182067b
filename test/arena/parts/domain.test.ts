import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../arena/random.js'
import {
  bodyBlock,
  drawGene,
  isGene,
  openingBlock,
  PART_TABLE,
  ringSteps,
  type Domain,
  type Domains,
} from '../../../arena/parts/index.js'
import { PRESETS } from '../../../vm/index.js'

const room = PRESETS['94nop']

describe('a domain', () => {
  it.each(Object.entries(PRESETS))('has what is drawn from it on %s', (_, settings) => {
    const domains: Domain[] = [
      { kind: 'step', divisor: 1 },
      { kind: 'step', divisor: 4 },
      { kind: 'step', divisor: 10 },
      { kind: 'distance', least: 500 },
      { kind: 'ring' },
      { kind: 'count', least: 2, most: 9 },
      { kind: 'near', least: -5, most: 3 },
      { kind: 'choice', of: 3 },
    ]
    const random = createRandom(1)
    for (const domain of domains)
      for (let i = 0; i < 200; i++) {
        const gene = drawGene(domain, settings, random)
        expect(isGene(gene, domain, settings), `${domain.kind} ${gene}`).toBe(true)
      }
  })

  it('has no other values', () => {
    const step = (value: number) => isGene(value, { kind: 'step', divisor: 4 }, room)
    expect([4, 8, 12, 0, 3044, 7996, 8004, -4, 6, 4.5, NaN].map(step)).toEqual([
      true,
      false,
      true,
      false,
      true,
      true,
      ...Array<boolean>(5).fill(false),
    ])
    const distance = (value: number) => isGene(value, { kind: 'distance', least: 100 }, room)
    expect([99, 100, 7899, 7900].map(distance)).toEqual([false, true, true, false])
    const near = (value: number) => isGene(value, { kind: 'near', least: -2, most: 2 }, room)
    expect([-3, -2, 2, 3].map(near)).toEqual([false, true, true, false])
    const choice = (value: number) => isGene(value, { kind: 'choice', of: 2 }, room)
    expect([-1, 0, 1, 2].map(choice)).toEqual([false, true, true, false])
    expect([2667, 1143, 2666].map((value) => isGene(value, { kind: 'ring' }, room))).toEqual([
      true,
      true,
      false,
    ])
  })

  it('knows the steps of the rings that close', () => {
    expect(ringSteps(8000)).toEqual([2667, 1143, 889, 5091, 3077])
    expect(
      ringSteps(8000).map((step) => [3, 7, 9, 11, 13].some((points) => (step * points) % 8000 === 1)),
    ).toEqual(Array(5).fill(true))
  })
})

describe('the table of parts', () => {
  it('tells names from those that every object has', () => {
    expect(PART_TABLE.hasBody('stone')).toBe(true)
    expect(['__proto__', 'constructor', ''].some((name) => PART_TABLE.hasBody(name))).toBe(false)
    expect(() => PART_TABLE.body('constructor')).toThrow('there is no part "constructor"')
    expect(() => PART_TABLE.opening('stone')).toThrow('there is no part "stone"')
  })

  it.each(['94nop', '94x', 'lp', 'tiny', 'nano'] as const)('has parts that assemble on %s', (preset) => {
    const settings = PRESETS[preset]
    const random = createRandom(2)
    const draw = (domains: Domains) =>
      Object.fromEntries(
        Object.entries(domains).map(([name, domain]) => [name, drawGene(domain, settings, random)]),
      )
    for (let i = 0; i < 5; i++) {
      for (const one of PART_TABLE.bodies) {
        const genes = draw(one.domains(settings))
        expect(bodyBlock(one, genes, settings).runs.length, one.name).toBeGreaterThan(0)
        expect(one.processes(genes, settings), one.name).toBeOneOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
      }
      for (const one of PART_TABLE.openings)
        expect(
          openingBlock(one, draw(one.domains(settings)), settings).runs.length,
          one.name,
        ).toBeGreaterThan(0)
    }
  })
})
