import { setImmediate as tick } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { playSideBySide } from '../../../../arena/evolve/runs/index.js'

const { signal } = new AbortController()

describe('runs side by side', () => {
  it('are eight at a time, and give their outcomes in the order of the runs', async () => {
    let [active, most] = [0, 0]
    const play = async (index: number) => {
      most = Math.max(most, ++active)
      for (let wait = 20 - index; wait > 0; wait--) await tick()
      active--
      return index
    }
    expect(await playSideBySide(20, play, signal)).toEqual([...Array(20).keys()])
    expect(most).toBe(8)
  })

  it('stop with the first that fails, and begin no other', async () => {
    const begun: number[] = []
    const play = async (index: number, ended: AbortSignal) => {
      begun.push(index)
      if (index === 3) throw new Error('run 3 failed')
      while (!ended.aborted) await tick()
      throw new Error('stopped')
    }
    await expect(playSideBySide(20, play, signal)).rejects.toThrow('run 3 failed')
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })
})
