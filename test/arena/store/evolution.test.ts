import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PAPER_OPTIONS } from '../../../arena/evolve/options/index.js'
import { Database } from '../../../arena/store/driver.js'
import { openStore, type Store } from '../../../arena/store/index.js'
import type { LlmCall } from '../../../arena/evolve/index.js'
import { PRESETS } from '../../../vm/index.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { warrior } from '../../helpers/warrior.js'

const imp = warrior('Imp', ['MOV.I $0, $1'])
const gate = warrior('Gate', ['JMP.B $0, <-1'])
const none = { opponent: [], stock: [], benchmark: [] }
const evaluation = {
  results: null,
  rounds: 1,
  complete: true,
  fitness: 1.5,
  evaluations: 1,
  spawned: 0,
  covered: 80,
  firstBin: 0,
  secondBin: 1,
}

let store: Store
beforeEach(() => {
  store = openStore(':memory:')
  store.warriors.save(imp, 0)
  store.warriors.save(gate, 0)
})
afterEach(() => {
  store.close()
})

const options = { ...PAPER_OPTIONS, generations: 3 }

function createRun(seed: number | null, now = 10): number {
  const warriors = { ...none, opponent: [imp, gate], benchmark: [gate] }
  return store.evolution.createRun({ settings: PRESETS.tiny, seed, options, warriors }, now)
}

/** The match of an evaluation, as the loop stores it. */
function saveMatch(): number {
  const key = {
    settings: PRESETS.tiny,
    warriors: [imp.id, gate.id],
    rounds: 1,
    seed: 1,
    stop: 'none-left',
  } as const
  const scores = [0, 1].map(() => ({ wins: 0, ties: 1, losses: 0, score: 1 }))
  return store.matches.save(key, { warriorCount: 2, data: new Uint32Array(10) }, scores, 0)
}

describe('the store of evolution runs', () => {
  it('gives back a run with its settings and warriors in their order', () => {
    const id = createRun(42)
    expect(store.evolution.findRun(id)).toMatchObject({
      id,
      seed: 42,
      settings: PRESETS.tiny,
      options,
      random: '',
      status: 'open',
      createdAt: 10,
    })
    const { opponent, stock, benchmark } = store.evolution.findRun(id)!.warriors
    expect([opponent, stock, benchmark].map((list) => list.map(({ name }) => name))).toEqual([
      ['Imp', 'Gate'],
      [],
      ['Gate'],
    ])
    expect(store.evolution.findRun(99)).toBeNull()
  })

  it('gives back the sources that a run was given, where the same code is stored with others', () => {
    const commented = { ...imp, source: `; mine\n${imp.source}` }
    const warriors = { opponent: [commented, gate], stock: [commented], benchmark: [imp] }
    const id = store.evolution.createRun({ settings: PRESETS.tiny, seed: 1, options, warriors }, 0)
    expect(store.evolution.findRun(id)!.warriors).toEqual(warriors)
  })

  it("takes the run's number as its seed when it has none", () => {
    const ids = [createRun(null), createRun(null)]
    expect(ids.map((id) => store.evolution.findRun(id)!.seed)).toEqual(ids)
  })

  it('lists what is not finished, the last used first', () => {
    const [first, second, third] = [createRun(1, 1), createRun(1, 2), createRun(1, 3)]
    store.evolution.updateRun(first, { random: 'abc' }, 4)
    store.evolution.updateRun(third, { status: 'finished' }, 5)
    expect(store.evolution.openRuns()).toEqual([first, second])
    expect(store.evolution.findRun()!.id).toBe(third)
    expect(store.evolution.findRun(first)).toMatchObject({ random: 'abc', options })
  })

  it('keeps the archives of a generation: each slot has the last proposal put there', () => {
    const id = createRun(1)
    const panel = [{ opponent: 1, weight: 0.75, isTelling: true }]
    const begun = { iterations: 0, proposals: 0, champion: null, judged: null }
    const generation = { generation: 1, placementSeed: 5, panel, ...begun }
    store.evolution.saveGeneration(id, generation)
    expect(store.evolution.generations(id)).toEqual([generation])
    const matchId = saveMatch()
    const record = { operator: 'concat', source: 'MOV 0, 1', parents: [imp.id, gate.id], problem: null }
    const save = (proposal: number, warriorId: string, fitness: number, placed: boolean) => {
      const outcome = { evaluation: { ...evaluation, matchId, fitness }, warriorId, placed, island: 1 }
      store.evolution.saveProposal(id, 1, { ...record, ...outcome, proposal })
      if (placed) store.evolution.saveSlot(id, 1, { island: 1, slot: 7, proposal })
    }
    save(0, imp.id, 1.5, true)
    save(1, gate.id, 1, false)
    expect(store.evolution.elites(id, 1)).toMatchObject([
      { island: 1, slot: 7, proposal: 0, fitness: 1.5, firstBin: 0, secondBin: 1 },
    ])
    save(2, gate.id, 2, true)
    const [elite, ...others] = store.evolution.elites(id, 1)
    expect(others).toEqual([])
    expect(elite).toMatchObject({
      proposal: 2,
      fitness: 2,
      warrior: { name: 'Gate', instructions: gate.instructions },
    })
    expect(store.evolution.champion(id, 1)).toBeNull()
    store.evolution.saveGeneration(id, {
      ...generation,
      iterations: 3,
      proposals: 3,
      champion: 2,
      judged: 1.5,
    })
    expect(store.evolution.champion(id, 1)).toEqual({ ...elite, slot: -1 })
    // Another island has the same cell.
    store.evolution.saveSlot(id, 1, { island: 0, slot: 3, proposal: 0 })
    expect(store.evolution.filledCells(id, 1)).toBe(1)
    expect(store.evolution.filledCells(id, 2)).toBe(0)
    expect(store.evolution.generations(id)).toEqual([
      { ...generation, iterations: 3, proposals: 3, champion: 2, judged: 1.5 },
    ])
  })

  it('finds the answer of a place and sums up all calls', () => {
    const id = createRun(1)
    const place = { runId: id, generation: 1, proposal: 4 }
    const call: LlmCall = {
      model: 'm',
      operation: 'mutate',
      repair: 0,
      sample: 0,
      question: 'q',
      prompt: 'p',
      reply: 'r',
      error: null,
      kind: 'assembles',
      outcome: 'assembles',
      origin: 'asked',
      attempts: 1,
      promptTokens: 10,
      replyTokens: null,
      billedTokens: 14,
      costUsd: 0.5,
      latencyMs: 3,
    }
    const { calls } = store.evolution
    calls.save(place, { ...call, reply: null, error: 'down', origin: 'lost', billedTokens: 0, costUsd: 0 }, 1)
    expect(calls.find(place, 0)).toBeNull()
    calls.save(place, call, 2)
    // A failure does not hide an answer that was paid for.
    calls.save(place, { ...call, reply: null, error: 'refused', costUsd: null }, 3)
    expect(calls.find(place, 0)).toEqual(call)
    expect(calls.find(place, 1)).toBeNull()
    expect(calls.find({ ...place, proposal: 5 }, 0)).toBeNull()
    calls.save(place, { ...call, repair: 1, origin: 'replayed', billedTokens: 0, costUsd: 0 }, 4)
    calls.save({ ...place, proposal: 5 }, { ...call, sample: 1, promptTokens: null, costUsd: 0 }, 5)
    expect(calls.totals(id)).toEqual({
      calls: 4,
      failed: 2,
      repairs: 1,
      replayed: 1,
      promptTokens: 40,
      replyTokens: 0,
      costUsd: 0.5,
    })
    expect(calls.spend(id)).toEqual({ calls: 2, tokens: 28, costUsd: 0.5 })
  })
})

it.each(['x', '{}', '[1]', '[[0,-1,0]]', '[[-1,1,0]]', '[[0,1,2]]', '[["0",1,0]]'])(
  'says that somebody changed the panel %s',
  (text) => {
    const path = join(temporaryFolder('panel'), 'drq.db')
    const own = openStore(path)
    own.warriors.save(imp, 0)
    const warriors = { opponent: [imp], stock: [], benchmark: [] }
    const id = own.evolution.createRun({ settings: PRESETS.tiny, seed: 1, options, warriors }, 0)
    const begun = { iterations: 0, proposals: 0, champion: null, judged: null, panel: null }
    own.evolution.saveGeneration(id, { generation: 1, placementSeed: 5, ...begun })
    own.close()
    const database = new Database(path)
    database.prepare('UPDATE evolution_rounds SET panel = ?').run(text)
    database.close()
    const again = openStore(path)
    expect(() => again.evolution.generations(id)).toThrow(/panel .* was changed/)
    again.close()
  },
)
