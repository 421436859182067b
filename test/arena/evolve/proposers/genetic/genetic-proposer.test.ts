import { describe, expect, it } from 'vitest'
import { createGeneticProposer, type ProposalContext } from '../../../../../arena/evolve/index.js'
import { createRandom } from '../../../../../arena/random.js'
import { assemble, PRESETS, type MarsSettings } from '../../../../../vm/index.js'
import { rules } from '../../../../helpers/rules.js'
import { warrior } from '../../../../helpers/warrior.js'
import { sourceOf } from '../../../../helpers/proposed.js'

const imp = warrior('Imp', ['MOV.I $0, $1'])
const dwarf = warrior('Dwarf', ['DAT.F #0, #0', 'ADD.AB #4, $-1', 'MOV.I $-2, @-2', 'JMP.B $-2, $0'], 1)
const place = { runId: 1, generation: 1, proposal: 0 }

function context(
  seed: number,
  settings: MarsSettings = PRESETS['94nop'],
  maxLength = settings.maxLength,
): ProposalContext {
  const judged = { ...rules({ settings }), maxLength }
  return { rules: judged, random: createRandom(seed), place, opponents: [], placementSeed: 1 }
}
const seeds = Array.from({ length: 150 }, (_, index) => index)

describe('the genetic proposer', () => {
  const proposer = createGeneticProposer({ stock: [imp, dwarf] })

  it('gives the same proposal for the same context', async () => {
    for (const seed of seeds.slice(0, 20)) {
      expect(await proposer.fresh(context(seed))).toEqual(await proposer.fresh(context(seed)))
      const mutate = () => proposer.mutate([dwarf, imp], context(seed))
      expect(await mutate()).toEqual(await mutate())
    }
  })

  it.each(Object.entries(PRESETS))('makes changed warriors that assemble on %s', async (_, settings) => {
    const children = await Promise.all(
      seeds.map((seed) => proposer.mutate([dwarf, imp], context(seed, settings))),
    )
    const ids = children.map((child) => assemble(sourceOf(child), { settings }).warrior?.id)
    expect(ids).not.toContain(undefined)
    expect(new Set(ids).size).toBeGreaterThan(100)
    expect(ids.filter((id) => id === dwarf.id).length).toBeLessThan(5)
  })

  it('names the parents it took code from', async () => {
    const children = await Promise.all(seeds.map((seed) => proposer.mutate([dwarf, imp], context(seed))))
    for (const { operator, parents } of children) {
      const isCrossed = /crossover|concat|boot|swap component|graft|switch/.test(operator)
      expect(parents).toEqual(isCrossed ? [dwarf.id, imp.id] : [dwarf.id])
    }
    expect(children.some(({ parents }) => parents.length === 2)).toBe(true)
  })

  it('starts from random programs without seeds', async () => {
    const scratch = createGeneticProposer({ stock: [] })
    const children = await Promise.all(seeds.map((seed) => scratch.fresh(context(seed))))
    for (const child of children) {
      const { parents } = child
      expect(assemble(sourceOf(child), { settings: PRESETS['94nop'] }).warrior).not.toBeNull()
      expect(parents).toEqual([])
    }
    expect(new Set(children.map(sourceOf)).size).toBe(seeds.length)
  })

  it('makes one initial warrior a context', async () => {
    const initial = await proposer.initial(seeds.slice(0, 8).map((seed) => context(seed)))
    expect(initial).toHaveLength(8)
    expect(initial.every(({ operator }) => operator.startsWith('seed + '))).toBe(true)
  })

  it('keeps to the length limit of the context', async () => {
    const limit = 6
    for (const seed of seeds) {
      const child = await proposer.mutate([dwarf, imp], context(seed, PRESETS['94nop'], limit))
      expect(
        assemble(sourceOf(child), { settings: PRESETS['94nop'] }).warrior!.instructions.length,
      ).toBeLessThanOrEqual(limit)
    }
  })

  it('uses operators whose children are placed more often, when it adapts', async () => {
    const adaptive = createGeneticProposer({ stock: [imp, dwarf], adaptive: true })
    const outcomes = Array.from({ length: 400 }, (_, index) => {
      const isGood = index % 2 === 0
      return { place, operator: isGood ? 'tweak' : 'insert + delete', isNew: true, placed: isGood }
    })
    const usesOf = async (one: typeof proposer) => {
      const children = await Promise.all(seeds.map((seed) => one.mutate([dwarf, imp], context(seed))))
      return children.filter(({ operator }) => operator.split(' + ').includes('tweak')).length
    }
    const before = await usesOf(adaptive)
    expect(before).toBe(await usesOf(proposer))
    adaptive.learn!(outcomes)
    expect(await usesOf(adaptive)).toBeGreaterThan(2 * before)
    proposer.learn!(outcomes)
    expect(await usesOf(proposer)).toBe(before)
  })
})
