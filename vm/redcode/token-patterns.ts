/** What tokens mean by touching each other. */
import { modifierOf } from './keywords.js'
import type { Token } from './token.js'

/** Where the name at `at` ends: `a&b` joins names that touch. */
export function joinedEnd(tokens: readonly Token[], at: number): number {
  const touches = (index: number) => tokens[index]?.spaced === false
  let end = at + 1
  while (tokens[end]?.text === '&' && touches(end) && tokens[end + 1]?.kind === 'name' && touches(end + 1))
    end += 2
  return end
}

/** True for `.` and a modifier that touch the opcode. */
export function isModifier([dot, name]: readonly Token[]): boolean {
  return (
    dot?.text === '.' &&
    !dot.spaced &&
    name?.kind === 'name' &&
    !name.spaced &&
    modifierOf(name.text) !== undefined
  )
}

/** True where what follows a keyword has no blank at all, not even at its end: pMARS then reads stale text. */
export function lacksBlank(rest: readonly Token[]): boolean {
  return rest.length > 0 && rest.every(({ spaced, hasBlankBehind }) => !spaced && !hasBlankBehind)
}
