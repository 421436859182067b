import type { Speeds } from './speeds.js'

/** Speeds as far as they are known. */
export type PartlyKnown = { readonly [Name in keyof Omit<Speeds, 'startMs'>]: number | null }

/** Measures a run as it goes. */
export interface Speedometer {
  /** A shard was played by one of the threads: its instructions, their upper bound, and its time. */
  countShard(steps: number, bound: number, durationMs: number): void
  /** A share was played by the GPU. */
  countShare(steps: number, bound: number, durationMs: number): void
  speeds(): PartlyKnown
  /** Whether the GPU was measured. */
  hasMeasured(): boolean
}

/** A latency explains this part of a share's time at most: small shares would look infinitely fast. */
const MOST_LATENCY = 7 / 8

/** What a share counts when the next has come. */
const DECAY = 1 / 2

/** `known` gives what was known before of the kind of work. */
export function createSpeedometer(known: () => Speeds | null, lanes: number): Speedometer {
  const threads = { steps: 0, ms: 0 }
  const gpu = { steps: 0, ms: 0 }
  const all = { steps: 0, bound: 0 }
  let leastMs: number | null = null
  const latencyMs = () => leastMs ?? known()?.latencyMs ?? null
  const ratio = (count: number, per: number, otherwise: number | undefined) =>
    count > 0 ? count / Math.max(per, 0.001) : (otherwise ?? null)
  const countWork = (steps: number, bound: number) => {
    all.steps += steps
    all.bound += bound
  }
  return {
    countShard(steps, bound, durationMs) {
      countWork(steps, bound)
      threads.steps += steps
      threads.ms += durationMs
    },
    countShare(steps, bound, durationMs) {
      countWork(steps, bound)
      leastMs = Math.min(latencyMs() ?? durationMs, durationMs)
      const own = Math.max(durationMs - leastMs, (1 - MOST_LATENCY) * durationMs)
      gpu.steps = DECAY * gpu.steps + steps
      gpu.ms = DECAY * gpu.ms + own
    },
    speeds: () => ({
      gpu: ratio(gpu.steps, gpu.ms, known()?.gpu),
      threads: ratio(lanes * threads.steps, threads.ms, known()?.threads),
      latencyMs: latencyMs(),
      fill: ratio(all.steps, all.bound, known()?.fill),
    }),
    hasMeasured: () => gpu.steps > 0,
  }
}
