/** What runs in a worker thread: plays one shard at a time. */
import { move } from 'piscina'
import { chooseEngine } from '../engines.js'
import { isCancelled, setRounds } from './board.js'
import { createBatchReader, type ShardAnswer, type ShardTask } from './shard-task.js'

/** How often a worker looks whether its run was cancelled. Engines breathe about every 20 ms. */
const POLL_MS = 20

const readBatch = createBatchReader()

/** Every failure of an engine is an answer, so that a rejected task always means a dead worker. */
export async function playShard(task: ShardTask): Promise<ShardAnswer> {
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
    return move(data) as unknown as Uint32Array
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  } finally {
    clearInterval(timer)
  }
}
