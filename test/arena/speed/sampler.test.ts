import { describe, expect, it } from 'vitest'
import { sampleInTurn } from '../../../arena/speed/index.js'

describe('sampleInTurn', () => {
  it('lets all play in each turn, every other turn in reverse, until each has its samples', async () => {
    const order: string[] = []
    const player = (name: string, samples: number) => ({
      samples,
      sample: (turn: number) => {
        order.push(`${name}${turn}`)
        return Promise.resolve(`${name}${turn}`)
      },
    })
    const turns: string[] = []
    const samples = await sampleInTurn([player('a', 3), player('b', 1), player('c', 3)], (turn, total) =>
      turns.push(`${turn}/${total}`),
    )
    expect(order).toEqual(['a0', 'b0', 'c0', 'c1', 'a1', 'a2', 'c2'])
    expect(samples).toEqual([['a0', 'a1', 'a2'], ['b0'], ['c0', 'c1', 'c2']])
    expect(turns).toEqual(['0/3', '1/3', '2/3'])
  })
})
