import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  createGeneticProposer,
  evolve,
  type EvolveEvent,
  type EvolveOptions,
  type Proposer,
} from '../../../../arena/evolve/index.js'
import { compositionOf, structureOf } from '../../../../arena/parts/index.js'
import { openStore, type Store } from '../../../../arena/store/index.js'
import { createInlineFights, type Fights } from '../../../../arena/workers/index.js'
import { PRESETS, type Warrior } from '../../../../vm/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { beginSmallRun, dumpEvolution, IMP, STONE } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'

const inline = createInlineFights(createWasmEngine())
const typed = createGeneticProposer({ stock: [IMP, STONE], parts: true })
const TUNED = { parts: true, tuning: 4, fitness: 'duel', generations: 2, halving: true } as const

let folder: string
beforeEach(() => {
  folder = temporaryFolder('tuning')
})

interface Play {
  readonly change?: Partial<EvolveOptions>
  readonly fights?: Fights
  readonly proposer?: Proposer
  readonly onEvent?: (event: EvolveEvent) => void
  readonly signal?: AbortSignal
}

/** Plays a small run in a file, going on where the file is, and reads from its store. */
async function play<T>(
  name: string,
  { change, fights = inline, proposer = typed, ...rest }: Play,
  read: (store: Store, runId: number) => T,
): Promise<T> {
  const store = openStore(join(folder, name))
  try {
    const runId = store.evolution.findRun()?.id ?? beginSmallRun(store, { ...TUNED, ...change })
    await evolve(runId, { store, fights, proposer, now: () => 0, ...rest })
    return read(store, runId)
  } finally {
    store.close()
  }
}

interface Row {
  readonly operator: string
  readonly warrior: Warrior | null
  readonly fitness: number | null
}

const rowsOf = (store: Store, runId: number): Row[] =>
  [1, 2].flatMap((generation) =>
    store.evolution.proposals(runId, generation).map(({ operator, warriorId, fitness }) => ({
      ...{ operator, fitness },
      warrior: warriorId === null ? null : store.warriors.get(warriorId),
    })),
  )

const isTuned = ({ operator }: Row): boolean => operator.endsWith('+ parts: tune')

describe('the tuning of new structures', () => {
  it('sends the best of a few variants on in their place, under what made the structure', async () => {
    const rows = await play('tuned', {}, rowsOf)
    const plain = await play('plain', { change: { tuning: 0 } }, rowsOf)
    expect(rows.filter(isTuned).length).toBeGreaterThan(3)
    expect(plain.filter(isTuned)).toEqual([])
    // The first unit is made from nothing that was tuned.
    const start = plain.findIndex(({ operator }) => operator === 'initial opponent')
    expect(rows.slice(0, start).some(isTuned)).toBe(true)
    for (const [index, row] of rows.slice(0, start).entries()) {
      const before = plain[index]!
      if (!isTuned(row)) expect(row.warrior?.id).toBe(before.warrior?.id)
      else {
        expect(row.operator).toMatch(/^parts: draw \+ parts: tune$/)
        const [now, then] = [row, before].map(({ warrior }) => compositionOf(warrior!, PRESETS.nano)!)
        expect(structureOf(now!)).toBe(structureOf(then!))
        expect(row.warrior!.id).not.toBe(before.warrior!.id)
      }
    }
  })

  it('evaluates what it chose from the places of its generation, in all rounds, and each code once', async () => {
    const rows = await play('tuned', {}, (store, runId) => {
      for (const generation of [1, 2]) {
        const ids = store.evolution
          .proposals(runId, generation)
          .flatMap(({ warriorId, fitness }) => (fitness === null ? [] : [warriorId]))
        expect(new Set(ids).size).toBe(ids.length)
      }
      return rowsOf(store, runId)
    })
    const chosen = rows.find(isTuned)!
    // The same warrior without any tuning, proposed by hand.
    const byHand: Proposer = {
      name: 'genetic',
      initial: (contexts) =>
        Promise.resolve(
          contexts.map(() => ({
            ok: true,
            source: chosen.warrior!.source,
            parents: [],
            operator: 'by hand',
          })),
        ),
      fresh: (context) => byHand.initial([context]).then(([one]) => one!),
      mutate: (_, context) => byHand.fresh(context),
    }
    const alone = await play('alone', { change: { tuning: 0, generations: 1 }, proposer: byHand }, rowsOf)
    expect(alone[0]!.fitness).toBe(chosen.fitness)
  })

  it.each(['duel', 'core', 'mixed'] as const)(
    'is the same when a run of %s fights is stopped after each unit',
    async (fitness) => {
      const change = { fitness, inherit: true }
      await play('whole', { change }, () => null)
      for (let isOver = false; !isOver;) {
        const controller = new AbortController()
        const onEvent = ({ type }: EvolveEvent) => {
          if (type === 'unit') controller.abort(new Error('stop'))
        }
        isOver = await play('cut', { change, signal: controller.signal, onEvent }, () => true).catch(
          (error: unknown) => {
            expect((error as Error).message).toBe('stop')
            return false
          },
        )
      }
      expect(dumpEvolution(join(folder, 'cut'))).toEqual(dumpEvolution(join(folder, 'whole')))
    },
  )

  it('asks for no variants where the options have none, nor of proposers that give none', async () => {
    const asked: number[] = []
    const counting: Proposer = {
      ...typed,
      tune(_, count) {
        asked.push(count)
        return []
      },
    }
    await play('none', { change: { tuning: 0 }, proposer: counting }, () => null)
    expect(asked).toEqual([])
    const empty = await play('empty', { proposer: counting }, rowsOf)
    expect(asked.length).toBeGreaterThan(0)
    const without: Proposer = {
      name: 'genetic',
      initial: (contexts) => typed.initial(contexts),
      fresh: (context) => typed.fresh(context),
      mutate: (parents, context) => typed.mutate(parents, context),
    }
    expect(await play('without', { proposer: without }, rowsOf)).toEqual(empty)
    expect(empty.some(isTuned)).toBe(false)
  })

  it('fights a fraction of an evaluation for each variant', async () => {
    const counted = async (tuning: number) => {
      let rounds = 0
      const fights: Fights = {
        ...inline,
        run(work, options) {
          for (const { placement } of work.matches)
            rounds += placement.kind === 'explicit' ? placement.rounds.length : placement.rounds
          return inline.run(work, options)
        },
      }
      const change = { tuning, iterations: 0, generations: 1, simulations: 16, halving: false, finalists: 0 }
      await play(`counted ${tuning}`, { change, fights }, () => null)
      return rounds
    }
    const [plain, tuned] = [await counted(0), await counted(4)]
    // At most 8 fresh proposals with themselves and four variants at an eighth of the rounds, against one opponent.
    expect(tuned).toBeGreaterThan(plain)
    expect(tuned - plain).toBeLessThanOrEqual(8 * 5 * 2)
  })
})
