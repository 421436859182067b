import { EngineUnavailableError, failure, success } from '../../vm/index.js'
import { chooseEngine } from '../engines/index.js'
import { isCancelled, setRounds } from './board.js'
import { createBatchReader, type ShardAnswer, type ShardTask } from './shard-task.js'

/** How often a worker looks whether its run was cancelled. Engines breathe about every 20 ms. */
const POLL_MS = 20

/** Plays shards in the thread that calls it. Every failure of an engine is an answer. */
export function createShardPlayer(): (task: ShardTask) => Promise<ShardAnswer> {
  const readBatch = createBatchReader()
  return async (task) => {
    const { board, lane, engine } = task
    const controller = new AbortController()
    const look = () => {
      if (isCancelled(board)) controller.abort()
    }
    look()
    const timer = setInterval(look, POLL_MS)
    try {
      const batch = readBatch(task)
      const chosen = await chooseEngine(batch, engine ?? undefined)
      const outcomes = await chosen.run(batch, {
        signal: controller.signal,
        onProgress: (rounds) => {
          setRounds(board, lane, rounds)
        },
      })
      const data = new Uint32Array(outcomes.reduce((sum, outcome) => sum + outcome.data.length, 0))
      let at = 0
      for (const outcome of outcomes) {
        data.set(outcome.data, at)
        at += outcome.data.length
      }
      return success(data)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      return error instanceof EngineUnavailableError
        ? { ...failure('EngineUnavailable', message), remedy: error.remedy }
        : failure('EngineFailed', message)
    } finally {
      clearInterval(timer)
    }
  }
}
