import { describe, expect, it } from 'vitest'
import {
  defaultOptions,
  type EvolveOptions,
  LLM_OPERATIONS,
  type LlmOperation,
  PAPER_OPTIONS,
  PROMPT_PARTS,
  type PromptPart,
  type Rules,
} from '../../../../arena/evolve/index.js'
import { createRandom } from '../../../../arena/random.js'
import { gameOf } from '../../../../arena/evolve/prompts/game.js'
import { createQuestions } from '../../../../arena/evolve/proposers/llm/questions.js'
import { PRESETS } from '../../../../vm/index.js'
import { DWARF, IMP, STONE } from '../../../helpers/evolution.js'
import { rules } from '../../../helpers/rules.js'
import { warrior } from '../../../helpers/warrior.js'

const settings = PRESETS.tiny
const OPPONENTS = [DWARF, STONE, warrior('Sitter', ['JMP.B $0, $0']), warrior('Two', ['JMP.B $0, $2'])]

const ruled = (change: Partial<EvolveOptions>, opponents = OPPONENTS) =>
  rules({ settings, opponents, change: { simulations: 8, ...change } })

/** A question as it is sent, system and user. */
async function ask(
  operation: LlmOperation,
  own: Rules,
  parts: readonly PromptPart[] = PROMPT_PARTS,
): Promise<{ readonly system: string; readonly user: string }> {
  const question = createQuestions(parts)
  const place = { runId: 1, generation: 1, proposal: 0 }
  const parents = operation === 'new' ? [] : [IMP, STONE]
  const context = { rules: own, random: createRandom(1), place, opponents: OPPONENTS, placementSeed: 4711 }
  const [system, user] = await question(operation, parents, context)
  return { system: system!.content, user: user!.content }
}

const DUEL = [
  'ONE AGAINST ONE: your warrior meets 4 opponents that the run began with, only one of them in the core at a time.',
  'Against each it has 8 fights, from other places each time.',
  'A fight ends as soon as one of the two is dead, and else after ',
  'A win is 3 points, a tie (both alive at the end) 1, a loss 0.',
]
const CORE = [
  'ALL IN ONE CORE: your warrior and 4 opponents that the run began with are in the core at the same time, N = 5 warriors.',
  'They have 8 fights, from other places each time.',
  'it goes on when only one is left and ends early only when all are dead.',
  'in which your warrior is alive it gets N / T divided by the number of warriors alive in that cycle',
  'at most 5 where all others die at once',
]

const CASES = {
  duel: {
    says: [...DUEL, 'The fitness is the mean of all these fights, from 0 to 3.'],
    goal: ['one against one, with 3 points for a win and 1 for a tie'],
    lacks: [CORE[0]!.slice(0, 15), 'in one core', 'alive in that cycle', 'at once', 'at the same time'],
  },
  core: {
    says: [...CORE, 'The fitness is the mean of these fights.'],
    goal: ['all its opponents at once in one core', 'in every cycle in which it is alive'],
    lacks: [DUEL[0]!.slice(0, 15), 'one against one', 'points', 'a tie'],
  },
  mixed: {
    says: [
      ...['The fitness is the mean of two numbers, one from each kind of fight.', ...DUEL, ...CORE],
      'The first number is the mean of all these fights, from 0 to 3.',
      'The second number is the mean of these fights.',
    ],
    goal: ['one against one, with 3 points for a win and 1 for a tie', 'all of them at once in one core'],
    lacks: ['The fitness is the mean of all', 'The fitness is the mean of these'],
  },
} as const

const LENGTHS = {
  full: {
    change: { horizon: null, fullShare: 0.5 },
    duel: 'and else after 8000 cycles.',
    core: 'A fight has T = 8000 cycles;',
  },
  short: {
    change: { horizon: 2000, fullShare: 0 },
    duel: 'and else after 2000 cycles.',
    core: 'A fight has T = 2000 cycles;',
  },
  'short and full': {
    change: { horizon: 2000, fullShare: 0.5 },
    duel: 'and else after 2000 cycles with 2 of the opponents and 8000 cycles with the other 2, drawn anew in each round of the run.',
    core: 'A fight has T = 2000 cycles;',
  },
  'full but in one core': {
    change: { horizon: 2000, fullShare: 1 },
    duel: 'and else after 8000 cycles.',
    core: 'A fight has T = 2000 cycles;',
  },
} as const

const MEMORY = {
  'with P-space': {
    pSpace: true,
    says: {
      duel: 'the fights against one opponent,',
      core: 'the fights in one core,',
      mixed: ', or the fights in one core',
    },
  },
  'without P-space': { pSpace: false, says: null },
} as const

const fitnesses = ['core', 'duel', 'mixed'] as const
const all = fitnesses.flatMap((fitness) =>
  Object.keys(LENGTHS).flatMap((length) =>
    Object.keys(MEMORY).map(
      (memory) => [fitness, length as keyof typeof LENGTHS, memory as keyof typeof MEMORY] as const,
    ),
  ),
)

describe.each(all)('every question of a run of %s, %s fights, %s', (fitness, length, memory) => {
  const { change, ...lengths } = LENGTHS[length]
  const { pSpace, says } = MEMORY[memory]
  const own = ruled({ fitness, pSpace, ...change })

  it.each(LLM_OPERATIONS)('states the game that scores: %s', async (operation) => {
    for (const parts of [PROMPT_PARTS, ['reference'], []] as const) {
      const { system, user } = await ask(operation, own, parts)
      for (const sentence of CASES[fitness].says) expect(system).toContain(sentence)
      if (fitness !== 'core') expect(system).toContain(lengths.duel)
      if (fitness !== 'duel') expect(system).toContain(lengths.core)
      for (const sentence of CASES[fitness].goal) expect(user).toContain(sentence)
      for (const other of CASES[fitness].lacks) expect(system + user).not.toContain(other)
      if (says === null) {
        expect(system).toContain('P-SPACE is not allowed: a warrior with LDP or STP is refused.')
        expect(system.replace('LDP or STP is refused', '')).not.toMatch(/LDP|STP/)
      } else {
        expect(system).toContain(
          'P-SPACE is allowed: a warrior has 50 cells outside the core, for LDP and STP.',
        )
        expect(system).toContain(
          `They last from fight to fight of a series (${fitness === 'mixed' ? '' : says[fitness]}`,
        )
        expect(system).toContain(says[fitness])
        expect(system.includes('LDP copies cell A of P-space to B')).toBe(parts.length > 0)
      }
      expect(system + user).not.toContain('you will not need')
    }
  })

  it('shows the parent in fights of that kind and length', async () => {
    const { user } = await ask('mutate', own)
    const told = user.slice(user.indexOf('HOW IT DID'), user.indexOf('OPPONENTS'))
    const cycles = [...told.matchAll(/, fights of (\d+) cycles: /g)].map(([, number]) => number)
    const cores = [...told.matchAll(/- all in one core, fight \d of (\d+) cycles: /g)].map(
      ([, number]) => number,
    )
    expect(told.includes('the first with all in one core')).toBe(fitness !== 'duel')
    expect(told.includes('the first against each of the newest opponents')).toBe(fitness !== 'core')
    const expected = {
      full: [0, 4],
      short: [4, 0],
      'short and full': [2, 2],
      'full but in one core': [0, 4],
    }[length]
    const count = (number: string) => cycles.filter((each) => each === number).length
    expect([count('2000'), count('8000')]).toEqual(fitness === 'core' ? [0, 0] : expected)
    expect(cores).toEqual(fitness === 'duel' ? [] : Array(2).fill(length === 'full' ? '8000' : '2000'))
  })
})

describe('the game as it is told', () => {
  it.each([
    ['default', defaultOptions('llm', PRESETS['94nop']), PRESETS['94nop']],
    ['paper', PAPER_OPTIONS, PRESETS['94nop']],
    [
      'mixed without P-space',
      { ...defaultOptions('llm', settings), fitness: 'mixed', pSpace: false },
      settings,
    ],
    ['88', { ...PAPER_OPTIONS, fitness: 'duel' }, PRESETS['88']],
  ] as const)('of %s', async (name, change, own) => {
    const learner = warrior('Learner', ['LDP.AB #0, $1', 'JMP.B $0, $0'])
    const opponents = own.standard === '88' ? OPPONENTS : [...OPPONENTS, learner]
    const text = gameOf(rules({ settings: own, change, opponents }))
    await expect(text).toMatchFileSnapshot(`snapshots/game-${name.replaceAll(' ', '-')}.txt`)
  })

  it('counts champions of earlier generations, and one of them as one', () => {
    const own = ruled({ fitness: 'duel' }, [DWARF])
    const counted = (champions: number) => gameOf({ ...own, opponents: { ...own.opponents, champions } })
    expect(counted(0)).toContain('meets 1 opponent that the run began with, only')
    expect(counted(1)).toContain(
      'meets 1 opponent that the run began with and 1 champion of earlier rounds, only',
    )
    expect(counted(3)).toContain(
      'meets 1 opponent that the run began with and 3 champions of earlier rounds, only',
    )
  })

  it('says who gets fewer fights and who more', () => {
    const halved = 'A warrior that falls behind in its first fights may get no more of them.'
    expect(gameOf(ruled({ halving: true }))).toContain(halved)
    expect(gameOf(ruled({ halving: false }))).not.toContain(halved)
    expect(gameOf(ruled({ halving: true, simulations: 1 }))).not.toContain(halved)
    expect(gameOf(ruled({ finalists: 8 }))).toContain(
      'The 8 best of a round fight again from other places; the best',
    )
    const short = { finalists: 8, fitness: 'duel', horizon: 20, fullShare: 0.5 } as const
    expect(gameOf(ruled({ ...short, judges: 9 }))).toContain(
      'against warriors that are not among these opponents, from other places, for up to 8000 cycles; the best is',
    )
    expect(gameOf(ruled({ ...short, judges: 0 }))).toContain('from other places; the best is its champion.')
    expect(gameOf(ruled({ finalists: 0 }))).not.toContain('champion.')
  })

  it('bounds the length of a proposal, and says that opponents may be longer', async () => {
    const own = { ...ruled({ lengthLimit: 7 }) }
    for (const operation of LLM_OPERATIONS) {
      const { system, user } = await ask(operation, own, [])
      expect(system).toContain('Your warrior has at most 7 instructions (opponents up to 20)')
      expect(user).toContain('at most 7 instructions')
    }
    expect((await ask('new', ruled({}), [])).system).toContain('at most 20 instructions, and')
  })

  it('names the reach of instructions where it is limited', async () => {
    const limited = rules({ settings: { ...settings, readLimit: 400, writeLimit: 200 } })
    const { system } = await ask('new', limited, [])
    expect(system).toContain('at most 200 cells away')
    expect(system).toMatch(/what\s+it writes at most 100:/)
    expect((await ask('new', ruled({}), [])).system).not.toContain('cells away')
  })
})
