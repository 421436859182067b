import type { Assembly } from '../../../vm/index.js'

/** Shape of what the golden data says of a source. */
export interface Golden {
  readonly ok: boolean
  readonly aborted?: boolean
  readonly name?: string
  readonly author?: string
  readonly date?: string
  readonly version?: string
  readonly code?: readonly string[]
  readonly start?: number
  readonly pin?: number | null
  readonly cmpLines?: readonly number[]
  readonly diagnostics: readonly {
    readonly level: 'error' | 'warning'
    readonly class: string
    readonly line: number | null
    readonly count?: number
  }[]
}

/** Codes of our own: pMARS says nothing of the kind. */
const OWN = new Set([
  'OperatorSwallowing',
  'MultiLineOperand',
  'MissingBlank',
  'ContinuedLine',
  'NulCharacter',
  'CountTooLarge',
  'SingleEquals',
  'ShiftedLabel',
])

/** What an assembly says in pMARS's classes, to compare with {@link wanted}. */
export function reported({ diagnostics }: Assembly): string[] {
  return diagnostics
    .filter(({ code }) => !OWN.has(code))
    .map(({ level, code, line, count }) => `${level} ${code} in line ${line} x ${count}`)
    .sort()
}

/** What pMARS says. */
export function wanted({ diagnostics }: Golden): string[] {
  return diagnostics
    .map(({ level, class: code, line, count }) => `${level} ${code} in line ${line} x ${count ?? 1}`)
    .sort()
}
