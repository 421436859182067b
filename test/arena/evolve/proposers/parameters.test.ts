import { expect, it } from 'vitest'
import { createParameters } from '../../../../arena/evolve/proposers/llm/parameters.js'

it.each([
  ['by its field', { message: 'no', param: 'temperature' }],
  ['in the words of the message', { message: "'temperature' is not supported", param: null }],
  ['in capitals', { message: 'These may not be changed (TEMPERATURE, TOP_P)', param: null }],
])('a parameter that a server refuses %s is left out from then on', (_, refusal) => {
  const refused: string[] = []
  const parameters = createParameters<{ temperature: number; n: number }>({}, (name) => refused.push(name))
  expect(parameters.learn({ temperature: 1, n: 2 }, refusal)).toBe('temperature')
  expect(parameters.accepted({ temperature: 1, n: 2 })).toEqual({ n: 2 })
  expect(refused).toEqual(['temperature'])
})

it('a refusal for another reason teaches nothing', () => {
  const parameters = createParameters<{ temperature: number }>({}, () => undefined)
  expect(parameters.learn({ temperature: 1 }, { message: 'the context is too long', param: null })).toBeNull()
})
