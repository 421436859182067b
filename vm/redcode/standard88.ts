/** The rules of ICWS'88, as pMARS -8 applies them. */
import { MODIFIER_NAMES, type ModeSign } from '../isa.js'
import type { DiagnosticList } from './diagnostic-list.js'
import type { Keyword } from './keywords.js'
import type { Operands } from './operands.js'
import type { Statement } from './statement.js'

const NEW_OPCODES: ReadonlySet<Keyword> = new Set(
  ['ORG', 'PIN', 'MUL', 'DIV', 'MOD', 'SEQ', 'SNE', 'NOP', 'LDP', 'STP'] as const,
) // prettier-ignore
const NEW_MODES: ReadonlySet<ModeSign | null> = new Set(['*', '{', '}'])

const JUMPS: ReadonlySet<Keyword> = new Set(['JMP', 'JMZ', 'JMN', 'DJN', 'SPL'])

/** Reports opcodes, modifiers and modes that ICWS'88 does not know; false when there are any. */
export function checkFormat88(
  statement: Statement,
  operands: Operands | null,
  diagnostics: DiagnosticList,
): boolean {
  const strangers: string[] = []
  if (NEW_OPCODES.has(statement.keyword)) strangers.push(statement.keyword)
  if (operands && operands.modifier !== null) strangers.push(`.${MODIFIER_NAMES[operands.modifier]}`)
  const modes = operands ? [operands.a.mode, operands.b?.mode ?? null] : []
  for (const mode of modes) if (mode && NEW_MODES.has(mode)) strangers.push(mode)
  // pMARS counts this one once.
  if (modes.includes('>')) strangers.push('>')
  for (const text of strangers) diagnostics.add('Bad88Format', statement, text)
  return strangers.length === 0
}

/** Reports modes that ICWS'88 forbids to the opcode; false when there are any. */
export function checkModes88(
  statement: Statement,
  aMode: ModeSign,
  bMode: ModeSign,
  diagnostics: DiagnosticList,
): boolean {
  const { keyword } = statement
  if (NEW_OPCODES.has(keyword) || isAllowed(keyword, aMode, bMode)) return true
  diagnostics.add('Invalid88Operands', statement, `${keyword} ${aMode}, ${bMode}`)
  return false
}

function isAllowed(keyword: Keyword, aMode: ModeSign, bMode: ModeSign): boolean {
  if (keyword === 'DAT') return '#<'.includes(aMode) && '#<'.includes(bMode)
  if (JUMPS.has(keyword)) return aMode !== '#'
  return keyword === 'SLT' || bMode !== '#'
}
