/** The GPU's part in a run: it takes large shares from one end of a batch while the threads come from the other. */
import { roundsOf, type Batch, type MatchOutcome } from '../../vm/index.js'
import { untilAborted } from '../until-aborted.js'
import { eligibleFor } from './eligible.js'
import { loneShareOf, paysOff, prospectOf, shareOf, type Share } from './gpu-share.js'
import { adapterKeyOf, type GpuSeat, type SeatedEngine } from './gpu-seat.js'
import { subBatch } from './shard-task.js'
import { matchSize, type ShardCutter } from './shard.js'
import type { SpeedBook } from './speed-book.js'
import { createSpeedometer, type Speedometer } from './speedometer.js'
import { totalSteps } from './total-steps.js'
import { workKindOf } from './work-kind.js'

/** A pool's GPU, and what the pool has learnt of it. */
export interface PoolGpu {
  readonly seat: GpuSeat
  readonly book: SpeedBook
  /** Whether it plays all that it does not refuse, and the threads only the rest. */
  readonly isAlone: boolean
  /** Whether it takes a share of every batch, however small. */
  readonly everyBatch: boolean
  /** Kinds of work that it has played, and has compiled for. */
  readonly warm: Set<string>
  /** What the threads took for batches that would have been worth it, had it been open. */
  missedMs: number
  /** What it took to start; null before it has. */
  startMs: number | null
}

export interface GpuLaneOptions {
  readonly gpu: PoolGpu
  readonly batch: Batch
  readonly cutter: ShardCutter
  /** Threads beside it. */
  readonly lanes: number
  /** Aborted when the run is cancelled, and when nobody waits any longer. */
  readonly stop: AbortSignal
  readonly end: AbortSignal
  /** Called once for each match; must not throw. */
  readonly keep: (match: number, outcome: MatchOutcome) => void
  /** Rounds of matches that were not kept yet. */
  readonly setRounds: (rounds: number) => void
}

export interface GpuLane {
  readonly meter: Speedometer
  /** Begins, or lets a GPU be opened meanwhile. Rejects when it shall play alone and cannot be had. */
  begin(): Promise<void>
  /** Resolves when it plays no longer, and has given back what it could not; null when it does not play. */
  busy(): Promise<void> | null
  /** The threads have nothing left to do. */
  finish(): Promise<void>
}

export function createGpuLane(options: GpuLaneOptions): GpuLane {
  const { gpu, batch, cutter, lanes, stop, end, keep, setRounds } = options
  const { seat, book } = gpu
  const kind = workKindOf(batch, lanes)
  let adapter = adapterOf(seat.engine())
  const known = () => book.find(kind, adapter)
  const meter = createSpeedometer(known, lanes)
  let driving: Promise<void> | null = null
  let isOver = false

  /** Plays a share and gives its instructions; null when it failed, and what was not played has been given back. */
  const playShare = async (engine: SeatedEngine, matches: readonly number[]): Promise<number | null> => {
    const left = new Set(matches)
    let [steps, bound, rounds, roundsKept] = [0, 0, 0, 0]
    const take = (at: number, outcome: MatchOutcome) => {
      const index = matches[at]!
      // It may come once when it is played, and once more at the end.
      if (!left.delete(index)) return
      const match = batch.matches[index]!
      steps += totalSteps(outcome)
      bound += matchSize(batch, match)
      roundsKept += roundsOf(match)
      setRounds(Math.max(0, rounds - roundsKept))
      keep(index, outcome)
    }
    const onProgress = (played: number) => {
      rounds = played
      setRounds(Math.max(0, rounds - roundsKept))
    }
    let start = 0
    const played = seat.turn(() => {
      start = performance.now()
      return engine.run(subBatch(batch, matches), { signal: stop, onMatch: take, onProgress })
    })
    try {
      for (const [at, outcome] of (await untilAborted(played, end)).entries()) take(at, outcome)
      const durationMs = performance.now() - start
      gpu.startMs ??= seat.openMs() + (known() === null ? durationMs : 0)
      // The first share of a kind is slow: shaders are compiled for it.
      if (gpu.warm.has(kind)) meter.countShare(steps, bound, durationMs)
      gpu.warm.add(kind)
      return steps
    } catch (error) {
      if (end.aborted) seat.leave('it did not stop when it was told to')
      if (stop.aborted) return null
      cutter.giveBack([...left])
      seat.leave((error as Error).message)
      return null
    } finally {
      setRounds(0)
    }
  }

  const drive = async (engine: SeatedEngine) => {
    adapter = adapterOf(engine)
    const eligible = eligibleFor(engine, batch)
    /** Matches that nobody but the card takes, where it plays alone. */
    const reserved = gpu.isAlone ? cutter.takeFromEnd(eligible, Infinity) : []
    const next = (lastSteps: number | null): readonly number[] => {
      if (gpu.isAlone) return cut(batch, reserved, loneShareOf(meter.speeds()))
      const { room, most } = shareOf(cutter.ahead(), meter.speeds(), lastSteps)
      const matches = cutter.takeFromEnd(eligible, room, most)
      return matches.length === 0 && lastSteps === null && gpu.everyBatch
        ? cutter.takeFromEnd(eligible, Infinity, 1)
        : matches
    }
    for (let steps: number | null = null; ;) {
      const matches = next(steps)
      if (matches.length === 0) return
      steps = await playShare(engine, matches)
      if (stop.aborted) return
      if (steps === null || seat.engine() !== engine) {
        cutter.giveBack(reserved)
        return
      }
    }
  }
  const start = (engine: SeatedEngine | null) => {
    if (engine === null || isOver || stop.aborted) return
    driving = drive(engine)
      .catch((error: unknown) => {
        seat.leave((error as Error).message)
      })
      .finally(() => {
        driving = null
      })
  }

  return {
    meter,
    async begin() {
      if (gpu.isAlone) {
        const engine = await untilAborted(seat.open(), stop)
        const problem = seat.problem()
        if (problem !== null) throw problem
        start(engine)
        return
      }
      const prospect = prospectOf(cutter.ahead(), known(), lanes)
      if (!gpu.everyBatch && !paysOff(prospect)) return
      if (seat.engine() === null && seat.isUntried() && !gpu.everyBatch) {
        gpu.missedMs += prospect.aloneMs
        if (gpu.missedMs < prospect.startMs) return
      }
      if (seat.engine() === null) void seat.open().then(start)
      else start(seat.engine())
    },
    busy: () => driving,
    async finish() {
      isOver = true
      await driving
      const { gpu: speed, threads, latencyMs, fill } = meter.speeds()
      if (adapter === null || !meter.hasMeasured()) return
      if (speed === null || threads === null || latencyMs === null || fill === null) return
      const isNew = known() === null
      book.keep(kind, adapter, { gpu: speed, threads, latencyMs, fill, startMs: gpu.startMs ?? 0 })
      if (isNew) book.save()
    },
  }
}

const adapterOf = (engine: SeatedEngine | null) => (engine === null ? null : adapterKeyOf(engine))

/** Takes the next share out of `matches`: at least one. */
function cut(batch: Batch, matches: number[], { room }: Share): number[] {
  let count = 0
  for (let size = 0; count < matches.length; count++) {
    size += matchSize(batch, batch.matches[matches[count]!]!)
    if (size > room && count > 0) break
  }
  return matches.splice(0, count)
}
