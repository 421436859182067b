import { createHash } from 'node:crypto'
import {
  rowLength,
  type Batch,
  type Engine,
  type MatchOutcome,
  type RoundState,
  type RunOptions,
} from '../engine.js'

/** One round as an engine left it. Engines only lend their arrays; these are kept. */
export interface RoundRecord {
  readonly state: RoundState
  /** The row of {@link MatchOutcome.data}. */
  readonly row: Uint32Array
}

/** A match as an engine played it. */
export interface LockstepMatch {
  readonly outcome: MatchOutcome
  /** One a round; two are the same when state and row are. */
  readonly fingerprints: readonly string[]
  readonly lastRound: RoundRecord
}

/** Plays a batch of one match of `rounds` rounds, >= 1. */
export async function playMatch(
  engine: Engine,
  batch: Batch,
  rounds: number,
  options: Pick<RunOptions, 'signal'>,
): Promise<LockstepMatch> {
  const hashes: string[] = []
  let lastState = null as RoundState | null
  const [outcome] = await engine.run(batch, {
    ...options,
    onRound: (_, round, state) => {
      hashes.push(hashState(state))
      if (round === rounds - 1) lastState = structuredClone(state)
    },
  })
  if (outcome === undefined || lastState === null)
    throw new TypeError(`engine ${engine.name} reported ${hashes.length} of ${rounds} rounds`)
  return {
    outcome,
    fingerprints: hashes.map((hash, round) => `${hash} ${rowOf(outcome, round).join(' ')}`),
    lastRound: { state: lastState, row: rowOf(outcome, rounds - 1) },
  }
}

function rowOf({ warriorCount, data }: MatchOutcome, round: number): Uint32Array {
  const length = rowLength(warriorCount)
  return data.subarray(round * length, (round + 1) * length)
}

function hashState(state: RoundState): string {
  const { operations, aFields, bFields, queues, pSpaces, executed, deathSteps } = state
  const hash = createHash('sha256')
  for (const numbers of [operations, aFields, bFields, ...queues, ...pSpaces])
    hash.update(`${numbers.length};`).update(numbers)
  return hash.update(JSON.stringify([executed, deathSteps])).digest('hex')
}
