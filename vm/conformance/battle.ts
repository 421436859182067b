import { cyclesOf, stepsOf, warriorOutcome } from '../engine.js'
import type { Batch, Engine, MatchOutcome, RoundState } from '../engine.js'
import { drawPlacements, fixedSeed } from '../placement.js'
import type { BattleLine, GoldenRound, PSpaceLine } from './golden.js'
import { hashCore, hashQueue } from './hash.js'
import type { Mismatch } from './mismatch.js'
import { toProgram, toSettings } from './programs.js'

/** Checks a battle: the end of its round and, where the line has a trace, the core after each step. */
export async function checkBattle(line: BattleLine, engine: Engine, mismatch: Mismatch): Promise<void> {
  const batch = toBatch(line, [line])
  if (line.placementSeedF !== undefined) {
    const seed = fixedSeed(line.placementSeedF, batch.settings)
    const [drawn] = drawPlacements(batch.settings, line.warriors.length, seed, 1)
    mismatch.expect('drawn positions', drawn?.positions, line.positions)
  }
  await checkRounds(batch, [line], engine, mismatch)
  if (line.expected.trace !== undefined) await checkTrace(batch, line, engine, mismatch)
}

/** Checks a series of rounds with P-space. */
export async function checkPSpace(line: PSpaceLine, engine: Engine, mismatch: Mismatch): Promise<void> {
  const batch = toBatch(line, line.rounds)
  const seed = line.placementSeedF === null ? 0 : fixedSeed(line.placementSeedF, batch.settings)
  for (const [index, drawn] of drawPlacements(
    batch.settings,
    line.warriors.length,
    seed,
    line.rounds.length,
  ).entries()) {
    const { positions, first } = line.rounds[index]!
    mismatch.expect(`placement of round ${index + 1}`, [drawn.positions, drawn.first], [positions, first])
  }
  await checkRounds(batch, line.rounds, engine, mismatch)
}

function toBatch(line: BattleLine | PSpaceLine, rounds: readonly GoldenRound[]): Batch {
  return {
    settings: toSettings(line.settings),
    programs: line.warriors.map(toProgram),
    matches: [{ warriors: line.warriors.map((_, index) => index), placement: { kind: 'explicit', rounds } }],
    stop: 'one-left',
  }
}

async function checkRounds(
  batch: Batch,
  rounds: readonly GoldenRound[],
  engine: Engine,
  mismatch: Mismatch,
): Promise<void> {
  const states: Ending[] = []
  const [outcome] = await engine.run(batch, { onRound: (_, __, state) => states.push(toEnding(state)) })
  for (const [index, { expected }] of rounds.entries()) {
    const of = rounds.length === 1 ? '' : ` of round ${index + 1}`
    const is = describeRound(outcome!, index, states[index]!)
    const { initHash: _, trace: __, pspace, ...ending } = expected
    for (const [key, value] of Object.entries(ending))
      if (key !== 'warriors') mismatch.expect(key + of, is[key as 'steps'], value)
    for (const [warrior, facts] of expected.warriors.entries())
      for (const [key, value] of Object.entries(facts))
        mismatch.expect(`${key} of warrior ${warrior + 1}${of}`, is.warriors[warrior]![key as 'procs'], value)
    for (const [warrior, { result, cells }] of (pspace ?? []).entries())
      mismatch.expect(`P-space of warrior ${warrior + 1}${of}`, is.pspace[warrior], { result, cells })
  }
}

/** What is kept of a final machine, whose arrays are only lent. */
interface Ending {
  readonly coreHash: string
  readonly queues: readonly Uint32Array[]
  readonly pSpaces: readonly Uint32Array[]
  readonly executed: readonly number[]
  readonly deathSteps: readonly number[]
}

function toEnding(state: RoundState): Ending {
  const { queues, pSpaces, executed, deathSteps } = state
  return { coreHash: hashCore(state), queues, pSpaces, executed, deathSteps }
}

/** An engine's answer in the words of the golden lines. */
function describeRound(outcome: MatchOutcome, round: number, ending: Ending) {
  const warriors = ending.queues.map((queue, index) => {
    const { deathCycle, processes } = warriorOutcome(outcome, round, index)
    return {
      alive: deathCycle === 0,
      deathCycle: deathCycle || null,
      deathStep: ending.deathSteps[index]! || null,
      procs: processes,
      exec: ending.executed[index]!,
      queueHash: hashQueue(queue),
      queue: [...queue],
    }
  })
  return {
    steps: stepsOf(outcome, round),
    cycles: cyclesOf(outcome, round),
    survivors: warriors.filter(({ alive }) => alive).length,
    coreHash: ending.coreHash,
    warriors,
    pspace: ending.pSpaces.map((cells) => ({
      result: cells[0]!,
      cells: [...cells.entries()].filter(([index, value]) => index > 0 && value !== 0),
    })),
  }
}

/** Compares a lone warrior's core and program counter after each step, by rounds that end after 1, 2, 3 … cycles. */
async function checkTrace(batch: Batch, line: BattleLine, engine: Engine, mismatch: Mismatch): Promise<void> {
  let next = (line.positions[0]! + line.warriors[0]!.start) % batch.settings.coreSize
  for (const [index, [pc, hash]] of line.expected.trace!.entries()) {
    const step = index + 1
    mismatch.expect(`program counter of step ${step}`, next, pc)
    const settings = { ...batch.settings, maxCycles: step }
    const onRound = (_: number, __: number, state: RoundState) => {
      mismatch.expect(`core after step ${step}`, hashCore(state), hash)
      next = state.queues[0]![0] ?? -1
    }
    await engine.run({ ...batch, settings }, { onRound })
  }
}
