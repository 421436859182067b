import { describe, expect, it } from 'vitest'
import { createBoard } from '../../../arena/workers/board.js'
import { packPrograms } from '../../../arena/workers/packed-programs.js'
import { createBatchReader, cutBatch, type ShardTask } from '../../../arena/workers/shard-task.js'
import { PRESETS, type Batch } from '../../../vm/index.js'
import { zoo } from '../../helpers/warrior.js'

const batch: Batch = {
  settings: PRESETS.tiny,
  programs: zoo,
  matches: [
    { warriors: [0, 1], placement: { kind: 'seed', seed: 1, rounds: 4 } },
    {
      warriors: [4, 2, 4],
      placement: { kind: 'explicit', rounds: [{ positions: [0, 100, 200], first: 2 }] },
    },
    { warriors: [5, 4], placement: { kind: 'seed', seed: 2, rounds: 3 } },
  ],
  stop: 'none-left',
  coverage: false,
}

function taskOf(run: number, programs: Batch['programs'] = zoo): ShardTask {
  const shard = { matches: [1, 2], programs: [5, 4, 2], deaths: 0 }
  const board = createBoard(1)
  return {
    batch: cutBatch(batch, shard),
    run,
    programs: packPrograms(programs),
    engine: null,
    board,
    lane: 0,
  }
}

describe('a shard on its way', () => {
  it('carries indices instead of programs, and everything else as it is', () => {
    expect(taskOf(0).batch).toEqual({
      settings: PRESETS.tiny,
      programs: [5, 4, 2],
      matches: [
        { ...batch.matches[1], warriors: [1, 2, 1] },
        { ...batch.matches[2], warriors: [0, 1] },
      ],
      stop: 'none-left',
      coverage: false,
    })
  })

  it('is read as the same matches of the same programs', () => {
    const read = createBatchReader()(structuredClone(taskOf(0)))
    expect({ ...read, programs: [], matches: [] }).toEqual({ ...batch, programs: [], matches: [] })
    const seen = read.matches.map(({ warriors }) =>
      warriors.map((index) => read.programs[index]!.instructions),
    )
    expect(seen).toEqual(
      [
        [4, 2, 4],
        [5, 4],
      ].map((warriors) => warriors.map((index) => zoo[index]!.instructions)),
    )
  })

  it('finds the programs of its run unpacked, of the newest two runs', () => {
    const read = createBatchReader()
    const programOf = (run: number) => read(taskOf(run)).programs[0]
    const first = programOf(1)
    expect(programOf(1)).toBe(first)
    const second = programOf(2)
    expect(programOf(1)).toBe(first)
    programOf(3)
    expect(programOf(2)).toBe(second)
    expect(programOf(1)).not.toBe(first)
    expect(programOf(1)).toEqual(first)
  })

  it('does not take the programs of another run', () => {
    const read = createBatchReader()
    read(taskOf(1))
    expect(read(taskOf(2, zoo.toReversed())).programs[0]!.instructions).toEqual(zoo[0]!.instructions)
  })
})
