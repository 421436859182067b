import type { Warrior } from '../../../../vm/index.js'
import { postMortem } from '../../post-mortem/index.js'
import {
  type Briefing,
  crossoverPrompt,
  editPrompt,
  mutatePrompt,
  newPrompt,
  quoteName,
  systemPrompt,
} from '../../prompts/index.js'
import type { LlmOperation, PromptPart } from '../../options/index.js'
import type { ProposalContext } from '../proposer.js'
import type { Message } from './chat.js'

/** Writes the question for a proposal; `parents` as the operation needs them, the one that is changed first. */
export type Questions = (
  operation: LlmOperation,
  parents: readonly Warrior[],
  context: ProposalContext,
) => Promise<readonly Message[]>

export function createQuestions(prompt: readonly PromptPart[]): Questions {
  const parts = new Set(prompt)
  const resultsOf = createResults()
  return async (operation, parents, context) => {
    const { rules, opponents, aim, lessons } = context
    const [parent] = parents
    const results = parent !== undefined && parts.has('results') ? await resultsOf(parent, context) : null
    const briefing = { rules, parts, opponents, results, aim: aim ?? null, lessons: lessons ?? null }
    return [
      { role: 'system', content: systemPrompt(rules, parts) },
      { role: 'user', content: promptOf(operation, parents, briefing) },
    ]
  }
}

function promptOf(operation: LlmOperation, [parent, mate]: readonly Warrior[], briefing: Briefing): string {
  if (operation === 'new') return newPrompt(briefing)
  if (parent === undefined) throw new RangeError(`${operation} needs a parent`)
  if (operation === 'edit') return editPrompt(parent, briefing)
  if (operation === 'mutate') return mutatePrompt(parent, briefing)
  if (mate === undefined) throw new RangeError('a crossover needs two parents')
  return crossoverPrompt(parent, mate, briefing)
}

/** Reports kept: more than a generation's archive has warriors. */
const MAX_KNOWN = 512

/** How warriors of a generation did, each found out once; null where nobody was there to fight. */
function createResults() {
  const known = new Map<string, Promise<string>>()
  return async (warrior: Warrior, context: ProposalContext): Promise<string | null> => {
    const { rules, opponents, placementSeed, place, signal } = context
    const name = `${place.runId} ${place.generation} ${warrior.id}`
    let results = known.get(name)
    if (results === undefined) {
      const plan = { rules, warrior, opponents, placementSeed, nameOf: quoteName }
      results = postMortem({ ...plan, ...(signal === undefined ? {} : { signal }) })
      if (known.size >= MAX_KNOWN) known.clear()
      known.set(name, results)
    }
    return (await results) || null
  }
}
