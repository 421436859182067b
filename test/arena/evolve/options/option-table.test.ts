import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  defaultOptions,
  isDerived,
  OPTION_ENTRIES,
  PAPER_OPTIONS,
  parseOptions,
  printOptions,
  printValue,
  type OptionEntry,
} from '../../../../arena/evolve/options/index.js'
import { PRESETS } from '../../../../vm/index.js'

/** A page's table of all options: what each is, its range, its default by proposer, and the paper's value. */
function printOptionTable(): string {
  const rows = OPTION_ENTRIES.map(([name, entry]) => {
    const print = (value: unknown) => printValue(entry, value)
    const { ours, llm, mixed, fromScratch, paper } = entry
    const usual = isDerived(ours) ? ours.text : print(ours)
    const or = (value: unknown) => (value === undefined ? usual : print(value))
    const derived = isDerived(fromScratch) ? fromScratch.text : undefined
    const scratch = derived ?? (typeof fromScratch === 'function' ? print(fromScratch(ours)) : usual)
    const cells = [
      `\`${entry.flag}\``,
      name,
      rangeOf(entry),
      usual,
      or(llm),
      or(mixed),
      scratch,
      print(paper),
    ]
    return `| ${cells.join(' | ')} |`
  })
  const head = ['flag', 'option', 'range', 'default', 'llm', 'mixed', 'from scratch', 'paper']
  return [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- ').join('|')}|`, ...rows].join('\n')
}

function rangeOf({ reads }: OptionEntry<unknown>): string {
  if (reads.kind === 'name') return reads.names.join(', ')
  if (reads.kind === 'switch') return 'yes, no'
  if (reads.kind === 'axes') return 'at most two'
  const range = `${reads.low} to ${reads.high}`
  return reads.none === undefined ? range : `${range}, ${reads.none.text}`
}

/** Cells without the blanks that a formatter puts between them. */
const plain = (table: string) => table.replace(/ +\| */g, ' | ').replace(/-{3,}/g, '---')

describe('the table of options', () => {
  it('is the one in docs/evolve.md', () => {
    const page = readFileSync(new URL('../../../../docs/evolve.md', import.meta.url), 'utf8')
    expect(plain(page)).toContain(plain(printOptionTable()))
  })

  it("has a value of every option in its order, and the paper's for what an old run does not say", () => {
    const names = ['proposer', ...OPTION_ENTRIES.map(([name]) => name), 'model']
    expect(Object.keys(PAPER_OPTIONS)).toEqual(names)
    for (const proposer of ['genetic', 'llm', 'mixed'] as const)
      expect(Object.keys(defaultOptions(proposer, PRESETS.nano))).toEqual(names)
    expect(parseOptions('{"rounds":3}')).toEqual({ ...PAPER_OPTIONS, generations: 3 })
    expect(printOptions({ ...PAPER_OPTIONS, generations: 3 })).toContain('"rounds":3,"iterations":250')
  })

  it('has only values that its own ranges allow', () => {
    for (const [name, { reads }] of OPTION_ENTRIES) {
      if (reads.kind !== 'number') continue
      for (const proposer of ['genetic', 'llm', 'mixed'] as const) {
        const value = defaultOptions(proposer, PRESETS['94nop'])[name] as number | null
        if (value === null) expect(reads.none).toBeDefined()
        else expect(value).toBeGreaterThanOrEqual(reads.low)
        expect(value ?? reads.low).toBeLessThanOrEqual(reads.high)
      }
    }
  })
})
