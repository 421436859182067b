import { z } from 'zod'
import { failure, success, type Result } from '../../../../vm/index.js'
import type { Price } from '../../options/index.js'

export type PriceTable = ReadonlyMap<string, Price>

/** List prices of some models, without discounts, as of early 2026: a user who pays others overrides them. */
const PRICES: PriceTable = new Map<string, Price>([
  ['gpt-4o', { input: 2.5, output: 10 }],
  ['gpt-4o-mini', { input: 0.15, output: 0.6 }],
  ['gpt-4.1', { input: 2, output: 8 }],
  ['gpt-4.1-mini', { input: 0.4, output: 1.6 }],
  ['gpt-4.1-nano', { input: 0.1, output: 0.4 }],
  ['gpt-5', { input: 1.25, output: 10 }],
  ['gpt-5-mini', { input: 0.25, output: 2 }],
  ['gpt-5-nano', { input: 0.05, output: 0.4 }],
  ['gpt-5.2', { input: 1.75, output: 14 }],
  ['gpt-5.4-mini', { input: 0.75, output: 4.5 }],
  ['gpt-5.4-nano', { input: 0.2, output: 1.25 }],
])

/** The price of a model; one with a date (`gpt-4.1-2025-04-14`) or OpenRouter's prefix is priced as the plain one. */
export function priceOf(model: string, own: PriceTable = new Map()): Price | null {
  const plain = model.replace(/^openai\//, '').replace(/-\d{4}-\d{2}-\d{2}$/, '')
  return own.get(model) ?? own.get(plain) ?? PRICES.get(plain) ?? null
}

const PRICE = z.number().min(0).max(1_000_000)
const PRICE_FILE = z.record(z.string().min(1).max(200), z.strictObject({ input: PRICE, output: PRICE }))

/** Prices of a user, `{"model": {"input": 0.4, "output": 1.6}}`; a failure when the text is something else. */
export function parsePrices(json: string): Result<PriceTable, 'NoJson' | 'BadPrices'> {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return failure('NoJson', `it is no JSON: ${(error as Error).message}`)
  }
  const parsed = PRICE_FILE.safeParse(value)
  if (parsed.success) return success(new Map(Object.entries(parsed.data)))
  const issue = parsed.error.issues[0]!
  return failure('BadPrices', `${issue.path.join('.') || 'the file'}: ${issue.message}`)
}

/** US dollars for so many tokens. */
export function costOf({ input, output }: Price, promptTokens: number, replyTokens: number): number {
  return (input * promptTokens + output * replyTokens) / 1e6
}
