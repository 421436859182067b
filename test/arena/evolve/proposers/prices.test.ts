import { describe, expect, it } from 'vitest'
import { MODEL_DEFAULTS, parsePrices, priceOf } from '../../../../arena/evolve/index.js'
import { completeModelOptions, modelProblems } from '../../../../arena/evolve/options/model-options.js'
import { costOf } from '../../../../arena/evolve/proposers/llm/prices.js'

const own = (json: string) => {
  const table = parsePrices(json)
  if (!table.ok) throw new Error(table.message)
  return table.value
}

describe('the prices of models', () => {
  it('are per million tokens', () => {
    expect(costOf(priceOf('gpt-4.1')!, 500_000, 250_000)).toBeCloseTo(3)
  })

  it('are found for a dated name and that of OpenRouter, and are not guessed for others', () => {
    expect(priceOf('gpt-4.1-mini-2025-04-14')).toEqual(priceOf('gpt-4.1-mini'))
    expect(priceOf('openai/gpt-4.1-mini')).toEqual(priceOf('gpt-4.1-mini'))
    expect(priceOf('gpt-4.1-mini-turbo')).toBeNull()
    expect(priceOf('qwen3:8b')).toBeNull()
  })

  it('of a user win over ours and may be of other models', () => {
    const table = own('{"gpt-4.1": {"input": 1, "output": 2}, "qwen3:8b": {"input": 0, "output": 0}}')
    expect(priceOf('gpt-4.1', table)).toEqual({ input: 1, output: 2 })
    expect(priceOf('qwen3:8b', table)).toEqual({ input: 0, output: 0 })
    expect(priceOf('gpt-4o', table)).toEqual({ input: 2.5, output: 10 })
  })

  it.each([
    ['{', 'NoJson', 'it is no JSON'],
    ['[]', 'BadPrices', 'the file: '],
    ['{"m": {"input": -1, "output": 2}}', 'BadPrices', 'm.input: '],
    ['{"m": {"input": 1}}', 'BadPrices', 'm.output: '],
    ['{"m": {"input": 1, "output": 2, "cached": 3}}', 'BadPrices', 'm: '],
  ])('are refused with the reason when they are wrong: %s', (json, code, problem) => {
    const message = expect.stringContaining(problem) as string
    expect(parsePrices(json)).toEqual({ ok: false, code, message })
  })
})

describe('the options of the models', () => {
  const choice = { name: 'm', baseUrl: 'http://a/v1', weight: 1, price: null }
  const options = { ...MODEL_DEFAULTS, baseUrl: 'http://a/v1', models: [choice] }

  it('of an older version are one model', () => {
    const old = { model: 'm', baseUrl: 'http://a/v1', temperature: 0.5 }
    expect(completeModelOptions(old)).toEqual({ ...options, temperature: 0.5 })
  })

  it('need a price for a limit in dollars, weights, and different models', () => {
    const budget = { calls: null, tokens: null, costUsd: 1 }
    expect(modelProblems(options)).toEqual([])
    expect(modelProblems({ ...options, budget })).toEqual(['a limit in dollars needs the price of m'])
    expect(modelProblems({ ...options, models: [{ ...choice, weight: 0 }] })).toHaveLength(1)
    expect(modelProblems({ ...options, models: [choice, choice] })).toEqual(['a model is named twice'])
    const operations = { new: 0, mutate: 0, crossover: 0, edit: 0 }
    expect(modelProblems({ ...options, operations })).toHaveLength(1)
  })
})
