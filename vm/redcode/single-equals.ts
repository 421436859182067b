import { withLabels, type Scope } from './expression.js'
import type { Token } from './token.js'

/**
 * The tokens of an `;assert` as pMARS 0.9.2 takes them: a single `=` behind a value compares as `==` does, but
 * overlooks the character behind it, so that `CORESIZE=8000` compares with 000. Gives `source` itself where there is
 * none.
 */
export function withSingleEquals(source: readonly Token[], scope: Scope): readonly Token[] {
  if (!source.some(({ text }) => text === '=')) return source
  const tokens = withLabels(source, scope)
  if (!tokens.some((_, at) => isSingleEquals(tokens, at))) return source
  return tokens.flatMap((token, at) => {
    if (isSingleEquals(tokens, at)) return [token, { ...token, spaced: false }]
    if (!isSingleEquals(tokens, at - 1)) return [token]
    return token.text.length > 1 ? [{ ...token, text: token.text.slice(1) }] : []
  })
}

/** Behind a register, `=` assigns; at the end of all, pMARS reads memory that is not its own. */
function isSingleEquals(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (token?.text !== '=' || !next || (next.text === '=' && !next.spaced)) return false
  return before?.kind === 'number' || before?.text === ')'
}
