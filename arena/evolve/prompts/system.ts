import type { MarsSettings } from '../../../vm/index.js'
import { PROMPT_PARTS, type PromptPart } from './briefing.js'
import { examplesOf } from './examples.js'
import { coreOf, houseRulesOf, referenceOf } from './reference.js'

/** Who the model is and, by the parts that are wanted, what Redcode is, for the settings of a run. */
export function systemPrompt(
  settings: MarsSettings,
  parts: ReadonlySet<PromptPart> = new Set(PROMPT_PARTS),
): string {
  return [
    coreOf(settings),
    ...(parts.has('reference') ? [referenceOf(settings)] : []),
    ...(parts.has('examples') ? [examplesOf(settings)] : []),
    houseRulesOf(settings),
  ].join('\n')
}
