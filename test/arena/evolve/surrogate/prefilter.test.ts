import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  createGeneticProposer,
  evolve,
  optionProblems,
  PAPER_OPTIONS,
  type EvolveEvent,
  type EvolveOptions,
} from '../../../../arena/evolve/index.js'
import { createPrefilter } from '../../../../arena/evolve/surrogate/prefilter.js'
import { openStore } from '../../../../arena/store/index.js'
import { createFightPool, type Fights } from '../../../../arena/workers/index.js'
import { PRESETS } from '../../../../vm/index.js'
import { beginSmallRun, dumpEvolution, DWARF, IMP, STONE } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { warrior } from '../../../helpers/warrior.js'

describe('the prefilter', () => {
  const withMoves = (moves: number, step: number) =>
    warrior(`${moves} moves`, [
      ...Array<string>(moves).fill(`MOV.I $0, $${step}`),
      ...Array<string>(4 - moves).fill(`ADD.AB #${step}, $1`),
    ])

  it('skips the share that is foretold to be the worst, after 200 evaluations', () => {
    const prefilter = createPrefilter(0.5)
    const candidates = [3, 0, 4, 1].map((moves) => withMoves(moves, 7))
    const learn = (from: number, to: number, generation: number) => {
      for (let step = from; step < to; step++)
        prefilter.learn(generation, [
          { program: withMoves(step % 5, step), fitness: generation + (step % 5) / 4 },
        ])
    }
    learn(0, 199, 1)
    expect(prefilter.skip(candidates)).toEqual(new Set())
    learn(199, 200, 2)
    expect(prefilter.skip(candidates)).toEqual(new Set([candidates[1]!.id, candidates[3]!.id]))
    expect(prefilter.skip(candidates.slice(0, 1))).toEqual(new Set())
  })

  it('needs batches of which it can skip one', () => {
    const problemsOf = (change: Partial<EvolveOptions>) =>
      optionProblems({ ...PAPER_OPTIONS, ...change }, PRESETS['94nop'], 1)
    expect(problemsOf({ prefilter: 0.5, batch: 2 })).toEqual([])
    expect(problemsOf({ prefilter: 0.5, batch: 1 })).toEqual([
      'prefilter is 0.5; of a batch of 1 that is not one proposal',
    ])
    expect(problemsOf({ prefilter: 1, batch: 4 })[0]).toContain(
      'prefilter is 1; it must be a number from 0 to',
    )
  })
})

describe('a run with a prefilter', () => {
  let folder: string
  beforeEach(() => {
    folder = temporaryFolder('prefilter')
  })

  const change: Partial<EvolveOptions> = {
    ...{ generations: 2, iterations: 320, batch: 20, simulations: 2, fitness: 'duel', prefilter: 0.4 },
  }
  async function play(name: string, fights: Fights, stopAfter = Infinity) {
    const store = openStore(join(folder, name))
    const controller = new AbortController()
    let units = 0
    const onEvent = (event: EvolveEvent) => {
      if (event.type === 'unit' && ++units === stopAfter) controller.abort(new Error('stop'))
    }
    const proposer = createGeneticProposer({ stock: [IMP, DWARF, STONE] })
    try {
      const runId = store.evolution.findRun()?.id ?? beginSmallRun(store, change)
      await evolve(runId, { store, fights, proposer, now: () => 0, signal: controller.signal, onEvent })
      return true
    } catch (error) {
      expect((error as Error).message).toBe('stop')
      return false
    } finally {
      store.close()
    }
  }

  it('skips its share of each batch, and stores the same on any number of threads and when stopped', async () => {
    const one = createFightPool({ threads: 1 })
    const two = createFightPool({ threads: 2 })
    try {
      await play('whole.db', one)
      let stops = 0
      while (!(await play('broken.db', two, 7))) stops++
      expect(stops).toBeGreaterThan(3)
    } finally {
      await Promise.all([one.close(), two.close()])
    }
    const whole = dumpEvolution(join(folder, 'whole.db'))
    expect(dumpEvolution(join(folder, 'broken.db'))).toEqual(whole)
    const proposals = whole['proposals'] as { problem: string | null; fitness: number | null }[]
    const skipped = proposals.filter(({ problem }) => problem === 'skipped: foretold to be among the worst')
    expect(skipped.every(({ fitness }) => fitness === null)).toBe(true)
    // Of 20 proposals 8, less where some are known; in generation 1 only after 200 evaluations.
    expect(skipped.length).toBeGreaterThan(100)
    expect(skipped.length).toBeLessThan(0.4 * proposals.length)
  })
})
