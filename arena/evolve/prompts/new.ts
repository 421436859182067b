import { sectionsOf, type Briefing } from './briefing.js'
import { WHOLE_SOURCE } from './answer.js'

/** Asks for a warrior from nothing. */
export function newPrompt(briefing: Briefing): string {
  const { coreSize, maxLength } = briefing.settings
  const task = `Write a new Core War warrior for a core of ${coreSize} cells, at most ${maxLength} instructions long.

Several opponents of different kinds will be in the core at the same time. You score in every cycle in which you are
alive, and the fewer others are alive the more: survive first, then kill.

Choose a strategy or a combination of strategies, and choose your constants with care: a good step visits the whole core
and misses your own code. Surprise us rather than repeating a textbook.`
  return [task, ...sectionsOf(briefing), WHOLE_SOURCE].join('\n\n')
}
