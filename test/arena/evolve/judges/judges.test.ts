import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { judgesOf } from '../../../../arena/evolve/judges/index.js'
import type { EvolveOptions } from '../../../../arena/evolve/index.js'
import { heldOutOpponents } from '../../../../arena/evolve/rules/index.js'
import { openStore, type Store } from '../../../../arena/store/index.js'
import { createInlineFights } from '../../../../arena/workers/index.js'
import type { Warrior } from '../../../../vm/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { duelRun, randomOpponents } from '../../../helpers/duel-run.js'

const opponents = randomOpponents(16)
let store: Store

beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => {
  store.close()
})

const runOf = (change: Partial<EvolveOptions> = {}, opponent: readonly Warrior[] = opponents) =>
  duelRun(opponent, { judges: 10, ...change })

const arena = () => ({ store, fights: createInlineFights(createWasmEngine()), now: () => 0 })

describe('the judges of a run', () => {
  it('are opponents that are held out, and made ones that nobody gave', async () => {
    const run = runOf()
    const judges = await judgesOf(run, arena())
    const held = heldOutOpponents(run).map((index) => opponents[index]!)
    expect(judges.slice(0, held.length)).toEqual(held)
    expect(judges).toHaveLength(10)
    const given = new Set(opponents.map(({ id }) => id))
    const made = judges.slice(held.length)
    expect(made.filter(({ id }) => given.has(id))).toEqual([])
    expect(new Set(judges.map(({ id }) => id)).size).toBe(judges.length)
    expect(made.map(({ name }) => name)).toEqual(made.map((_, index) => `Judge ${index + 1} seed 7`))
  })

  it('are half at most what comes with drq, where others were named and the run knows of warriors', async () => {
    const company = randomOpponents(9, 77)
    const [met, ...unmet] = company
    const run = runOf({}, [...opponents, met!])
    const warriors = { ...run.warriors, benchmark: company, stock: company }
    const held = heldOutOpponents({ ...run, warriors }).length
    const known = (await judgesOf({ ...run, warriors }, arena())).slice(held, held + 5)
    expect(known.map(({ name }) => name)).not.toContain('Judge 1 seed 7')
    expect(unmet.map(({ id }) => id)).toEqual(expect.arrayContaining(known.map(({ id }) => id)))
    const scratch = await judgesOf({ ...run, warriors: { ...warriors, stock: [] } }, arena())
    const ids = new Set(company.map(({ id }) => id))
    expect(scratch.filter(({ id }) => ids.has(id))).toEqual([])
    expect(scratch).toHaveLength(10)
  })

  it('follow from the run and its seed', async () => {
    const judges = await judgesOf(runOf(), arena())
    store.close()
    store = openStore(':memory:')
    expect(await judgesOf(runOf(), arena())).toEqual(judges)
    expect(await judgesOf({ ...runOf(), seed: 8 }, arena())).not.toEqual(judges)
  })

  it('are none where none are wanted, where all fight in one core, and where nothing strong can be made', async () => {
    expect(await judgesOf(runOf({ judges: 0 }), arena())).toEqual([])
    expect(await judgesOf(runOf({ fitness: 'core' }), arena())).toEqual([])
    expect(await judgesOf(runOf({ parts: false }, opponents.slice(0, 4)), arena())).toEqual([])
  })
})
