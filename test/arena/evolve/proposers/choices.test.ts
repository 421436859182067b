import { describe, expect, it } from 'vitest'
import type { ProposalOutcome } from '../../../../arena/evolve/index.js'
import { createChoices, operatorOf } from '../../../../arena/evolve/proposers/llm/choices.js'
import type { Respondent } from '../../../../arena/evolve/proposers/llm/respondent.js'
import type { LlmOperation } from '../../../../arena/evolve/options/index.js'
import { createRandom } from '../../../../arena/random.js'

const respondent = (label: string, weight = 1): Respondent => ({
  label,
  choice: { name: label, baseUrl: 'http://127.0.0.1/v1', weight, price: null },
  ask: () => Promise.reject(new Error('nobody asks here')),
})
const WEIGHTS = { new: 1, mutate: 4, crossover: 0, edit: 4 }
const ALL: LlmOperation[] = ['new', 'mutate', 'edit', 'crossover']

function countDraws(choices: ReturnType<typeof createChoices>, allowed = ALL, draws = 3000) {
  const random = createRandom(5)
  const counts: Record<string, number> = {}
  for (let i = 0; i < draws; i++) {
    const name = operatorOf(choices.draw(allowed, random))
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

const outcomes = (operator: string, placed: boolean, count: number): ProposalOutcome[] =>
  Array.from({ length: count }, (_, proposal) => {
    return { place: { runId: 1, generation: 1, proposal }, operator, isNew: true, placed }
  })

describe('the choice of model and operation', () => {
  it('follows the weights', () => {
    const counts = countDraws(
      createChoices([respondent('a'), respondent('b', 2), respondent('c', 0)], {
        operations: WEIGHTS,
        bandit: false,
      }),
    )
    expect(Object.keys(counts).sort()).toEqual([
      'llm edit: a',
      'llm edit: b',
      'llm mutate: a',
      'llm mutate: b',
      'llm new: a',
      'llm new: b',
    ])
    expect(counts['llm mutate: b']! / 3000).toBeCloseTo((2 / 3) * (4 / 9), 1)
    expect(counts['llm new: a']! / 3000).toBeCloseTo((1 / 3) * (1 / 9), 1)
  })

  it('makes a fresh warrior new whatever its weight', () => {
    const choices = createChoices([respondent('a')], { operations: { ...WEIGHTS, new: 0 }, bandit: false })
    expect(countDraws(choices, ['new'], 10)).toEqual({ 'llm new: a': 10 })
  })

  it('learns which pair pays', () => {
    const choices = createChoices([respondent('a'), respondent('b:8b')], {
      operations: WEIGHTS,
      bandit: true,
    })
    const before = countDraws(choices)
    expect(Math.min(...Object.values(before))).toBeGreaterThan(300)
    choices.learn(outcomes('llm edit: b:8b', true, 30))
    for (const name of Object.keys(before).filter((name) => name !== 'llm edit: b:8b'))
      choices.learn(outcomes(name, false, 30))
    expect(countDraws(choices)['llm edit: b:8b']! / 3000).toBeGreaterThan(0.95)
    // What no longer pays is given up.
    choices.learn(outcomes('llm edit: b:8b', false, 600))
    expect(countDraws(choices)['llm edit: b:8b']! / 3000).toBeLessThan(0.5)
  })

  it('draws the same after the same outcomes, however they were told', () => {
    const all = [
      ...outcomes('llm edit: a', true, 5),
      ...outcomes('llm mutate: a', false, 9),
      ...outcomes('concat', true, 9),
    ]
    const [whole, pieces] = [0, 1].map(() =>
      createChoices([respondent('a'), respondent('b')], { operations: WEIGHTS, bandit: true }),
    )
    whole!.learn(all)
    for (const outcome of all) pieces!.learn([outcome])
    expect(countDraws(whole!)).toEqual(countDraws(pieces!))
  })
})
