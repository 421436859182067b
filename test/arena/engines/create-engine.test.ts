import { describe, expect, it } from 'vitest'
import { chooseEngine, createEngine } from '../../../arena/engines/index.js'
import { PRESETS, type Batch } from '../../../vm/index.js'
import { NAMES_OF_ALL } from '../../helpers/engine-names.js'
import { dwarf, imp } from '../../helpers/warrior.js'
import { ALLOWED } from '../../helpers/failed.js'

const batch: Batch = {
  settings: PRESETS.tiny,
  programs: [imp, dwarf],
  matches: [{ warriors: [0, 1], placement: { kind: 'seed', seed: 1, rounds: 1 } }],
  stop: 'one-left',
}

describe('engines', () => {
  it.each(NAMES_OF_ALL)('%s is made by its name', async (name) => {
    expect((await createEngine(name)).name).toBe(name)
  })

  it.each(NAMES_OF_ALL)('%s is chosen when it is preferred, and runs a plain batch', async (name) => {
    const engine = await createEngine(name)
    expect(engine.judge(batch)).toEqual(ALLOWED)
    expect((await chooseEngine(batch, name)).name).toBe(name)
  })

  it('say why none of them runs a batch', async () => {
    const crowded = { ...batch, settings: { ...PRESETS.nano, minSeparation: 70 } }
    await expect(chooseEngine(crowded)).rejects.toThrow(/no engine runs this batch: .*do not fit/)
  })
})
