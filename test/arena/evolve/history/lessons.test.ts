import { describe, expect, it } from 'vitest'
import { lessonsOf, type Past } from '../../../../arena/evolve/history/index.js'
import { PAPER_OPTIONS } from '../../../../arena/evolve/index.js'
import type { Champion } from '../../../../arena/evolve/rules/index.js'
import type { StoredOutcome } from '../../../../arena/evolve/record/index.js'
import { PRESETS } from '../../../../vm/index.js'
import { DWARF, IMP, STONE } from '../../../helpers/evolution.js'

const champion: Champion = {
  warrior: { ...STONE, strategy: 'bombs\nby  sevens' },
  ...{ name: 'Red Queen r1 seed 7', generation: 1, fitness: 1.9, judged: 1.5, proposal: 3, maxFitness: 3 },
  ...{ origin: 'bred', cells: 1, iterations: 9, evaluations: 1, firstBin: 0, secondBin: 0 },
  results: [
    [4, 2, 2],
    [0, 8, 0],
  ],
}
const outcome = (operator: string, placed: boolean, fitness: number | null = 1): StoredOutcome => {
  return { proposal: 0, operator, warriorId: 'x', fitness, placed }
}
const past: Past = {
  run: {
    ...{ id: 1, seed: 7, random: '', status: 'open', createdAt: 0, usedAt: 0 },
    settings: PRESETS.nano,
    options: { ...PAPER_OPTIONS, fitness: 'duel' },
    warriors: { opponent: [IMP, IMP, DWARF], stock: [], benchmark: [] },
  },
  champions: [champion],
  generations: [
    {
      ...{ generation: 1, placementSeed: 5, iterations: 9, proposals: 9, champion: 3, judged: 1.5 },
      panel: [
        { opponent: 2, weight: 1, isTelling: false },
        { opponent: 0, weight: 1, isTelling: false },
      ],
    },
  ],
  outcomes: [
    ...Array.from({ length: 6 }, (_, index) => outcome('tweak + mode', index < 3)),
    ...Array.from({ length: 6 }, (_, index) => outcome('tweak', index < 1)),
    ...Array.from({ length: 9 }, () => outcome('elite', true)),
    ...Array.from({ length: 9 }, () => outcome('llm new', true, null)),
    ...Array.from({ length: 4 }, () => outcome('scale', true)),
    ...Array.from({ length: 9 }, () => outcome('delete', false)),
  ],
}

describe('lessons', () => {
  it('tell how champions did against each kind that they met, what they are, and which changes were kept', () => {
    expect(lessonsOf(past)!.split('\n')).toEqual([
      'Champion of generation 1: fitness 1.90, 1.50 against warriors that nothing was selected by. 5 instructions: bombs by sevens',
      '  Points a fight, of 3, against imp 1.00, stone 1.75.',
      'Changes that most often made a warrior worth keeping: mode 3 of 6, tweak 4 of 12.',
    ])
  })

  it('are about the last three champions', () => {
    const champions = [1, 2, 3, 4, 5].map((generation) => ({
      ...champion,
      generation,
      judged: null,
      results: null,
    }))
    const lines = lessonsOf({ ...past, champions, outcomes: [] })!.split('\n')
    expect(lines.map((line) => line.slice(0, 40))).toEqual([
      'Champion of generation 3: fitness 1.90. ',
      'Champion of generation 4: fitness 1.90. ',
      'Champion of generation 5: fitness 1.90. ',
    ])
  })

  it('are none before the first champion', () => {
    expect(lessonsOf({ ...past, champions: [] })).toBeNull()
  })
})
