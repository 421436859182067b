import { EDIT_BLOCKS, WHOLE_SOURCE } from './answer.js'
import { fence, quoteForPrompt } from './quotation.js'

const MAX_PROBLEM = 3000
const MAX_SOURCE = 12_000

/**
 * Sends a reply back that gave no warrior. `source` is what came of its edits, null where the model itself wrote the
 * whole of it or where an edit could not be made.
 */
export function repairPrompt(problem: string, source: string | null, isEdit: boolean): string {
  const after =
    source === null
      ? []
      : [`After your blocks the source is:\n\n${fence(quoteForPrompt(source, MAX_SOURCE))}`]
  const answer = isEdit && source === null ? EDIT_BLOCKS : WHOLE_SOURCE
  return [
    `That does not work:\n\n\`\`\`\n${quoteForPrompt(problem, MAX_PROBLEM)}\n\`\`\``,
    ...after,
    REPAIR,
    answer,
  ].join('\n\n')
}

const REPAIR = 'Mend it and change nothing else.'
