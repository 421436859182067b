import { describe, expect, it } from 'vitest'
import { chooseWarriors, PAPER_OPTIONS, type WarriorChoice } from '../../../../arena/evolve/index.js'
import { PRESETS } from '../../../../vm/index.js'
import { DWARF, IMP, STONE } from '../../../helpers/evolution.js'
import { warrior } from '../../../helpers/warrior.js'

const SWITCHER = warrior('Switcher', ['LDP.AB #0, $2', 'JMP.B $0, $0', 'DAT.F #0, #0'])
const bundled = [IMP, DWARF, SWITCHER]

function choose(change: Partial<WarriorChoice> = {}, options: Partial<typeof PAPER_OPTIONS> = {}, seed = 7) {
  const none = { initial: null, stock: null, isFromScratch: false }
  const choice = { bundled, bundledForOneCore: [DWARF], ...none, ...change }
  return chooseWarriors(choice, { ...PAPER_OPTIONS, ...options }, PRESETS.nano, seed)
}

describe('the warriors of a run', () => {
  it('are what comes with drq: all of it one against one, a few where all fight in one core', () => {
    expect(choose({}, { fitness: 'duel' })).toEqual({
      opponents: bundled,
      stock: bundled,
      benchmark: bundled,
    })
    expect(choose({}, { fitness: 'core' }).opponents).toEqual([DWARF])
    expect(choose({}, { fitness: 'mixed' }).opponents).toEqual([DWARF])
  })

  it('are those that are named, and the benchmark stays', () => {
    expect(choose({ initial: [STONE], stock: [IMP] })).toEqual({
      opponents: [STONE],
      stock: [IMP],
      benchmark: bundled,
    })
  })

  it('start from nothing with P-space where it may not be bred, or else from the opponents', () => {
    expect(choose({}, { pSpace: false }).stock).toEqual([IMP, DWARF])
    expect(choose({ initial: [STONE], stock: [SWITCHER] }, { pSpace: false }).stock).toEqual([STONE])
  })

  it('start from random code where given warriors are never crowned and no stock is left', () => {
    const options = { pSpace: false, givenChampions: false }
    expect(choose({ initial: [STONE], stock: [SWITCHER] }, options).stock).toEqual([])
    expect(choose({ initial: [STONE] }, options).stock).toEqual([IMP, DWARF])
  })

  it('are random programs from scratch, which follow from the seed', () => {
    const { opponents, stock, benchmark } = choose({ isFromScratch: true })
    expect([opponents.length, stock, benchmark]).toEqual([4, [], bundled])
    const ids = (seed: number) => choose({ isFromScratch: true }, {}, seed).opponents.map(({ id }) => id)
    expect(ids(7)).toEqual(opponents.map(({ id }) => id))
    expect(ids(8)).not.toEqual(ids(7))
  })
})
