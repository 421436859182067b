import { describe, expect, it } from 'vitest'
import { assemble, createReferenceEngine, PRESETS, scoreMatch } from '../../src/index.js'

describe('the library', () => {
  it('fights as the example of its documentation does', async () => {
    const settings = PRESETS['94nop']
    const imp = assemble('MOV.I $0, $1', { settings })
    const dwarf = assemble('ADD.AB #4, $3\nMOV.I $2, @2\nJMP.B $-2\nDAT.F #0, #0', { settings })
    if (imp.warrior === null || dwarf.warrior === null) throw new Error('these warriors assemble')
    const [outcome] = await createReferenceEngine().run({
      settings,
      programs: [imp.warrior, dwarf.warrior],
      matches: [{ warriors: [0, 1], placement: { kind: 'seed', seed: 3900, rounds: 10 } }],
      stop: 'one-left',
    })
    // As pmars -b -r 10 -F 4000.
    expect(scoreMatch(outcome!)).toEqual([
      { wins: 0, ties: 9, losses: 1, score: 9 },
      { wins: 1, ties: 9, losses: 0, score: 12 },
    ])
  })
})
