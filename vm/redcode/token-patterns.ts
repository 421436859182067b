/** What tokens mean by touching each other. */
import type { Token } from './token.js'

/** Where the name at `at` ends: `a&b` joins names that touch. */
export function joinedEnd(tokens: readonly Token[], at: number): number {
  const touches = (index: number) => tokens[index]?.spaced === false
  let end = at + 1
  while (tokens[end]?.text === '&' && touches(end) && tokens[end + 1]?.kind === 'name' && touches(end + 1))
    end += 2
  return end
}

/** The tokens that touch an opcode before them: its modifier, and what lacks a blank. */
export function touching(rest: readonly Token[]): readonly Token[] {
  const end = rest.findIndex(({ spaced }) => spaced)
  return end < 0 ? rest : rest.slice(0, end)
}

/** True where a blank is missing behind an opcode and its modifier. */
export function lacksBlank(touching: readonly Token[]): boolean {
  if (touching.length === 0) return false
  const modifier = touching[0]!.text === '.' ? (touching[1]?.kind === 'name' ? 2 : 1) : 0
  return touching.length > modifier || !touching.at(-1)!.hasBlankBehind
}
