import { assemble, usesPSpace, type Diagnostic, type MarsSettings } from '../../../../vm/index.js'
import { extractCode } from './code-block.js'
import { countStatements } from './code-lines.js'
import { applyEdits, parseEditBlocks } from './edit-blocks.js'
import { kindOfText, type ReplyKind } from './reply-kind.js'
import { withoutThoughts } from './thoughts.js'

/** What a reply comes to. */
export interface Draft {
  /** Redcode; the text of the answer where its edits could not be made or it holds none, which does not assemble. */
  readonly source: string
  /** Whether edits were made: then the source is not what the model wrote. */
  readonly isEdited: boolean
  readonly kind: ReplyKind
  /** What is wrong with it, line by line, for the model to read; null when it assembles. */
  readonly problem: string | null
}

const MAX_DIAGNOSTICS = 8
const MAX_LINE = 100

/**
 * Reads a reply as search/replace blocks on `base` where it has such and may have them, else as a whole source; `pSpace`
 * says whether the warrior may use P-space.
 */
export function draftFrom(reply: string, base: string | null, settings: MarsSettings, pSpace = true): Draft {
  const rules = { settings, pSpace }
  const answer = withoutThoughts(reply)
  if (answer.trim() === '') {
    const kind = reply.trim() === '' ? 'empty' : 'only thoughts'
    return { source: '\n', isEdited: false, kind, problem: PROBLEMS[kind] }
  }
  if (base !== null) {
    const parsed = parseEditBlocks(answer)
    if (!parsed.ok) return misfit(answer, parsed.message)
    if (parsed.value.length > 0) {
      const edited = applyEdits(base, parsed.value)
      if (!edited.ok) return misfit(answer, edited.message)
      const source = `${edited.value.trimEnd()}\n`
      return { source, isEdited: true, ...judge(source, rules) }
    }
  }
  const source = extractCode(answer, (text) => judge(text, rules).kind === 'assembles')
  const judged = { source, isEdited: false, ...judge(source, rules) }
  if (judged.kind === 'assembles' || countStatements(source) > 0) return judged
  const kind = kindOfText(answer)
  return { ...judged, kind, problem: PROBLEMS[kind] ?? judged.problem }
}

/** What a model is told about a reply that its source says nothing about. */
const PROBLEMS = {
  empty: 'the reply is empty',
  'only thoughts': 'the reply holds thoughts only: nothing is said behind them',
  refusal: 'the reply refuses to write a warrior',
  'tool call': 'the reply calls a tool: there are none, the source must stand in the text',
  'no code': null,
} as const

const misfit = (source: string, problem: string): Draft => {
  return { source, isEdited: false, kind: 'edits that fit nowhere', problem }
}

interface DraftRules {
  readonly settings: MarsSettings
  readonly pSpace: boolean
}

function judge(source: string, { settings, pSpace }: DraftRules): Pick<Draft, 'kind' | 'problem'> {
  const { warrior, diagnostics } = assemble(source, { settings })
  if (warrior !== null) {
    if (warrior.instructions.length === 0)
      return { kind: 'does not assemble', problem: 'it has no instructions' }
    if (pSpace || !usesPSpace(warrior)) return { kind: 'assembles', problem: null }
    return { kind: 'uses P-space', problem: 'it uses P-space (LDP, STP), which is not allowed' }
  }
  const lines = source.split('\n')
  const errors = diagnostics.filter(({ level }) => level === 'error')
  const shown = errors.slice(0, MAX_DIAGNOSTICS).map((error) => describe(error, lines))
  const left = errors.length - shown.length
  const isTooLong = errors.length > 0 && errors.every(({ code }) => code === 'TooManyInstructions')
  return {
    kind: isTooLong ? 'too long' : 'does not assemble',
    problem:
      [...shown, ...(left > 0 ? [`and ${left} more errors`] : [])].join('\n') || 'it does not assemble',
  }
}

/** `line 4, column 13: message, in "JMP lop" (hint)`. */
function describe({ line, column, message, hint }: Diagnostic, lines: readonly string[]): string {
  const place = [...(line === null ? [] : [`line ${line}`]), ...(column === null ? [] : [`column ${column}`])]
  const text = line === null ? '' : (lines[line - 1] ?? '').trim().slice(0, MAX_LINE)
  const what = text === '' ? message : `${message}, in "${text}"`
  return [
    [place.join(', '), what].filter((part) => part !== '').join(': '),
    hint === '' ? '' : ` (${hint})`,
  ].join('')
}
