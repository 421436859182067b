/** What runs in a worker thread: plays one shard at a time. */
import { move, transferableSymbol, valueSymbol } from 'piscina'
import { createShardPlayer } from './play-shard.js'
import type { ShardAnswer, ShardTask } from './shard-task.js'

const play = createShardPlayer()

/** Every failure of an engine is an answer, so that a rejected task always means a dead worker. */
export async function playShard(task: ShardTask): Promise<ShardAnswer> {
  const answer = await play(task)
  if (!answer.ok) return answer
  // The rows go over without being copied; what arrives is the answer.
  const moved = move({ [transferableSymbol]: [answer.value.buffer], [valueSymbol]: answer })
  return moved as unknown as ShardAnswer
}
