import {
  checkBatch,
  EngineUnavailableError,
  failure,
  type Batch,
  type EngineName,
  type MatchOutcome,
} from '../../vm/index.js'
import { createBoard, isCancelled, setRounds } from './board.js'
import { createCancellation } from './cancellation.js'
import { FightError, type UnplayedMatch } from './fight-error.js'
import type { FightOptions } from './fights.js'
import { createGpuLane, type PoolGpu } from './gpu-lane.js'
import type { PlayShard } from './lanes.js'
import { packPrograms } from './packed-programs.js'
import { createProgressCounter } from './progress.js'
import { cutBatch, type ShardFailure } from './shard-task.js'
import { createShardCutter, matchSize, outcomeLength, type ShardPace, type Shard } from './shard.js'
import { totalSteps } from './total-steps.js'

/** Workers that may die of a match before it is given up. */
const MOST_DEATHS = 2

/** Time between two looks at the board. */
const PROGRESS_MS = 200

/** A batch that a pool plays, and what it plays it with. */
export interface PoolRun {
  /** No other run of the pool has it; later ones have higher numbers. */
  readonly number: number
  readonly batch: Batch
  readonly options: FightOptions
  readonly engine: EngineName | null
  /** Of the pool: runs leave it to those behind them. */
  readonly pace: ShardPace
  /** One for each worker. */
  readonly lanes: readonly PlayShard[]
  /** Beside them; null for none. */
  readonly gpu: PoolGpu | null
  /** How many runs share the lanes now, this one included. */
  readonly sharers: () => number
  /** Matches by who has played them, counted on. */
  readonly playedBy: { gpu: number; threads: number }
}

/**
 * Plays a batch on the lanes of a pool and its GPU; rejects with a FightError at its end when a match could not be
 * played.
 */
export async function playPoolRun({
  number,
  batch,
  options,
  engine,
  pace,
  lanes,
  gpu,
  sharers,
  playedBy,
}: PoolRun): Promise<MatchOutcome[]> {
  checkBatch(batch)
  const { signal, onMatch, onProgress } = options
  signal?.throwIfAborted()
  const outcomes: MatchOutcome[] = []
  const unplayed: UnplayedMatch[] = []
  const cutter = createShardCutter(batch, pace)
  const board = createBoard(lanes.length + 1)
  const programs = packPrograms(batch.programs)
  const cancellation = createCancellation(board)
  const progress = createProgressCounter(batch, board, onProgress)

  const keepOne = (index: number, outcome: MatchOutcome) => {
    outcomes[index] = outcome
    progress.add(index)
    onMatch?.(index, outcome)
  }
  const keep = (shard: Shard, data: Uint32Array, durationMs: number) => {
    let [at, steps, bound] = [0, 0, 0]
    for (const index of shard.matches) {
      const match = batch.matches[index]!
      const end = at + outcomeLength(match)
      const outcome = { warriorCount: match.warriors.length, data: data.slice(at, end) }
      at = end
      keepOne(index, outcome)
      playedBy.threads++
      if (gpuLane === null) continue
      steps += totalSteps(outcome)
      bound += matchSize(batch, match)
    }
    // A lane plays the shards of all runs in turn.
    gpuLane?.meter.countShard(steps, bound, durationMs / sharers())
    progress.report()
  }
  const mourn = (shard: Shard, reason: string) => {
    if (shard.deaths + 1 < MOST_DEATHS) cutter.retry(shard)
    else unplayed.push(...shard.matches.map((match) => ({ match, reason })))
  }
  /** Keeps one worker busy until no shard is left. */
  const runLane = async (play: PlayShard, lane: number) => {
    while (!isCancelled(board)) {
      const shard = cutter.take(lane)
      if (shard === null) {
        // What a GPU plays may come back.
        const busy = gpuLane?.busy() ?? null
        if (busy === null) return
        await busy
        continue
      }
      const task = { batch: cutBatch(batch, shard), run: number, programs, engine, board, lane }
      const start = performance.now()
      const death = (error: unknown) => failure('WorkerDied', (error as Error).message)
      const answer = await play(task, cancellation.end).catch(death)
      setRounds(board, lane, 0)
      if (answer.ok) {
        const durationMs = performance.now() - start
        cutter.measure(shard, durationMs)
        keep(shard, answer.value, durationMs)
      } else if (!isCancelled(board)) {
        if (answer.code !== 'WorkerDied') throw errorOf(answer)
        mourn(shard, answer.message)
      }
    }
  }
  const guarded = (work: () => void) => {
    try {
      work()
    } catch (error) {
      cancellation.cancel(error)
    }
  }
  const gpuLane =
    gpu === null || !(gpu.isAlone || gpu.seat.isUsable())
      ? null
      : createGpuLane({
          ...{ gpu, batch, cutter, lanes: lanes.length, stop: cancellation.stop, end: cancellation.end },
          keep: (index, outcome) => {
            guarded(() => {
              playedBy.gpu++
              keepOne(index, outcome)
            })
          },
          setRounds: (rounds) => {
            setRounds(board, lanes.length, rounds)
          },
        })

  const onAbort = () => {
    cancellation.cancel(signal?.reason)
  }
  const onTick = () => {
    guarded(() => {
      progress.report()
    })
  }
  signal?.addEventListener('abort', onAbort)
  const timer = setInterval(onTick, PROGRESS_MS)
  await gpuLane?.begin().catch(cancellation.cancel)
  await Promise.all(lanes.map((play, lane) => runLane(play, lane).catch(cancellation.cancel)))
  await gpuLane?.finish().catch(cancellation.cancel)
  onTick()
  signal?.removeEventListener('abort', onAbort)
  clearInterval(timer)
  cancellation.close()
  cancellation.check()
  if (unplayed.length > 0) throw new FightError(unplayed)
  return outcomes
}

function errorOf(answer: ShardFailure): Error {
  const { code, message } = answer
  return code === 'EngineUnavailable'
    ? new EngineUnavailableError(message, answer.remedy)
    : new Error(message)
}
