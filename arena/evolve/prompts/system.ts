import type { Rules } from '../rules/index.js'
import { PROMPT_PARTS, type PromptPart } from '../options/index.js'
import { examplesOf } from './examples.js'
import { gameOf } from './game.js'
import { coreOf, houseRulesOf, referenceOf } from './reference.js'

/** Who the model is, the game that scores and, by the parts that are wanted, what Redcode is. */
export function systemPrompt(rules: Rules, parts: ReadonlySet<PromptPart> = new Set(PROMPT_PARTS)): string {
  return [
    coreOf(rules),
    gameOf(rules),
    ...(parts.has('reference') ? [referenceOf(rules)] : []),
    ...(parts.has('examples') ? [examplesOf(rules)] : []),
    houseRulesOf(rules.settings),
  ].join('\n')
}
