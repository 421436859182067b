/**
 * Preference data for training language models on what a run found out (Rafailov et al., "Direct Preference
 * Optimization", arXiv 2305.18290): a prompt, a better answer and a worse one.
 */
import type { RankedAnswer, Store } from '../../store/index.js'
import type { StoredRun } from '../record/index.js'
import { rulesOf, storedChampions } from '../rules/index.js'
import { mutatePrompt, systemPrompt } from '../prompts/index.js'
import type { PromptPart } from '../options/index.js'

export interface PreferenceOptions {
  /** Fitness by which the better answer has to be better, >= 0; equal ones never make a pair. */
  readonly margin: number
  /** Pairs for one prompt in one generation, >= 1. */
  readonly pairsPerPrompt: number
}

/** One pair; `prompt`, `chosen` and `rejected` are the names that trainers expect. */
export interface Preference {
  readonly prompt: string
  readonly chosen: string
  readonly rejected: string
  /** Whether the answers are a language model's or those of genetic operators, put in a model's words. */
  readonly kind: 'llm' | 'genetic'
  readonly generation: number
  readonly chosenAnswer: PreferenceAnswer
  readonly rejectedAnswer: PreferenceAnswer
}

/** Number in the generation, operator and model are null for the parent itself. */
export type PreferenceAnswer = Omit<RankedAnswer, 'group'>

/**
 * The pairs of a run, generation by generation: fitness can be compared only within a generation, where all meet the
 * same opponents. The answers to one prompt are ranked by fitness, the same code counting once. The best makes a pair
 * with the worst, the second best with the second worst and so on, while the margin parts them: no answer is in two
 * pairs. One that was given up after a part of its fights counts as worse than all others, and is never the better one.
 *
 * Where a language model was asked, the prompt is the one it was sent, word for word, and the answers are its replies.
 * Other children answer the prompt that would have asked a model to change their parent, with their source in a fenced
 * block; the parent as it was can be the worse answer, never the better one.
 */
export function* preferences(
  store: Store,
  run: StoredRun,
  options: PreferenceOptions,
): Generator<Preference> {
  const { evolutionExport: exported, warriors } = store
  const champions = storedChampions(store, run)
  for (const { generation, ...stored } of store.evolution.generations(run.id)) {
    const rules = rulesOf(run, champions.slice(0, generation - 1), stored)
    const system = systemPrompt(rules)
    const briefing = {
      rules,
      parts: new Set<PromptPart>(),
      opponents: [],
      results: null,
      aim: null,
      lessons: null,
    }
    for (const [group, chosen, rejected] of pairs(exported.rankedReplies(run.id, generation), options)) {
      const reply = ({ proposal }: RankedAnswer) => exported.reply(run.id, generation, proposal!)!
      yield { prompt: group, ...answers(chosen, rejected, reply), kind: 'llm', generation }
    }
    for (const [group, chosen, rejected] of pairs(exported.rankedChildren(run.id, generation), options)) {
      const parent = warriors.get(group)!
      const source = ({ proposal }: RankedAnswer) =>
        printAnswer(proposal === null ? parent.source : exported.source(run.id, generation, proposal)!)
      const prompt = `${system}\n\n${mutatePrompt(parent, briefing)}`
      yield { prompt, ...answers(chosen, rejected, source), kind: 'genetic', generation }
    }
  }
}

type AnswerPair = readonly [group: string, chosen: RankedAnswer, rejected: RankedAnswer]

/** Pairs of each group of answers that come the best first; holds no more of them than it may pair. */
function* pairs(
  ranked: Iterable<RankedAnswer>,
  { margin, pairsPerPrompt }: PreferenceOptions,
): Generator<AnswerPair> {
  let group: string | null = null
  let best: RankedAnswer[] = []
  let worst: RankedAnswer[] = []
  const finish = function* (): Generator<AnswerPair> {
    for (const [index, chosen] of best.entries()) {
      const rejected = worst.at(-1 - index)
      if (rejected === undefined) return
      const gap = chosen.fitness - rejected.fitness
      if (!(gap > 0 && gap >= margin)) return
      yield [chosen.group, chosen, rejected]
    }
  }
  for (const answer of ranked) {
    if (answer.group !== group) {
      yield* finish()
      ;[group, best, worst] = [answer.group, [], []]
    }
    if (worst.at(-1)?.warriorId === answer.warriorId) continue
    const isFinal = answer.proposal !== null && answer.complete === 1
    if (isFinal && best.length < pairsPerPrompt) best.push(answer)
    worst.push(answer)
    if (worst.length > pairsPerPrompt) worst.shift()
  }
  yield* finish()
}

function answers(chosen: RankedAnswer, rejected: RankedAnswer, textOf: (answer: RankedAnswer) => string) {
  const { group: _, ...chosenAnswer } = chosen
  const { group: __, ...rejectedAnswer } = rejected
  return { chosen: textOf(chosen), rejected: textOf(rejected), chosenAnswer, rejectedAnswer }
}

/** Source as a model is asked to give it; a fence in it is broken as in the prompt. */
function printAnswer(source: string): string {
  return `\`\`\`redcode\n${source.replace(/```|~~~/g, "'''").trimEnd()}\n\`\`\``
}
