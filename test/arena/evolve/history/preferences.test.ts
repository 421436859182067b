import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { preferences, type Preference, type PreferenceOptions } from '../../../../arena/evolve/index.js'
import { openStore } from '../../../../arena/store/index.js'
import { storeBredRun, type BredProposal } from '../../../helpers/bred-run.js'
import { IMP } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { warrior } from '../../../helpers/warrior.js'

const bred = Array.from({ length: 8 }, (_, step) => warrior(`w${step}`, [`ADD.AB #${step + 1}, $1`]))

let folder: string
beforeEach(() => {
  folder = temporaryFolder('preferences')
})

function pairsOf(proposals: readonly BredProposal[], change: Partial<PreferenceOptions> = {}): Preference[] {
  const path = join(folder, 'a.db')
  const runId = storeBredRun(path, proposals)
  const store = openStore(path)
  try {
    const options = { margin: 0, pairsPerPrompt: 10, ...change }
    return [...preferences(store, store.evolution.findRun(runId)!, options)]
  } finally {
    store.close()
  }
}

/** Children of one parent in one generation, with these fitnesses. */
const children = (fitnesses: readonly (number | null)[], parent = IMP): BredProposal[] =>
  fitnesses.map((fitness, proposal) => {
    return { generation: 1, proposal, warrior: bred[proposal]!, parents: [parent], fitness }
  })

const numbersOf = (pairs: readonly Preference[]) =>
  pairs.map(({ chosenAnswer, rejectedAnswer }) => [chosenAnswer.proposal, rejectedAnswer.proposal])

describe('preference data', () => {
  it('pairs the best child with the worst, the second best with the second worst', () => {
    expect(numbersOf(pairsOf(children([1, 4, 2, 3, 0])))).toEqual([
      [1, 4],
      [3, 0],
    ])
  })

  it('makes no pair of equals, of what is closer than the margin, or of more than it may', () => {
    expect(pairsOf(children([1, 1, 1]))).toEqual([])
    expect(numbersOf(pairsOf(children([1, 4, 2, 3, 0]), { margin: 3 }))).toEqual([[1, 4]])
    expect(numbersOf(pairsOf(children([0, 1, 2, 3, 4, 5, 6, 7]), { pairsPerPrompt: 2 }))).toEqual([
      [7, 0],
      [6, 1],
    ])
  })

  it('leaves out what was not fought, and counts the same code once', () => {
    const [first, second, third] = children([2, null, 1])
    const again = { ...first!, proposal: 7 }
    expect(numbersOf(pairsOf([first!, second!, third!, again]))).toEqual([[0, 2]])
  })

  it('puts a parent that was fought in the same generation among the worse answers, never among the better', () => {
    const parent = { generation: 1, proposal: 7, warrior: IMP }
    expect(numbersOf(pairsOf([...children([1, 4, 2]), { ...parent, fitness: 0.5 }]))).toEqual([
      [1, null],
      [2, 0],
    ])
    expect(numbersOf(pairsOf([...children([1, 4, 2]), { ...parent, fitness: 5 }]))).toEqual([[1, 0]])
  })

  it('asks for a change of the parent and answers with a fenced source', () => {
    const [pair] = pairsOf(children([1, 2]))
    expect(pair!.prompt).toContain('You write warriors for Core War')
    expect(pair!.prompt).toContain(`\`\`\`redcode\n${IMP.source.trimEnd()}\n\`\`\``)
    expect(pair!.chosen).toBe(`\`\`\`redcode\n${bred[1]!.source.trimEnd()}\n\`\`\``)
    expect(pair!.rejected).toBe(`\`\`\`redcode\n${bred[0]!.source.trimEnd()}\n\`\`\``)
    expect(pair).toMatchObject({
      kind: 'genetic',
      generation: 1,
      chosenAnswer: { proposal: 1, operator: 'tweak', model: null, warriorId: bred[1]!.id, fitness: 2 },
    })
  })

  it('asks under the rules of the run and of the generation', () => {
    const [first, second, third, fourth] = children([1, 2, 3, 4])
    const later = [third!, fourth!].map((child) => ({ ...child, generation: 2 }))
    const [early, late] = pairsOf([first!, second!, ...later])
    const meets = 'ALL IN ONE CORE: your warrior and 1 opponent that the run began with'
    expect(early!.prompt).toContain(`${meets} are in the core at the same time, N = 2 warriors.`)
    expect(late!.prompt).toContain(
      `${meets} and 1 champion of earlier rounds are in the core at the same time`,
    )
    for (const { prompt } of [early!, late!]) expect(prompt).toContain('A fight has T = 800 cycles;')
  })

  it('compares within a generation and with one parent only', () => {
    const [first, second] = children([1, 2])
    expect(pairsOf([first!, { ...second!, generation: 2 }])).toEqual([])
    expect(pairsOf([first!, { ...second!, parents: [bred[7]!] }])).toEqual([])
  })

  it('gives replies of language models to the very same prompt as they were', () => {
    const call = (prompt: string, reply: string) => ({ prompt, reply, model: 'm' })
    const asked = (proposal: number, fitness: number, prompt: string, parents = [IMP]): BredProposal => {
      return {
        generation: 1,
        proposal,
        warrior: bred[proposal]!,
        parents,
        fitness,
        call: call(prompt, `r${proposal}`),
      }
    }
    const pairs = pairsOf([
      asked(0, 1, 'change it'),
      asked(1, 3, 'change it'),
      asked(2, 9, 'change it, please'),
      asked(3, 2, 'write one', []),
      asked(4, 4, 'write one', []),
      ...children([0, 0, 0, 0, 0, 5]).slice(5),
    ])
    expect(pairs.map(({ prompt, chosen, rejected, kind }) => [kind, prompt, chosen, rejected])).toEqual([
      ['llm', 'change it', 'r1', 'r0'],
      ['llm', 'write one', 'r4', 'r3'],
    ])
    expect(pairs[0]!.chosenAnswer.model).toBe('m')
  })
})
