import { describe, expect, it } from 'vitest'
import { createReferenceEngine, PRESETS, type Batch, type RoundState } from '../../vm/index.js'
import { sharedSpaces } from '../../vm/p-space.js'
import { program } from '../helpers/program.js'

describe('P-space', () => {
  it('is shared by equal PINs, and a PIN of 0 captures later warriors without one (quirk V8)', () => {
    const spaces = (...pins: (number | null)[]) => sharedSpaces(pins.map((pin) => ({ pin })))
    expect(spaces(null, null, null)).toEqual([0, 1, 2])
    expect(spaces(7, null, 7, 8)).toEqual([0, 1, 0, 3])
    expect(spaces(null, 0, null, 0)).toEqual([0, 1, 1, 1])
  })

  it('keeps cells from round to round and holds the result of the last one in cell 0', async () => {
    const counts = program(['LDP.AB #1, $3', 'ADD.AB #1, $2', 'STP.B $1, #1', 'DAT.F #0, #0'])
    const settings = { ...PRESETS.nano, maxCycles: 3 }
    const batch: Batch = {
      settings,
      programs: [counts],
      matches: [{ warriors: [0], placement: { kind: 'seed', seed: 1, rounds: 3 } }],
      stop: 'one-left',
    }
    const seen: number[][] = []
    const onRound = (_: number, __: number, { pSpaces }: RoundState) =>
      seen.push([...pSpaces[0]!.slice(0, 2)])
    await createReferenceEngine().run(batch, { onRound })
    expect(seen).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
    ])
  })
})
