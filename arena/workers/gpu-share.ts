/** How much of a batch the GPU takes next, and whether it is worth to begin with one. */
import type { PartlyKnown } from './speedometer.js'
import type { Speeds } from './speeds.js'

/** A share takes about this long at most, so that all stays lively and a wrong guess is soon mended. */
const SHARE_MS = 3000

/** Each share may be so many times as large as the one before it: few battles at a time say little of many. */
const GROWTH = 8

/** Taken for a machine of which nothing is known: upper bounds, and a thread that plays 500 million a second. */
const UNKNOWN = { perThread: 5e5, latencyMs: 100, startMs: 2000 } as const

/** What is expected of a batch before it begins. */
export interface Prospect {
  /** What the threads alone would take. */
  readonly aloneMs: number
  readonly latencyMs: number
  readonly startMs: number
}

/** What is expected of a batch of at most so many instructions on so many threads; guessed where nothing was measured. */
export function prospectOf(bound: number, known: Speeds | null, lanes: number): Prospect {
  if (known === null) return { ...UNKNOWN, aloneMs: bound / (UNKNOWN.perThread * lanes) }
  return { ...known, aloneMs: (bound * known.fill) / known.threads }
}

/** Threads that are done before a second run on the GPU would be do better without it. */
export const paysOff = ({ aloneMs, latencyMs }: Omit<Prospect, 'startMs'>): boolean => aloneMs > 2 * latencyMs

/** How much of a run a GPU is given at once. */
export interface Share {
  /** Upper bound of its instructions. */
  readonly room: number
  readonly most: number
}

const NONE: Share = { room: 0, most: 0 }

/**
 * The share of what is ahead (an upper bound) that lets threads and GPU end together. As long as the GPU was not
 * measured, one match, then more and more. `lastSteps` are the instructions of the GPU's last share, null before it.
 */
export function shareOf(
  ahead: number,
  { gpu, threads, latencyMs, fill }: PartlyKnown,
  lastSteps: number | null,
): Share {
  // One that is not small beside the rest would be all of a short batch.
  if (gpu === null || latencyMs === null || fill === null) return { room: ahead / 4, most: 1 }
  // Who has not ended a shard yet is slow, or has just begun: half is fair.
  const cpu = threads ?? gpu
  const steps = ahead * fill
  if (!paysOff({ aloneMs: steps / cpu, latencyMs })) return NONE
  const fair = (gpu * (steps - cpu * latencyMs)) / (gpu + cpu)
  const most = Math.min(wholeShare(gpu, latencyMs), lastSteps === null ? Infinity : GROWTH * lastSteps)
  return { room: Math.min(fair, most) / fill, most: Infinity }
}

/** For a GPU that plays alone. */
export function loneShareOf({ gpu, latencyMs, fill }: PartlyKnown): Share {
  if (gpu === null || latencyMs === null || fill === null) return { room: FIRST_ALONE, most: Infinity }
  return { room: wholeShare(gpu, latencyMs) / fill, most: Infinity }
}

/** Instructions (upper bound) of the first share where nobody else plays. */
const FIRST_ALONE = 2 ** 32

const wholeShare = (gpu: number, latencyMs: number) => gpu * Math.max(SHARE_MS, 2 * latencyMs)
