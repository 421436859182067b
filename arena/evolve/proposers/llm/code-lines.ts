import { OPCODE_NAMES } from '../../../../vm/index.js'

const WORDS = [...OPCODE_NAMES, 'ORG', 'END', 'PIN', 'EQU', 'FOR', 'ROF'].join('|')
const STATEMENT = new RegExp(String.raw`^(?:[a-z_]\w*:?\s+)?(${WORDS})(?:\.[abfxi]{1,2})?(?:\s+(.*))?$`, 'i')
/** An operand holds no two words, and does not end a sentence. */
const PROSE = /[a-z]\s+[a-z]|[.:?!]$|[^\w\s#$@<>*{}+\-/%()=!&|.]/i
const MAX_LINE = 255

/** Whether a line reads like a statement of Redcode, and not like a sentence: told by its looks, for any text. */
export function isStatement(line: string): boolean {
  if (line.length > MAX_LINE) return false
  const [, word, operands = ''] = STATEMENT.exec(line.split(';', 1)[0]!.trim()) ?? []
  if (word === undefined) return false
  if (word.toUpperCase() === 'EQU') return true
  const parts = operands.split(',')
  return parts.length <= 2 && parts.every((part) => !PROSE.test(part.trim()))
}

export const countStatements = (text: string): number => text.split('\n').filter(isStatement).length

/** Nothing, a comment, or a label alone. */
const isBetween = (line: string): boolean => /^(?:$|;|[a-z_]\w*:?$)/i.test(line.trim())

/**
 * The stretches of a text without fences that read like Redcode, from a first line that is not blank to a last statement
 * or comment: those that hold half of its statements, for what is smaller is an example. None where the text edits.
 */
export function findStretches(text: string): string[] {
  if (/^\s{0,9}<{7} ?SEARCH/m.test(text)) return []
  const least = countStatements(text) / 2
  return splitStretches(text).filter((stretch) => countStatements(stretch) >= least)
}

function splitStretches(text: string): string[] {
  const stretches: string[] = []
  let lines: string[] = []
  let end = 0
  let hasStatement = false
  const finish = () => {
    if (hasStatement) stretches.push(lines.slice(0, end).join('\n'))
    lines = []
    end = 0
    hasStatement = false
  }
  for (const line of text.split('\n')) {
    const isCode = isStatement(line)
    if (!isCode && !isBetween(line)) finish()
    else if (lines.length > 0 || line.trim() !== '') {
      lines.push(line)
      hasStatement ||= isCode
      if (isCode || line.trim().startsWith(';')) end = lines.length
    }
  }
  finish()
  return stretches
}
