/** Numbers that all threads of a run see: 1 when it was cancelled, then for each lane the rounds played of its shard. */
export type Board = Int32Array<SharedArrayBuffer>

const CANCELLED = 0
const FIRST_LANE = 1

export function createBoard(lanes: number): Board {
  return new Int32Array(new SharedArrayBuffer((FIRST_LANE + lanes) * Int32Array.BYTES_PER_ELEMENT))
}

/** Tells all workers of the run to stop. */
export function cancel(board: Board): void {
  Atomics.store(board, CANCELLED, 1)
}

/** Whether the run was told to stop. */
export function isCancelled(board: Board): boolean {
  return Atomics.load(board, CANCELLED) !== 0
}

/** Says how many rounds of its shard a lane has played. */
export function setRounds(board: Board, lane: number, rounds: number): void {
  Atomics.store(board, FIRST_LANE + lane, rounds)
}

/** Rounds of all shards that are being played. */
export function sumRounds(board: Board): number {
  let sum = 0
  for (let at = FIRST_LANE; at < board.length; at++) sum += Atomics.load(board, at)
  return sum
}
