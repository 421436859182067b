import { describe, expect, it } from 'vitest'
import { MODEL_DEFAULTS } from '../../../../arena/evolve/index.js'
import type { CliEnvironment } from '../../../../src/cli/process/environment.js'
import { UsageError } from '../../../../src/cli/process/exit.js'
import { apiKeysFrom, modelFrom, resumedModel } from '../../../../src/cli/models/model-choice.js'
import type { ModelFlags } from '../../../../src/cli/models/model-flags.js'

const OPENAI = 'https://api.openai.com/v1'
const flags: ModelFlags = {
  temperature: 1,
  llmOperations: MODEL_DEFAULTS.operations,
  prompt: MODEL_DEFAULTS.prompt,
  repairs: 1,
  llmShare: 0.5,
  llmConcurrency: 8,
  llmTimeout: 120,
  llmPatience: 300,
}
const envWith = (env: Record<string, string>) => ({ env, cwd: '/' }) as unknown as CliEnvironment

describe('the models of the flags', () => {
  it('have names, servers, weights and known prices', async () => {
    const model = ['gpt-4.1=2', '@cf/meta/llama@http://box:8000/v1=0.5', 'qwen3:8b']
    const { models } = await modelFrom({ ...flags, model }, envWith({}))
    expect(models).toEqual([
      { name: 'gpt-4.1', baseUrl: OPENAI, weight: 2, price: { input: 2, output: 8 } },
      { name: '@cf/meta/llama', baseUrl: 'http://box:8000/v1', weight: 0.5, price: null },
      { name: 'qwen3:8b', baseUrl: OPENAI, weight: 1, price: null },
    ])
  })

  it('may stand in the environment', async () => {
    const env = envWith({ DRQ_MODEL: 'a, b=3', OPENAI_BASE_URL: 'http://box/v1' })
    const { baseUrl, models } = await modelFrom(flags, env)
    expect(baseUrl).toBe('http://box/v1')
    expect(models.map(({ name, weight }) => [name, weight])).toEqual([
      ['a', 1],
      ['b', 3],
    ])
  })

  it('keep their budget when a run goes on, unless another one is given', async () => {
    const begun = await modelFrom({ ...flags, model: ['gpt-4.1'], maxCalls: 5, maxCost: 2 }, envWith({}))
    expect(begun.budget).toEqual({ calls: 5, tokens: null, costUsd: 2 })
    const resumed = await resumedModel(begun, { ...flags, maxCalls: 50 }, envWith({}))
    expect(resumed).toEqual({ ...begun, budget: { calls: 50, tokens: null, costUsd: 2 } })
  })
})

describe('the server of the flags', () => {
  it.each(['http://box/v1?api-key=secret', 'http://box/v1#x', 'http://me:secret@box/v1'])(
    'is not %s, of which a part is no address',
    async (baseUrl) => {
      const error = await modelFrom({ ...flags, model: ['m'], baseUrl }, envWith({})).catch(
        (cause: unknown) => cause,
      )
      expect(error).toBeInstanceOf(UsageError)
      await expect(modelFrom({ ...flags, model: [`m@${baseUrl}`] }, envWith({}))).rejects.toThrow(UsageError)
    },
  )

  it('can be another one when the run goes on, for the models that have no server of their own', async () => {
    const model = ['a', 'b@http://other/v1']
    const begun = await modelFrom({ ...flags, model, baseUrl: 'http://box' }, envWith({}))
    const resumed = await resumedModel(begun, { ...flags, baseUrl: 'http://box/v1' }, envWith({}))
    expect(resumed.baseUrl).toBe('http://box/v1')
    expect(resumed.models.map(({ baseUrl }) => baseUrl)).toEqual(['http://box/v1', 'http://other/v1'])
    expect(await resumedModel(begun, flags, envWith({}))).toEqual(begun)
  })
})

describe('the keys of the flags', () => {
  const modelOf = (...model: string[]) => modelFrom({ ...flags, model }, envWith({}))

  it('go each to its own server and nowhere else', async () => {
    const env = envWith({ OPENAI_API_KEY: ' sk-1 ', DRQ_API_KEYS: 'http://a/v1=ka==  http://b/v1=kb' })
    const keyOf = apiKeysFrom(flags, await modelOf('m', 'n@http://a/v1', 'o@http://c/v1'), env)
    expect([OPENAI, 'http://a/v1', 'http://b/v1', 'http://c/v1'].map(keyOf)).toEqual([
      'sk-1',
      'ka==',
      'kb',
      null,
    ])
  })

  it('are needed for OpenAI only where it is asked', async () => {
    const onlyOther = await modelOf('n@http://a/v1')
    expect(apiKeysFrom(flags, onlyOther, envWith({}))('http://a/v1')).toBeNull()
    const openAi = await modelOf('m')
    expect(() => apiKeysFrom(flags, openAi, envWith({}))).toThrow('needs a key')
    expect(() => apiKeysFrom(flags, openAi, envWith({ DRQ_API_KEYS: 'sk-1' }))).toThrow('pairs like')
  })
})
