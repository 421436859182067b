import { describe, expect, it } from 'vitest'
import {
  defaultOptions,
  optionProblems,
  PAPER_OPTIONS,
  parseOptions,
  printOptions,
} from '../../../../arena/evolve/index.js'
import { PRESETS } from '../../../../vm/index.js'

describe('evolution options', () => {
  it("accept the paper's numbers", () => {
    expect(optionProblems(PAPER_OPTIONS, PRESETS['94nop'], 1)).toEqual([])
  })

  it('name all numbers that are out of range at once', () => {
    const options = { ...PAPER_OPTIONS, generations: 0, simulations: 1.5, freshShare: 2 }
    expect(optionProblems(options, PRESETS['94nop'], 1)).toEqual([
      'generations is 0; it must be a whole number from 1 to 10000',
      'simulations is 1.5; it must be a whole number from 1 to 10000',
      'freshShare is 2; it must be a number from 0 to 1',
    ])
  })

  it('refuse more warriors than one core takes, unless the last K keep them few', () => {
    const options = { ...PAPER_OPTIONS, generations: 40, lastK: null }
    expect(optionProblems(options, PRESETS.nano, 1).join()).toContain('do not fit')
    expect(optionProblems({ ...options, lastK: 5 }, PRESETS.nano, 1)).toEqual([])
    expect(optionProblems({ ...options, generations: 100 }, PRESETS['94nop'], 1).join()).toContain(
      'at most 64',
    )
  })

  it('take any number of opponents one against one', () => {
    const options = { ...PAPER_OPTIONS, generations: 100, lastK: null, fitness: 'duel' } as const
    expect(optionProblems(options, PRESETS['94nop'], 300)).toEqual([])
  })

  it('refuse bins that do not rise, three descriptors and fights longer than the preset', () => {
    const axes = [{ name: 'length', edges: [3, 1] }] as const
    const options = { ...PAPER_OPTIONS, axes, horizon: 90_000 }
    expect(optionProblems(options, PRESETS['94nop'], 1)).toEqual([
      'the bins of length must be at most 32, their edges rising',
      'horizon is 90000; a fight has 80000 cycles',
    ])
    const three = (['spawned', 'length', 'writes'] as const).map((name) => ({ name, edges: null }))
    expect(optionProblems({ ...PAPER_OPTIONS, axes: three }, PRESETS['94nop'], 1)).toEqual([
      '3 descriptors; an archive has two at most',
    ])
  })

  it('of our own can begin a run under every preset, and differ by proposer', () => {
    for (const settings of Object.values(PRESETS))
      for (const proposer of ['genetic', 'llm'] as const)
        expect(optionProblems(defaultOptions(proposer, settings), settings, 40)).toEqual([])
    expect(defaultOptions('llm', PRESETS.tiny).iterations).toBeLessThan(
      defaultOptions('genetic', PRESETS.tiny).iterations,
    )
  })

  it('breed something, unless a given warrior may be champion', () => {
    const idle = { ...PAPER_OPTIONS, iterations: 0, initialProposals: 0 }
    expect(optionProblems(idle, PRESETS.tiny, 1)).toEqual([])
    expect(optionProblems({ ...idle, givenChampions: false }, PRESETS.tiny, 1)).toEqual([
      'iterations and initialProposals are 0; nothing would be bred that may be champion',
    ])
  })

  it('have the names that there are', () => {
    const odd = { ...PAPER_OPTIONS, weighting: 'x' as 'even' }
    expect(optionProblems(odd, PRESETS.tiny, 1)).toEqual([
      'weighting is "x"; it is one of even, weakness, nash, recursive, regret',
    ])
  })

  it('need an opponent', () => {
    expect(optionProblems(PAPER_OPTIONS, PRESETS.tiny, 0)).toEqual(['there is no initial opponent'])
  })

  it('come back from the store as they were', () => {
    const options = { ...PAPER_OPTIONS, lastK: 3, earlyStop: 0.5 }
    expect(parseOptions(printOptions(options))).toEqual(options)
  })
})
