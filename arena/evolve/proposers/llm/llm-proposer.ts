import type { LlmCallStore } from '../../../store/index.js'
import { mutatePrompt, newPrompt, systemPrompt } from '../../prompts/index.js'
import { allSettled } from '../all-settled.js'
import { ProposerError } from '../proposer-error.js'
import type { Proposal, ProposalContext, Proposer } from '../proposer.js'
import { createChat, type ChatOptions } from './chat.js'
import { extractCode } from './code-block.js'

export interface LlmOptions extends ChatOptions {
  /** Every call is stored here as soon as it is answered; a place that has an answer is not asked again. */
  readonly calls: LlmCallStore
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Warriors written by a language model, which is given a Redcode reference and, for a mutation, the parent. */
export async function createLlmProposer(options: LlmOptions): Promise<Proposer> {
  const { calls, now, model } = options
  const chat = await createChat(options)

  const ask = async (user: string, { settings, place, signal }: ProposalContext): Promise<Proposal> => {
    const operator = 'llm new'
    const known = calls.answered(place)?.reply
    if (typeof known === 'string') return toProposal(known, operator)
    const question = { system: systemPrompt(settings), user }
    const { isFatal, ...answer } = await chat(question, signal)
    calls.save(place, { ...answer, model, prompt: `${question.system}\n\n${user}` }, now())
    if (isFatal) throw new ProposerError(`the language model cannot be used: ${answer.error ?? ''}`)
    if (answer.reply === null) return { source: null, parents: [], operator, problem: answer.error }
    return toProposal(answer.reply, operator)
  }
  const fresh = (context: ProposalContext) => ask(newPrompt(context.settings), context)

  return {
    name: 'llm',
    initial: (contexts) => allSettled(contexts.map(fresh)),
    fresh,
    async mutate([parent], context) {
      if (parent === undefined) throw new RangeError('a mutation needs a parent')
      const proposal = await ask(mutatePrompt(parent, context.settings), context)
      return { ...proposal, operator: 'llm mutate', parents: [parent.id] }
    },
  }
}

function toProposal(reply: string, operator: string): Proposal {
  return { source: extractCode(reply), parents: [], operator, problem: null }
}
