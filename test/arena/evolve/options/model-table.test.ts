import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  defaultOptions,
  MODEL_DEFAULTS,
  MODEL_ENTRIES,
  MODEL_TABLE,
  optionProblems,
  type ModelEntry,
  type ModelOptions,
} from '../../../../arena/evolve/options/index.js'
import { PRESETS } from '../../../../vm/index.js'

/** A page's table of the flags for language models: range, default, and whether a run that goes on takes it anew. */
function printModelTable(): string {
  const rows = MODEL_ENTRIES.map(([, entry]) => {
    const cells = [
      `\`${entry.flag.replace('|', ' or ')}\``,
      rangeOf(entry),
      usualOf(entry),
      entry.isFree ? 'yes' : 'no',
    ]
    return `| ${cells.join(' | ')} |`
  })
  const head = ['flag', 'range', 'default', 'may change with `--resume`']
  return [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- ').join('|')}|`, ...rows].join('\n')
}

function rangeOf({ reads }: ModelEntry<unknown>): string {
  if (reads.kind === 'parts') return `${reads.names.join(', ')}, none`
  if (reads.kind === 'weights') return `weights of ${reads.names.join(', ')}`
  if (reads.kind === 'on') return 'on, off'
  if (reads.kind === 'list') return 'names'
  if (reads.kind === 'text') return 'text'
  return reads.high === Number.MAX_SAFE_INTEGER ? `from ${reads.low}` : `${reads.low} to ${reads.high}`
}

const usualOf = ({ usual, told, help }: ModelEntry<unknown>): string =>
  told ?? (usual === undefined ? (/\(default: (.*)\)/.exec(help)?.[1] ?? 'none') : JSON.stringify(usual))

/** Cells without the blanks that a formatter puts between them. */
const plain = (table: string) => table.replace(/ *\| */g, ' | ').replace(/-{3,}/g, '---')

describe('the table of what language models can be told', () => {
  it('is the one in docs/language-models.md', () => {
    const page = readFileSync(new URL('../../../../docs/language-models.md', import.meta.url), 'utf8')
    expect(plain(page)).toContain(plain(printModelTable()))
  })

  it('has the defaults that an old run is completed with', () => {
    const { temperature, llmOperations, prompt, repairs, llmShare } = MODEL_TABLE
    expect(MODEL_DEFAULTS).toMatchObject({
      temperature: temperature.usual,
      operations: llmOperations.usual,
      prompt: prompt.usual,
      repairs: repairs.usual,
      share: llmShare.usual,
      bandit: false,
    })
  })

  it('has only defaults that its own ranges allow', () => {
    for (const [, { reads, usual }] of MODEL_ENTRIES) {
      if (reads.kind !== 'number' || usual === undefined) continue
      expect(usual).toBeGreaterThanOrEqual(reads.low)
      expect(usual).toBeLessThanOrEqual(reads.high)
    }
  })

  it('has ranges that hold for the options of a run too', () => {
    const baseUrl = 'http://a/v1'
    const price = { input: 1, output: 1 }
    const model: ModelOptions = {
      ...MODEL_DEFAULTS,
      baseUrl,
      models: [{ name: 'a', baseUrl, weight: 1, price }],
    }
    const problemsOf = (change: Partial<ModelOptions>) =>
      optionProblems(
        { ...defaultOptions('llm', PRESETS['94nop']), model: { ...model, ...change } },
        PRESETS['94nop'],
        1,
      )
    expect(problemsOf({ budget: { calls: 1, tokens: 1, costUsd: 0 } })).toEqual([])
    expect(
      problemsOf({
        temperature: 3,
        repairs: 1.5,
        share: -1,
        budget: { calls: 0, tokens: null, costUsd: NaN },
      }),
    ).toEqual([
      'model.temperature is 3; it must be a number from 0 to 2',
      'model.repairs is 1.5; it must be a whole number from 0 to 5',
      'model.share is -1; it must be a number from 0 to 1',
      `model.budget.calls is 0; it must be a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`,
      'model.budget.costUsd is NaN; it must be a number from 0 to 1000000000',
    ])
  })
})
