import { describe, expect, it } from 'vitest'
import {
  createGeneticProposer,
  type Proposal,
  type ProposalContext,
} from '../../../../../arena/evolve/index.js'
import { compositionOf, PART_OPERATORS, structureOf } from '../../../../../arena/parts/index.js'
import { createRandom } from '../../../../../arena/random.js'
import { assemble, PRESETS, type MarsSettings, type Warrior } from '../../../../../vm/index.js'
import { sourceOf } from '../../../../helpers/proposed.js'
import { rules } from '../../../../helpers/rules.js'
import { dwarf, imp } from '../../../../helpers/warrior.js'

const settings = PRESETS['94nop']
const place = { runId: 1, generation: 1, proposal: 0 }
const seeds = Array.from({ length: 60 }, (_, index) => index)

function context(seed: number, core: MarsSettings = settings, maxLength = core.maxLength): ProposalContext {
  const judged = { ...rules({ settings: core }), maxLength }
  return { rules: judged, random: createRandom(seed), place, opponents: [], placementSeed: 1 }
}
const assembled = (proposal: Proposal, core: MarsSettings = settings): Warrior =>
  assemble(sourceOf(proposal), { settings: core }).warrior!
const isTyped = (proposal: Proposal, core: MarsSettings = settings) =>
  compositionOf(assembled(proposal, core), core) !== null

describe('the genetic proposer with typed parts', () => {
  const proposer = createGeneticProposer({ stock: [imp, dwarf], parts: true })
  const scratch = createGeneticProposer({ stock: [], parts: true })

  it('draws half of the fresh warriors from the grammar, and all where there is no stock', async () => {
    const drawnBy = async (one: typeof proposer) => {
      const proposals = await one.initial(seeds.map((seed) => context(seed)))
      for (const proposal of proposals) {
        const { operator, parents } = proposal
        expect(isTyped(proposal)).toBe(operator === 'parts: draw')
        if (operator === 'parts: draw') expect(parents).toEqual([])
      }
      return proposals.filter(({ operator }) => operator === 'parts: draw').length
    }
    const drawn = await drawnBy(proposer)
    expect(drawn).toBeGreaterThan(0.3 * seeds.length)
    expect(drawn).toBeLessThan(0.7 * seeds.length)
    expect(await drawnBy(scratch)).toBe(seeds.length)
  })

  it('says in a source what the warrior is made of, for people too', async () => {
    expect(sourceOf(await scratch.fresh(context(1)))).toMatch(
      /^;redcode-94\n;drq-parts \{.*\}\n;name .*\n;author .*\n;strategy Parts: /,
    )
  })

  it('changes a typed parent by its parts nearly always, and else by its instructions', async () => {
    const names = PART_OPERATORS.map(({ name }) => name)
    const children = await Promise.all(
      seeds.map(async (seed) => {
        const parents = [await scratch.fresh(context(seed)), await scratch.fresh(context(seed + 1000))]
        const [parent, mate] = parents.map((proposal) => assembled(proposal))
        return { parent: parent!, mate: mate!, child: await proposer.mutate([parent!, mate!], context(seed)) }
      }),
    )
    const typed = children.filter(({ child }) => child.operator.startsWith('parts: '))
    expect(typed.length).toBeGreaterThan(0.85 * seeds.length)
    expect(typed.length).toBeLessThan(seeds.length)
    for (const { parent, mate, child } of typed) {
      expect(isTyped(child)).toBe(true)
      const used = child.operator.split(' + ')
      for (const name of used) expect(names).toContain(name)
      const isCrossed = PART_OPERATORS.some(({ name, isCrossover }) => isCrossover && used.includes(name))
      expect(child.parents).toEqual(isCrossed ? [parent.id, mate.id] : [parent.id])
      expect(assembled(child).id).not.toBe(parent.id)
    }
    for (const { child } of children)
      if (!child.operator.startsWith('parts: ')) expect(sourceOf(child)).not.toContain('drq-parts')
  })

  it('changes plain code by its instructions', async () => {
    for (const seed of seeds) {
      const child = await proposer.mutate([dwarf, imp], context(seed))
      expect(child.operator).not.toContain('parts')
      expect(sourceOf(child)).not.toContain('drq-parts')
    }
  })

  it('gives the same proposal for the same context', async () => {
    const parent = assembled(await scratch.fresh(context(3)))
    for (const seed of seeds.slice(0, 20)) {
      expect(await proposer.fresh(context(seed))).toEqual(await proposer.fresh(context(seed)))
      const mutate = () => proposer.mutate([parent, dwarf], context(seed))
      expect(await mutate()).toEqual(await mutate())
    }
  })

  it('says of which children the parts are new, and tunes what is made of parts', async () => {
    const structure = (warrior: Warrior) => structureOf(compositionOf(warrior, settings)!)
    const isNew: boolean[] = []
    for (const seed of seeds) {
      const parents = [await scratch.fresh(context(seed)), await scratch.fresh(context(seed + 1000))]
      for (const parent of parents) expect(parent.isNewStructure).toBe(true)
      const [parent, mate] = parents.map((proposal) => assembled(proposal))
      const child = await proposer.mutate([parent!, mate!], context(seed))
      if (!isTyped(child)) {
        expect(child.isNewStructure).toBeUndefined()
        continue
      }
      const known = [parent!, mate!].map(structure)
      isNew.push(!known.includes(structure(assembled(child))))
      expect(child.isNewStructure ?? false).toBe(isNew.at(-1))
    }
    expect(new Set(isNew)).toEqual(new Set([true, false]))

    const warrior = assembled(await scratch.fresh(context(1)))
    const variants = proposer.tune!(warrior, 6, context(2))
    expect(variants).toHaveLength(6)
    expect(new Set([warrior.id, ...variants.map((variant) => assembled(variant).id)]).size).toBe(7)
    for (const variant of variants) expect(structure(assembled(variant))).toBe(structure(warrior))
    expect(proposer.tune!(warrior, 6, context(2))).toEqual(variants)
    expect(proposer.tune!(dwarf, 6, context(2))).toEqual([])
    expect(createGeneticProposer({ stock: [dwarf] }).tune!(warrior, 6, context(2))).toEqual([])
  })

  it('begins new parts with the constants of lenders that have them, unless their source is wrong', async () => {
    const genesOf = (proposal: Proposal) => {
      const { opening, bodies } = compositionOf(assembled(proposal), settings)!
      return [...(opening === null ? [] : [opening]), ...bodies].map((one) =>
        JSON.stringify([one.part, one.genes]),
      )
    }
    const lent = await Promise.all(seeds.map((seed) => scratch.fresh(context(seed + 2000))))
    const lenders = lent.map((proposal) => assembled(proposal))
    const known = new Set(lent.flatMap(genesOf))
    const inheritedBy = async (from: readonly Warrior[]) => {
      const drawn = await Promise.all(seeds.map((seed) => scratch.fresh({ ...context(seed), lenders: from })))
      const all = drawn.flatMap(genesOf)
      return all.filter((genes) => known.has(genes)).length / all.length
    }
    expect(await inheritedBy([])).toBeLessThan(0.1)
    expect(await inheritedBy(lenders)).toBeGreaterThan(0.5)
    const liars = lenders.map(({ source }) => ({ ...dwarf, source }))
    expect(await inheritedBy(liars)).toBe(await inheritedBy([]))
  })

  it('keeps to the length limit of the generation', async () => {
    for (const seed of seeds) {
      const child = await scratch.fresh(context(seed, settings, 14))
      expect(assembled(child).instructions.length).toBeLessThanOrEqual(14)
    }
  })

  it.each(['tiny', 'nano', 'lp', '94x'] as const)('makes warriors for %s', async (preset) => {
    const core = PRESETS[preset]
    const proposals = await scratch.initial(seeds.slice(0, 20).map((seed) => context(seed, core)))
    for (const proposal of proposals) expect(assembled(proposal, core)).not.toBeNull()
    if (preset !== 'nano')
      expect(proposals.filter((proposal) => isTyped(proposal, core)).length).toBeGreaterThan(10)
  })

  it.each(['88', 'icws'] as const)(
    'leaves parts alone on %s, which has not their language',
    async (preset) => {
      const core = PRESETS[preset]
      const { operator } = await scratch.fresh(context(1, core))
      expect(operator).toMatch(/^random \+ /)
    },
  )

  it('uses operators over parts whose children are placed more often, when it adapts', async () => {
    const adaptive = createGeneticProposer({ stock: [], parts: true, adaptive: true })
    const parent = assembled(await scratch.fresh(context(3)))
    const outcomes = Array.from({ length: 400 }, (_, index) => {
      const isGood = index % 2 === 0
      return { place, operator: isGood ? 'parts: nudge' : 'parts: add', isNew: true, placed: isGood }
    })
    const uses = async () => {
      const children = await Promise.all(seeds.map((seed) => adaptive.mutate([parent], context(seed))))
      return children.filter(({ operator }) => operator.split(' + ').includes('parts: nudge')).length
    }
    const before = await uses()
    adaptive.learn!(outcomes)
    expect(await uses()).toBeGreaterThan(1.5 * before)
  })
})
