import type { DiagnosticList, Place } from './diagnostic-list.js'
import type { ExpressionResult } from './expression.js'
import { textOf, type Token } from './token.js'

/** Says what is wrong with an expression, or peculiar about its value. */
export function reportEvaluation(
  evaluation: ExpressionResult,
  tokens: readonly Token[],
  place: Place,
  diagnostics: DiagnosticList,
): void {
  const text = textOf(tokens)
  const at = tokens[0] ?? place
  // A macro's tokens stand elsewhere; the statement's line is what pMARS reports.
  const where = at.line === place.line ? at : place
  const { textbook } = evaluation
  if (!evaluation.ok) {
    const detail =
      textbook === undefined
        ? {}
        : { hint: `Add parentheses: pMARS loses its way; arithmetic gives ${textbook}.` }
    diagnostics.add(evaluation.code, where, text, detail)
  } else if (textbook !== undefined)
    diagnostics.add('OperatorSwallowing', where, text, {
      message: `pMARS reads this as ${evaluation.value}, arithmetic as ${textbook}`,
    })
}
