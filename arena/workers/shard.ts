import { rowLength, type Batch, type EngineName, type Match } from '../../vm/index.js'

/** What one worker plays at a time: some whole matches of a batch. */
export interface Shard {
  /** Indices into the batch's matches. */
  readonly matches: readonly number[]
  /** Workers that died of it so far. */
  readonly deaths: number
}

/** A shard on its way to a worker. */
export interface ShardTask {
  readonly batch: Batch
  readonly engine: EngineName | null
  /** One shared number: not 0 when the run was cancelled. */
  readonly cancelled: Int32Array
}

/** The rows of all matches of a shard one after another, or why there are none. */
export type ShardAnswer = Uint32Array | { readonly problem: string }

/** A shard should take about this long: short enough to store and show results often, long against its overhead. */
const SHARD_MS = 200

/** Upper bound of the instructions of a match. */
function matchSize(batch: Batch, match: Match): number {
  return roundsOf(match) * match.warriors.length * batch.settings.maxCycles
}

/** Numbers of a match's outcome. */
export function outcomeLength(match: Match): number {
  return roundsOf(match) * rowLength(match.warriors.length)
}

function roundsOf({ placement }: Match): number {
  return placement.kind === 'seed' ? placement.rounds : placement.rounds.length
}

/** Cuts a batch into shards, one after the other, sized by the speed at which earlier ones were played. */
export interface ShardCutter {
  /** The next shard, or null when none is left. */
  take(): Shard | null
  /** Tells how long a shard took, in milliseconds. */
  measure(shard: Shard, durationMs: number): void
  /** Gives back a shard whose worker died: its matches come again one by one, so that one cannot take others along. */
  retry(shard: Shard): void
}

export function createShardCutter(batch: Batch): ShardCutter {
  const sizes = batch.matches.map((match) => matchSize(batch, match))
  const retries: Shard[] = []
  let next = 0
  /** Instructions (upper bounds) a millisecond; none until the first shard is back, so that those hold one match. */
  let speed: number | null = null
  return {
    take() {
      const retry = retries.shift()
      if (retry !== undefined) return retry
      if (next >= sizes.length) return null
      const room = (speed ?? 0) * SHARD_MS
      const from = next
      let size = sizes[next++]!
      while (next < sizes.length && size + sizes[next]! <= room) size += sizes[next++]!
      return { matches: Array.from({ length: next - from }, (_, index) => from + index), deaths: 0 }
    },
    measure(shard, durationMs) {
      const size = shard.matches.reduce((sum, match) => sum + sizes[match]!, 0)
      // Matches differ a lot (one ends at once, the next lasts): a shard may grow to twice one that was played.
      const newest = Math.min(size / Math.max(durationMs, 1), (2 * size) / SHARD_MS)
      speed = speed === null ? newest : (speed + newest) / 2
    },
    retry(shard) {
      for (const match of shard.matches) retries.push({ matches: [match], deaths: shard.deaths + 1 })
    },
  }
}

/** The part of a batch that a shard needs, with its programs numbered anew. */
export function cutBatch(batch: Batch, shard: Shard): Batch {
  const matches = shard.matches.map((index) => batch.matches[index]!)
  const used = [...new Set(matches.flatMap(({ warriors }) => warriors))]
  const numbers = new Map(used.map((old, index) => [old, index]))
  return {
    ...batch,
    programs: used.map((index) => {
      const { instructions, start, pin } = batch.programs[index]!
      return { instructions, start, pin }
    }),
    matches: matches.map((match) => ({
      ...match,
      warriors: match.warriors.map((index) => numbers.get(index)!),
    })),
  }
}
