import type { MarsSettings } from '../../../vm/index.js'

/** Asks for a warrior from nothing. */
export function newPrompt({ coreSize, maxLength }: MarsSettings): string {
  return `Write a new Core War warrior for a core of ${coreSize} cells, at most ${maxLength} instructions long.

Several opponents of different kinds will be in the core at the same time. You score in every cycle in which you are
alive, and the fewer others are alive the more: survive first, then kill.

Choose a strategy or a combination of strategies, think it through in one or two sentences, and choose your constants
with care: a good step visits the whole core and misses your own code. Surprise us rather than repeating a textbook.

Answer with one fenced code block that holds the complete Redcode source, a ;name line, a ;strategy line and an END.`
}
