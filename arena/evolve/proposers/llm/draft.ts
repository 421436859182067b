import { assemble, usesPSpace, type Diagnostic, type MarsSettings } from '../../../../vm/index.js'
import { extractCode } from './code-block.js'
import { applyEdits, parseEditBlocks } from './edit-blocks.js'

/** What a reply comes to. */
export interface Draft {
  /** Redcode; the reply's text where its edits could not be made, which does not assemble. */
  readonly source: string
  /** Whether edits were made: then the source is not what the model wrote. */
  readonly isEdited: boolean
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
  if (base !== null) {
    const parsed = parseEditBlocks(reply)
    if (!parsed.ok) return { source: reply, isEdited: false, problem: parsed.problem }
    if (parsed.value.length > 0) {
      const edited = applyEdits(base, parsed.value)
      if (!edited.ok) return { source: reply, isEdited: false, problem: edited.problem }
      const source = `${edited.value.trimEnd()}\n`
      return { source, isEdited: true, problem: problemOf(source, settings, pSpace) }
    }
  }
  const source = extractCode(reply)
  return { source, isEdited: false, problem: problemOf(source, settings, pSpace) }
}

function problemOf(source: string, settings: MarsSettings, pSpace: boolean): string | null {
  const { warrior, diagnostics } = assemble(source, { settings })
  if (warrior !== null) {
    if (warrior.instructions.length === 0) return 'it has no instructions'
    return pSpace || !usesPSpace(warrior) ? null : 'it uses P-space (LDP, STP), which is not allowed'
  }
  const lines = source.split('\n')
  const errors = diagnostics.filter(({ level }) => level === 'error')
  const shown = errors.slice(0, MAX_DIAGNOSTICS).map((error) => describe(error, lines))
  const left = errors.length - shown.length
  return [...shown, ...(left > 0 ? [`and ${left} more errors`] : [])].join('\n') || 'it does not assemble'
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
