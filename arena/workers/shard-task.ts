/** A shard on its way to a worker: what the run's shards have in common is shared memory, or sent as an index. */
import type { Batch, EngineName, Failure } from '../../vm/index.js'
import type { Board } from './board.js'
import { unpackPrograms, type PackedPrograms } from './packed-programs.js'
import type { Shard } from './shard.js'

/** A part of a run as a worker is given it. */
export interface ShardTask {
  /** The shard as a batch; its programs are indices into the run's. */
  readonly batch: Omit<Batch, 'programs'> & { readonly programs: readonly number[] }
  /** The run's number, and the programs of its batch. */
  readonly run: number
  readonly programs: PackedPrograms
  readonly engine: EngineName | null
  readonly board: Board
  /** Whose rounds on the board are the shard's. */
  readonly lane: number
}

/** The rows of all matches of a shard one after another, or why there are none. */
export type ShardAnswer = { readonly ok: true; readonly value: Uint32Array<ArrayBuffer> } | ShardFailure

/** The engine failed or refuses the batch; or it cannot be had on this machine, and what to do about that. */
export type ShardFailure =
  Failure<'EngineFailed'> | (Failure<'EngineUnavailable'> & { readonly remedy: string | null })

/** A shard's part of the batch of a run. */
export function cutBatch(
  { programs: _, ...batch }: Batch,
  { matches, programs }: Pick<Shard, 'matches' | 'programs'>,
): ShardTask['batch'] {
  const places = new Map(programs.map((program, place) => [program, place]))
  return {
    ...batch,
    programs,
    matches: matches.map((index) => {
      const match = batch.matches[index]!
      return { ...match, warriors: match.warriors.map((warrior) => places.get(warrior)!) }
    }),
  }
}

/** Some matches of a batch, by index, as a batch of their own with the warriors that they need. */
export function subBatch(batch: Batch, matches: readonly number[]): Batch {
  const programs = [...new Set(matches.flatMap((match) => batch.matches[match]!.warriors))]
  // A program that is not there stays so: engines refuse the batch.
  return { ...cutBatch(batch, { matches, programs }), programs: programs.map((at) => batch.programs[at]!) }
}

/** Runs whose programs a thread keeps. */
const RUNS_KEPT = 2

/** Unpacks the programs of a run when its first shard comes. */
export function createBatchReader(): (task: ShardTask) => Batch {
  const runs = new Map<number, Batch['programs']>()
  return ({ batch, run, programs: packed }) => {
    const programs = runs.get(run) ?? unpackPrograms(packed)
    runs.set(run, programs)
    if (runs.size > RUNS_KEPT) runs.delete(Math.min(...runs.keys()))
    // A program that is not there stays so: the engine refuses the batch.
    return { ...batch, programs: batch.programs.map((index) => programs[index]!) }
  }
}
