import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { choosePanel, hasPanel, panelSize } from '../../../../arena/evolve/panel/index.js'
import { clusterColumns } from '../../../../arena/evolve/panel/clusters.js'
import { tellingOpponents } from '../../../../arena/evolve/panel/telling.js'
import type { EvolveOptions } from '../../../../arena/evolve/index.js'
import { heldOutOpponents, selectingOpponents } from '../../../../arena/evolve/rules/index.js'
import { createRandom } from '../../../../arena/random.js'
import { openStore, type Store } from '../../../../arena/store/index.js'
import { createInlineFights } from '../../../../arena/workers/index.js'
import type { Warrior } from '../../../../vm/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { duelRun, randomOpponents } from '../../../helpers/duel-run.js'

const opponents = randomOpponents(40)
let store: Store

beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => {
  store.close()
})

const runOf = (change: Partial<EvolveOptions> = {}, benchmark: readonly Warrior[] = []) =>
  duelRun(opponents, { panel: 12, ...change }, benchmark)

const arena = () => ({ store, fights: createInlineFights(createWasmEngine()), now: () => 0 })

describe('a panel', () => {
  it('has as many seats as the options say, none for those who are held out, and draws others each time', async () => {
    const run = runOf()
    const panel = await choosePanel({ run, champions: [], placementSeed: 11 }, arena())
    expect(panel).toHaveLength(panelSize(run))
    const indices = panel.map(({ opponent }) => opponent)
    expect(indices).toEqual([...new Set(indices)].sort((x, y) => x - y))
    expect(indices.filter((index) => heldOutOpponents(run).includes(index))).toEqual([])
    expect(panel.map(({ weight }) => weight)).toEqual(panel.map(() => 1))
    expect(panel.filter(({ isTelling }) => isTelling).length).toBeLessThanOrEqual(3)
    expect(await choosePanel({ run, champions: [], placementSeed: 11 }, arena())).toEqual(panel)
    const other = await choosePanel({ run, champions: [], placementSeed: 12 }, arena())
    expect(other.map(({ opponent }) => opponent)).not.toEqual(indices)
  })

  it('is everybody who selects where there is room, weighted as the options say, 1 on average', async () => {
    const run = runOf({ panel: null, weighting: 'weakness' })
    const panel = await choosePanel({ run, champions: [], placementSeed: 11 }, arena())
    expect(panel.map(({ opponent }) => opponent)).toEqual(selectingOpponents(run))
    const weights = panel.map(({ weight }) => weight)
    expect(weights.reduce((sum, weight) => sum + weight, 0) / weights.length).toBeCloseTo(1)
    expect(new Set(weights).size).toBeGreaterThan(1)
    expect(Math.min(...weights)).toBeGreaterThan(0)
  })

  it('is none where all fight in one core, and where nothing asks for one', () => {
    expect(hasPanel(runOf({ fitness: 'core' }))).toBe(false)
    expect(hasPanel(runOf({ panel: null, judges: 0 }))).toBe(false)
    expect(hasPanel(runOf({ panel: null, judges: 0, weighting: 'nash' }))).toBe(true)
    expect(panelSize(runOf({ fitness: 'mixed' }))).toBe(opponents.length)
  })
})

describe('opponents that are held out', () => {
  it('are a quarter of those that are no benchmark, and at most half of the judges', () => {
    expect(heldOutOpponents(runOf())).toHaveLength(10)
    expect(heldOutOpponents(runOf({ judges: 8 }))).toHaveLength(4)
    expect(heldOutOpponents(runOf({}, opponents.slice(0, 20)))).toHaveLength(5)
    expect(Math.min(...heldOutOpponents(runOf({}, opponents.slice(0, 20))))).toBeGreaterThanOrEqual(20)
  })

  it('are no stock, from which the run breeds, and no copies of what selects', () => {
    const stock = opponents.slice(0, 20)
    const bred = { ...runOf(), warriors: { opponent: opponents, stock, benchmark: [] } }
    expect(heldOutOpponents(bred)).toHaveLength(5)
    expect(Math.min(...heldOutOpponents(bred))).toBeGreaterThanOrEqual(20)
    const copies = opponents.map((warrior) => ({ ...warrior, name: `Copy of ${warrior.name}` }))
    const twice = { ...runOf(), warriors: { opponent: [...opponents, ...copies], stock: [], benchmark: [] } }
    const held = new Set(heldOutOpponents(twice).map((index) => twice.warriors.opponent[index]!.id))
    expect(held.size).toBe(10)
    const selecting = selectingOpponents(twice).map((index) => twice.warriors.opponent[index]!.id)
    expect(selecting.filter((id) => held.has(id))).toEqual([])
    expect(selecting).toHaveLength(60)
  })

  it('are none where there are few, or no judges', () => {
    expect(heldOutOpponents(runOf({}, opponents.slice(0, 29)))).toEqual([])
    expect(heldOutOpponents(runOf({ judges: 0 }))).toEqual([])
    expect(heldOutOpponents(runOf({ fitness: 'core' }))).toEqual([])
  })
})

describe('clusters', () => {
  it('hold columns of like points', () => {
    const points = [
      [3, 3, 0, 0, 1, 3],
      [0, 0, 3, 3, 1, 0],
      [3, 3, 0, 0, 1, 2],
    ]
    const [first, second, third, fourth, fifth, sixth] = clusterColumns(points, 3, createRandom(3))
    expect(second).toBe(first)
    expect(sixth).toBe(first)
    expect(fourth).toBe(third)
    expect(new Set([first, third, fifth]).size).toBe(3)
  })
})

describe('telling opponents', () => {
  it('are those whose results go with those against all', () => {
    const skill = [0, 0.2, 0.4, 0.6, 0.8, 1, 0.5, 0.3]
    const points = skill.map((own, row) => [3 * own, 1, row % 2 === 0 ? 2 : 1, 1 + own])
    const known = { opponents: [0, 1, 2, 3], points, champions: 0 }
    expect(tellingOpponents(known, [1, 1, 1, 1], [0, 1, 2, 3])).toEqual([0])
    expect(tellingOpponents(known, [1, 1, 1, 1], [1, 2, 3])).toEqual([])
    expect(tellingOpponents({ ...known, points: points.slice(1) }, [1, 1, 1, 1], [0, 1, 2, 3])).toEqual([])
  })
})
