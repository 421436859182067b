import { describe, expect, it } from 'vitest'
import { describeDiff, printDiff, type DiffReport } from '../../../../src/cli/battle/diff-report.js'
import {
  createReferenceEngine,
  loadFirstDifference,
  PRESETS,
  type Batch,
  type Engine,
  type RoundState,
} from '../../../../vm/index.js'
import { dwarf, imp, splitter } from '../../../helpers/warrior.js'
import { spoiltEngine } from '../../../helpers/wrong-engine.js'

const launcher = { ...splitter, name: 'launch\u001b[31m' }
const warriors = [imp, launcher, dwarf].map((warrior) => ({ path: `${warrior.name}.red`, warrior }))
const batch: Batch = {
  settings: { ...PRESETS['94nop'], maxCycles: 3000 },
  programs: warriors.map(({ warrior }) => warrior),
  matches: [{ warriors: [0, 1, 2], placement: { kind: 'seed', seed: 3900, rounds: 3 } }],
  stop: 'one-left',
}

async function report(wrong: Engine): Promise<DiffReport> {
  const engines = [createReferenceEngine(), wrong] as const
  const firstDifference = await loadFirstDifference()
  const lockstep = await firstDifference(engines, batch)
  return describeDiff({ warriors, seed: 3900, batch, engines: ['reference', 'wasm'], lockstep })
}

/** All kinds of errors at once, in the second round. */
function spoilAll(state: RoundState, row: Uint32Array): void {
  state.bFields.fill(1, 7000, 7012)
  state.queues[1]!.set([4321], 12)
  state.pSpaces[0]![7] = 42
  ;(state.deathSteps as number[])[2] = 4500
  row[1]! -= 1
}

const allWrong = spoiltEngine(({ batch, round, state, row }) => {
  const { placement } = batch.matches[0]!
  const first = placement.kind === 'explicit' ? placement.rounds[round]!.first : 0
  if (first === 1 && batch.settings.maxCycles >= 1500) spoilAll(state, row)
})

describe('diff report', () => {
  it('shows what differs side by side, bounded and with escaped names', async () => {
    await expect(printDiff(await report(allWrong), {})).toMatchFileSnapshot('../snapshots/diff.txt')
  })

  it('gives the same as JSON', async () => {
    const found = await report(allWrong)
    expect(JSON.parse(printDiff(found, { json: true }))).toEqual(found)
    expect(found).toMatchObject({
      engines: ['reference', 'wasm'],
      rounds: 3,
      warriors: [{ path: 'imp.red', name: 'imp', id: imp.id }, {}, {}],
      difference: {
        round: 2,
        cycle: 1500,
        cells: { more: 2 },
        pSpaces: { first: [{ warrior: 0, cell: 7 }] },
      },
    })
  })

  it('says when a round differs only as part of its match', async () => {
    const wrong = spoiltEngine(({ round, state }) => {
      state.aFields[7000] = round
    })
    expect(printDiff(await report(wrong), {})).toBe(
      [
        'round 2: reference and wasm end it differently in this match, but not when it is played alone',
        '',
        'cell  reference     wasm',
        '7000  DAT.F $0, $0  DAT.F $1, $0',
        '',
      ].join('\n'),
    )
  })
})
