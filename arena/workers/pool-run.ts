import { checkBatch, type Batch, type EngineName, type MatchOutcome } from '../../vm/index.js'
import { createBoard, isCancelled, setRounds } from './board.js'
import { createCancellation } from './cancellation.js'
import { FightError, type FightFailure } from './fight-error.js'
import type { FightOptions } from './fights.js'
import { packPrograms } from './packed-programs.js'
import { createProgressCounter } from './progress.js'
import { cutBatch, type ShardAnswer, type ShardTask } from './shard-task.js'
import { createShardCutter, outcomeLength, type Pace, type Shard } from './shard.js'

/** Workers that may die of a match before it is given up. */
const MOST_DEATHS = 2

/** Time between two looks at the board. */
const PROGRESS_MS = 200

/** Lets one worker play; rejects when the worker died, or was ended by the signal. */
export type PlayShard = (task: ShardTask, signal: AbortSignal) => Promise<ShardAnswer>

export interface PoolRun {
  /** No other run of the pool has it; later ones have higher numbers. */
  readonly number: number
  readonly batch: Batch
  readonly options: FightOptions
  readonly engine: EngineName | null
  /** Of the pool: runs leave it to those behind them. */
  readonly pace: Pace
  /** One for each worker. */
  readonly lanes: readonly PlayShard[]
}

export async function playRun({
  number,
  batch,
  options,
  engine,
  pace,
  lanes,
}: PoolRun): Promise<MatchOutcome[]> {
  checkBatch(batch)
  const { signal, onMatch, onProgress } = options
  signal?.throwIfAborted()
  const outcomes: MatchOutcome[] = []
  const failures: FightFailure[] = []
  const cutter = createShardCutter(batch, pace)
  const board = createBoard(lanes.length)
  const programs = packPrograms(batch.programs)
  const cancellation = createCancellation(board)
  const progress = createProgressCounter(batch, board, onProgress)

  const keep = (shard: Shard, data: Uint32Array) => {
    let at = 0
    for (const index of shard.matches) {
      const match = batch.matches[index]!
      const end = at + outcomeLength(match)
      const outcome = { warriorCount: match.warriors.length, data: data.slice(at, end) }
      at = end
      outcomes[index] = outcome
      progress.add(index)
      onMatch?.(index, outcome)
    }
    progress.report()
  }
  const mourn = (shard: Shard, reason: string) => {
    if (shard.deaths + 1 < MOST_DEATHS) cutter.retry(shard)
    else failures.push(...shard.matches.map((match) => ({ match, reason })))
  }
  /** Keeps one worker busy until no shard is left. */
  const runLane = async (play: PlayShard, lane: number) => {
    while (!isCancelled(board)) {
      const shard = cutter.take(lane)
      if (shard === null) return
      const task = { batch: cutBatch(batch, shard), run: number, programs, engine, board, lane }
      const start = performance.now()
      const answer = await play(task, cancellation.end).catch((error: unknown) => error as Error)
      setRounds(board, lane, 0)
      if (answer instanceof Uint32Array) {
        cutter.measure(shard, performance.now() - start)
        keep(shard, answer)
      } else if (!isCancelled(board)) {
        if (!(answer instanceof Error)) throw new Error(answer.problem)
        mourn(shard, answer.message)
      }
    }
  }

  const onAbort = () => {
    cancellation.cancel(signal?.reason)
  }
  const onTick = () => {
    try {
      progress.report()
    } catch (error) {
      cancellation.cancel(error)
    }
  }
  signal?.addEventListener('abort', onAbort)
  const timer = setInterval(onTick, PROGRESS_MS)
  await Promise.all(lanes.map((play, lane) => runLane(play, lane).catch(cancellation.cancel)))
  signal?.removeEventListener('abort', onAbort)
  clearInterval(timer)
  cancellation.close()
  cancellation.check()
  if (failures.length > 0) throw new FightError(failures)
  return outcomes
}
