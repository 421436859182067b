import { sectionsOf, type Briefing } from './briefing.js'
import { WHOLE_SOURCE } from './answer.js'
import { goalOf } from './game.js'

/** Asks for a warrior from nothing. */
export function newPrompt(briefing: Briefing): string {
  const { rules } = briefing
  const { settings, maxLength } = rules
  const task = `Write a new Core War warrior for a core of ${settings.coreSize} cells, at most ${maxLength} instructions long.

${goalOf(rules)}

Choose a strategy or a combination of strategies, and choose your constants with care: a good step visits the whole core
and misses your own code. Surprise us rather than repeating a textbook.`
  return [task, ...sectionsOf(briefing), WHOLE_SOURCE].join('\n\n')
}
