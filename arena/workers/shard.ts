import { roundsOf, rowLength, type Batch, type Match } from '../../vm/index.js'
import { cutTiles, type Tile } from './tile.js'

/** What one worker plays at a time: some whole matches of a batch. */
export interface Shard {
  /** Indices into the batch's matches. */
  readonly matches: readonly number[]
  /** Indices into the batch's programs: all of the tiles it is cut from, since an engine compiles for a tile. */
  readonly programs: readonly number[]
  /** Workers that died of it so far. */
  readonly deaths: number
}

/** A shard should take about this long: short enough to store and show results often, long against its overhead. */
const SHARD_MS = 200

/** Upper bound of the instructions of a match. */
export function matchSize(batch: Batch, match: Match): number {
  return roundsOf(match) * match.warriors.length * batch.settings.maxCycles
}

/** Numbers of a match's outcome. */
export function outcomeLength(match: Match): number {
  return roundsOf(match) * rowLength(match.warriors.length)
}

/** Cuts a batch into shards, one after the other, sized by the speed at which earlier ones were played. */
export interface ShardCutter {
  /**
   * The next shard for a lane (a worker, by any number), or null when none is left. A lane keeps to the tile it began,
   * then begins another, and helps others with theirs only when none is left.
   */
  take(lane: number): Shard | null
  /** Tells how long a shard took, in milliseconds. */
  measure(shard: Shard, durationMs: number): void
  /** Gives back a shard whose worker died: its matches come again one by one, so that one cannot take others along. */
  retry(shard: Shard): void
  /** Upper bound of the instructions that nobody has taken yet. */
  ahead(): number
  /** Takes whole matches of these from the end that lanes come to last: at most so many and of so many instructions. */
  takeFromEnd(eligible: ReadonlySet<number>, room: number, most?: number): number[]
  /** Gives back what was taken from the end, for lanes. */
  giveBack(matches: readonly number[]): void
}

/** A tile of which some matches were taken. */
interface OpenTile extends Tile {
  /** Matches that were not taken from the end. */
  matches: readonly number[]
  /** How many of its matches. */
  taken: number
}

/** What earlier batches taught, by whoever keeps it from one to the next. */
export interface ShardPace {
  /** Instructions (upper bounds) a millisecond; null before anything was played. */
  speed: number | null
}

/**
 * Without a known pace the first shards hold one match. A pace from other batches is taken for half of what it is, since
 * they may have been of another kind.
 */
export function createShardCutter(batch: Batch, pace: ShardPace = { speed: null }): ShardCutter {
  const sizes = batch.matches.map((match) => matchSize(batch, match))
  const tiles = cutTiles(batch).map((tile): OpenTile => ({ ...tile, taken: 0 }))
  const ofLane = new Map<number, OpenTile>()
  const retries: Shard[] = []
  const lanes = new Set<number>()
  let begun = 0
  /** Upper bound of the instructions not taken yet. */
  let ahead = sizes.reduce((sum, size) => sum + size, 0)
  let speed = pace.speed === null ? null : pace.speed / 2
  let fastest = 0

  const left = ({ matches, taken }: OpenTile) => matches.length - taken
  const enter = (lane: number, tile: OpenTile | undefined) => {
    if (tile !== undefined) ofLane.set(lane, tile)
    return tile
  }
  /** The tile that the lane is in, or else the next that nobody has begun. */
  const ownTile = (lane: number): OpenTile | undefined => {
    const tile = ofLane.get(lane)
    if (tile !== undefined && left(tile) > 0) return tile
    while (begun < tiles.length && left(tiles[begun]!) === 0) begun++
    return begun < tiles.length ? enter(lane, tiles[begun++]) : undefined
  }
  /** The tile of another lane with the most matches left. */
  const sharedTile = (lane: number): OpenTile | undefined => {
    const [largest] = tiles.filter((tile) => left(tile) > 0).sort((x, y) => left(y) - left(x))
    return enter(lane, largest)
  }
  return {
    take(lane) {
      const retry = retries.shift()
      if (retry !== undefined) return retry
      lanes.add(lane)
      const matches: number[] = []
      const programs = new Set<number>()
      // Towards the end shards get smaller, so that all lanes end at about the same time.
      let room = Math.min((speed ?? 0) * SHARD_MS, ahead / (2 * lanes.size))
      const fits = (match: number) => matches.length === 0 || sizes[match]! <= room
      for (let tile = ownTile(lane) ?? sharedTile(lane); tile !== undefined; tile = ownTile(lane)) {
        if (!fits(tile.matches[tile.taken]!)) break
        for (const program of tile.programs) programs.add(program)
        while (left(tile) > 0 && fits(tile.matches[tile.taken]!)) {
          const match = tile.matches[tile.taken++]!
          matches.push(match)
          room -= sizes[match]!
          ahead -= sizes[match]!
        }
        if (left(tile) > 0) break
      }
      return matches.length === 0 ? null : { matches, programs: [...programs], deaths: 0 }
    },
    measure(shard, durationMs) {
      const size = shard.matches.reduce((sum, match) => sum + sizes[match]!, 0)
      // Matches differ a lot (one ends at once, the next lasts): a shard may grow to twice one that was played.
      const newest = Math.min(size / Math.max(durationMs, 1), (2 * size) / SHARD_MS)
      speed = speed === null ? newest : (speed + newest) / 2
      // Towards the end of a batch shards are small and tell little.
      fastest = Math.max(fastest, speed)
      pace.speed = fastest
    },
    retry(shard) {
      for (const match of shard.matches) {
        const programs = [...new Set(batch.matches[match]!.warriors)]
        retries.push({ matches: [match], programs, deaths: shard.deaths + 1 })
      }
    },
    ahead: () => ahead,
    takeFromEnd(eligible, room, most = Infinity) {
      const picked = new Set<number>()
      for (const tile of tiles.toReversed()) {
        const before = picked.size
        for (let at = tile.matches.length - 1; at >= tile.taken && picked.size < most; at--) {
          const match = tile.matches[at]!
          const size = sizes[match]!
          if (size > room || !eligible.has(match)) continue
          picked.add(match)
          room -= size
          ahead -= size
        }
        if (picked.size > before) tile.matches = tile.matches.filter((match) => !picked.has(match))
        if (picked.size >= most) break
      }
      return [...picked]
    },
    giveBack(matches) {
      const part = cutTiles({ ...batch, matches: matches.map((match) => batch.matches[match]!) })
      for (const tile of part)
        tiles.push({ ...tile, matches: tile.matches.map((at) => matches[at]!), taken: 0 })
      ahead += matches.reduce((sum, match) => sum + sizes[match]!, 0)
    },
  }
}
