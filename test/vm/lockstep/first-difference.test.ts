import { describe, expect, it } from 'vitest'
import {
  createReferenceEngine,
  loadFirstDifference,
  loadWasmEngine,
  resolveSettings,
  type Batch,
  type Difference,
  type Engine,
  type MarsSettings,
  type RoundPlacement,
  type StopRule,
} from '../../../vm/index.js'
import { program } from '../../helpers/program.js'
import { mistakenEngine, spoiltEngine, type Round } from '../../helpers/wrong-engine.js'

const imp = program(['MOV.I $0, $1'])
const dwarf = program(['ADD.AB #4, $3', 'MOV.I $2, @2', 'JMP.B $-2, $0', 'DAT.F #0, #0'])
const splitter = program(['SPL.B $0, $0', 'JMP.B $0, $0'])
/** Counts in P-space the rounds it has played, and splits from its third round on. */
const counter = program([
  'LDP.AB #1, $7',
  'ADD.AB #1, $6',
  'STP.B $5, #1',
  'SLT.AB #2, $4',
  'JMP.B $0, $0',
  'SPL.B $0, $0',
  'JMP.B $-1, $0',
  'DAT.F #0, #0',
])

const reference = createReferenceEngine()
const firstDifference = await loadFirstDifference()

interface Fight {
  readonly programs?: Batch['programs']
  readonly rounds?: readonly RoundPlacement[]
  readonly settings?: Partial<MarsSettings>
  readonly stop?: StopRule
}

const APART: RoundPlacement = { positions: [0, 4000], first: 0 }

function fight({
  programs = [imp, dwarf],
  rounds = [APART],
  settings = {},
  stop = 'one-left',
}: Fight): Batch {
  const resolved = resolveSettings({ maxCycles: 3000, ...settings })
  if (!resolved.ok) throw new RangeError(JSON.stringify(resolved.problems))
  return {
    settings: resolved.settings,
    programs,
    matches: [{ warriors: [...programs.keys()], placement: { kind: 'explicit', rounds } }],
    stop,
  }
}

/** Spoils what a round played for `cycles` or more ended in. */
const from =
  (cycles: number, spoil: (round: Round) => void) =>
  (round: Round): void => {
    if (round.batch.settings.maxCycles >= cycles) spoil(round)
  }

async function find(wrong: Engine, batch: Batch): Promise<Difference | null> {
  return (await firstDifference([reference, wrong], batch)).difference
}

const NONE = { first: [], more: 0 }

describe('firstDifference', () => {
  it('finds none between the engines, and counts what they played', async () => {
    const wasm = await loadWasmEngine()
    const placement = { kind: 'seed', seed: 7, rounds: 4 } as const
    for (const stop of ['one-left', 'none-left'] as const)
      for (const warriors of [[0], [0, 1], [0, 1, 2, 3], Array.from({ length: 64 }, (_, i) => i % 4)]) {
        const batch = {
          ...fight({ programs: [imp, dwarf, splitter, counter], stop, settings: { maxCycles: 1000 } }),
          matches: [{ warriors, placement }],
        }
        const [outcome] = await reference.run(batch)
        const steps = [0, 1, 2, 3].reduce(
          (sum, round) => sum + outcome!.data[(round * outcome!.data.length) / 4 + 1]!,
          0,
        )
        expect(await firstDifference([reference, wasm], batch)).toEqual({
          rounds: 4,
          steps,
          difference: null,
        })
      }
  })

  it.each([1, 2, 3, 4, 5, 63, 64, 65, 1000, 2047, 2049, 2999, 3000])(
    'finds a wrong cell in cycle %i',
    async (cycle) => {
      const wrong = spoiltEngine(from(cycle, ({ state }) => (state.bFields[5000] = 5)))
      expect(await find(wrong, fight({}))).toMatchObject({
        round: 0,
        cycle,
        cells: { first: [{ address: 5000, instructions: ['DAT.F $0, $0', 'DAT.F $0, $5'] }], more: 0 },
        queues: NONE,
        pSpaces: NONE,
        numbers: NONE,
      })
    },
  )

  it('finds a wrong order of processes', async () => {
    const launcher = program(['SPL.B $2, $0', 'JMP.B $-1, $0', 'MOV.I $0, $1'])
    const wrong = spoiltEngine(from(200, ({ state }) => state.queues[1]!.subarray(7, 9).reverse()))
    const differences = {
      cells: NONE,
      queues: {
        first: [
          {
            warrior: 1,
            lengths: [15, 15],
            position: 7,
            from: 5,
            addresses: [
              [4021, 4023, 4025, 4027, 4001, 4002, 4004, 4006],
              [4021, 4023, 4027, 4025, 4001, 4002, 4004, 4006],
            ],
          },
        ],
        more: 0,
      },
      pSpaces: NONE,
      numbers: NONE,
    }
    const found = await find(wrong, fight({ programs: [imp, launcher] }))
    expect(found).toMatchObject({ round: 0, cycle: 200, ...differences })
  })

  it('finds a wrong value in P-space', async () => {
    const wrong = spoiltEngine(from(40, ({ state }) => (state.pSpaces[1]![3] = 9)))
    expect(await find(wrong, fight({}))).toMatchObject({
      round: 0,
      cycle: 40,
      cells: NONE,
      pSpaces: { first: [{ warrior: 1, cell: 3, values: [0, 9] }], more: 0 },
    })
  })

  it('finds a wrong death, and what else is counted wrongly', async () => {
    const wrong = spoiltEngine(
      from(1234, ({ state, row }) => {
        ;(state.deathSteps as number[])[0] = 2467
        row[2] = 1234
      }),
    )
    expect((await find(wrong, fight({})))!.cycle).toBe(1234)
    expect((await find(wrong, fight({})))!.numbers).toEqual({
      first: [
        { name: 'death step', warrior: 0, values: [0, 2467] },
        { name: 'death cycle', warrior: 0, values: [0, 1234] },
      ],
      more: 0,
    })
  })

  it.each<[string, number | null, (round: Round) => void]>([
    ['cycles', null, ({ row }) => row[0]!++],
    ['steps', null, ({ row }) => row[1]!++],
    ['executed', 1, ({ state }) => (state.executed as number[])[1]!++],
    ['death step', 1, ({ state }) => (state.deathSteps as number[])[1]!++],
    ['death cycle', 1, ({ row }) => row[6]!++],
    ['processes', 1, ({ row }) => row[7]!++],
    ['spawned', 1, ({ row }) => row[8]!++],
    ['covered', 1, ({ row }) => row[9]!++],
  ])('finds a wrong number, alone: %s', async (name, warrior, spoil) => {
    const found = await find(spoiltEngine(from(129, spoil)), fight({}))
    const values = [expect.any(Number), expect.any(Number)]
    expect(found).toMatchObject({
      cycle: 129,
      cells: NONE,
      queues: NONE,
      pSpaces: NONE,
      numbers: { first: [{ name, warrior, values }], more: 0 },
    })
  })

  it('tells what the first engine executed in that cycle, in order of turns', async () => {
    const spoilt = (cycle: number) => spoiltEngine(from(cycle, ({ state }) => (state.aFields[4500] = 1)))
    const rounds = [{ positions: [0, 4000], first: 1 }]
    expect((await find(spoilt(1), fight({ rounds })))!.executions.first).toEqual([
      { warrior: 1, cycle: 1, address: 4000, instruction: 'ADD.AB #4, $3' },
      { warrior: 0, cycle: 1, address: 0, instruction: 'MOV.I $0, $1' },
    ])
    expect((await find(spoilt(300), fight({ rounds })))!.executions.first).toEqual([
      { warrior: 1, cycle: 300, address: 4002, instruction: 'JMP.B $-2, $0' },
      { warrior: 0, cycle: 300, address: 299, instruction: 'MOV.I $0, $1' },
    ])
  })

  it('leaves the dead out of that', async () => {
    const programs = [program(['DAT.F $0, $0']), imp, imp]
    const wrong = spoiltEngine(from(10, ({ state }) => (state.aFields[4500] = 1)))
    const rounds = [{ positions: [0, 1000, 2000], first: 0 }]
    const { executions } = (await find(wrong, fight({ programs, rounds })))!
    // As in pMARS, a death takes one turn too many off what is left of the round.
    expect(executions.first.map(({ warrior, cycle }) => [warrior, cycle])).toEqual([
      [1, 10],
      [2, 9],
    ])
  })

  it.each(['one-left', 'none-left'] as const)(
    'finds the very cycle in which a machine that is really wrong goes astray (%s)',
    async (stop) => {
      const stone = program(['SPL.B $0, <-3', 'ADD.AB #3, $2', 'MOV.I $-2, @1', 'JMP.B $-3, $40'])
      const programs = [stone, splitter, imp]
      const rounds = [{ positions: [0, 400, 700], first: 1 }]
      const batch = fight({ programs, rounds, stop, settings: { coreSize: 800, maxCycles: 400 } })
      const wrong = mistakenEngine({ maxProcesses: 97 })
      const ending = async (engine: Engine, maxCycles: number) => {
        let text = ''
        const settings = { ...batch.settings, maxCycles }
        const [outcome] = await engine.run(
          { ...batch, settings },
          { onRound: (_, __, state) => (text = JSON.stringify(state)) },
        )
        return `${text} ${outcome!.data.join(' ')}`
      }
      let first = 1
      while (first < 400 && (await ending(reference, first)) === (await ending(wrong, first))) first++
      expect(first).toBeGreaterThan(90)
      expect(first).toBeLessThan(400)
      expect((await find(wrong, batch))!.cycle).toBe(first)
    },
  )

  it('finds the first round that differs', async () => {
    const rounds = [300, 2000, 4000, 6000].map((position, round) => ({
      positions: [0, position],
      first: round % 2,
    }))
    const wrong = spoiltEngine(
      from(20, ({ batch, state, round }) => {
        const { placement } = batch.matches[0]!
        const { positions } = placement.kind === 'explicit' ? placement.rounds[round]! : APART
        if (positions[1]! >= 4000) state.aFields[7000] = 1
      }),
    )
    expect(await find(wrong, fight({ rounds }))).toMatchObject({ round: 2, cycle: 20 })
  })

  it('names the round and no cycle when only the match differs', async () => {
    const rounds = [APART, APART, APART, APART, APART]
    const programs = [counter, imp]
    const settings = { maxCycles: 100, maxProcesses: 50 }
    // Wrong where the warrior splits, which it does when two rounds have gone before.
    const wrong = mistakenEngine({ maxProcesses: 30 })
    const found = await find(wrong, fight({ rounds, programs, settings }))
    expect(found).toMatchObject({ round: 2, cycle: null, executions: NONE })
    expect(found!.numbers.first).toContainEqual({
      name: 'processes',
      warrior: 0,
      values: [50, 30],
    })
    expect(found!.pSpaces).toEqual(NONE)
  })

  it('shows ten differences of a kind and says how many more there are', async () => {
    const wrong = spoiltEngine(({ state }) => state.aFields.fill(1, 100, 200))
    const { cells } = (await find(wrong, fight({})))!
    expect(cells.first.map(({ address }) => address)).toEqual([
      100, 101, 102, 103, 104, 105, 106, 107, 108, 109,
    ])
    expect(cells.more).toBe(90)
  })

  it('shows where one queue goes on and the other ends', async () => {
    const wrong = spoiltEngine(
      from(9, ({ state }) => {
        ;(state.queues as Uint32Array[])[1] = state.queues[1]!.slice(0, 3)
      }),
    )
    const { queues } = (await find(wrong, fight({ programs: [imp, splitter] })))!
    expect(queues.first).toEqual([
      {
        warrior: 1,
        lengths: [4, 3],
        position: 3,
        from: 1,
        addresses: [
          [4001, 4001, 4001],
          [4001, 4001],
        ],
      },
    ])
  })

  it('stops when it is told to', async () => {
    const reason = new Error('enough')
    const stop = new AbortController()
    setTimeout(() => {
      stop.abort(reason)
    }, 20)
    // Nothing of this takes an engine long enough to let the timer in.
    const rounds = new Array<RoundPlacement>(300).fill({ positions: [0], first: 0 })
    const programs = [program(['DAT.F $0, $0'])]
    const batch = fight({ rounds, programs, settings: { coreSize: 80, maxCycles: 1_000_000 } })
    await expect(firstDifference([reference, reference], batch, { signal: stop.signal })).rejects.toBe(reason)
  })

  it('takes one match that both engines can run', async () => {
    const { matches, ...rest } = fight({})
    for (const wrong of [[], [matches[0]!, matches[0]!]])
      await expect(firstDifference([reference, reference], { ...rest, matches: wrong })).rejects.toThrow(
        RangeError,
      )
    const refused = { ...rest, matches: [{ ...matches[0]!, warriors: [0, 2] }] }
    await expect(firstDifference([reference, reference], refused)).rejects.toThrow('not there')
  })
})
