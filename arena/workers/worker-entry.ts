/** What runs in a worker thread: plays one shard at a time. */
import { move } from 'piscina'
import { createShardPlayer } from './play-shard.js'
import type { ShardAnswer, ShardTask } from './shard-task.js'

const play = createShardPlayer()

/** Every failure of an engine is an answer, so that a rejected task always means a dead worker. */
export async function playShard(task: ShardTask): Promise<ShardAnswer> {
  const answer = await play(task)
  return answer instanceof Uint32Array ? (move(answer) as unknown as Uint32Array) : answer
}
