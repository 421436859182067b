import { expect, it } from 'vitest'
import { playOnce } from '../../../arena/matches/index.js'
import { openStore } from '../../../arena/store/index.js'
import { createInlineFights } from '../../../arena/workers/index.js'
import { PRESETS, warriorOutcome } from '../../../vm/index.js'
import { createWasmEngine } from '../../../vm/wasm/engine.js'
import { dwarf, imp } from '../../helpers/warrior.js'

it.each([
  ['none-left', true],
  ['one-left', false],
] as const)('a match until %s is stored with covered addresses counted: %s', async (stop, isCounted) => {
  const store = openStore(':memory:')
  const fights = createInlineFights(createWasmEngine())
  const rules = { settings: PRESETS.tiny, rounds: 2, stop }
  await playOnce([{ lineUp: [imp, dwarf], seed: 5 }], rules, { store, fights, now: () => 0 })
  const outcome = store.matches.outcome({ ...rules, seed: 5, warriors: [imp.id, dwarf.id] })!
  expect(warriorOutcome(outcome, 0, 0).covered > 0).toBe(isCounted)
  store.close()
})
