import { ratePattern, type BombStream } from './pattern.js'
import type { StepRange } from './range.js'
import type { RatedStep } from './ranking.js'
import { rateStep } from './rating.js'

/** Bombs of one loop at most. */
const MOST_STREAMS = 16

/** Cells times candidates of a search over patterns at most: about half a minute. */
const MOST_WORK = 3e9

/** The bombs besides the first of each loop. */
export interface ExtraBombs {
  /** Bombs with the step that is rated. */
  readonly offsets: readonly number[]
  /** Bombs with a step of their own. */
  readonly streams: readonly BombStream[]
}

/** The steps of a range with their ratings, or why they are not rated. */
export type RangeRating =
  | { readonly ok: true; readonly steps: readonly RatedStep[] }
  | {
      readonly ok: false
      readonly code: 'no-step' | 'too-many-bombs' | 'too-many-patterns'
      readonly message: string
      readonly hint?: string
    }

/** Rates every step of the range with its extra bombs; a step of 0 in the range is left out. */
export function rateRange(
  { low, high, by }: StepRange,
  { offsets, streams }: ExtraBombs,
  coreSize: number,
): RangeRating {
  const wrap = (value: number) => ((value % coreSize) + coreSize) % coreSize
  const others = streams.map(({ increment, offset }) => ({
    increment: wrap(increment),
    offset: wrap(offset),
  }))
  if (others.some(({ increment }) => increment === 0))
    return { ok: false, code: 'no-step', message: 'a step of 0 goes nowhere' }
  const bombs = 1 + offsets.length + others.length
  if (bombs > MOST_STREAMS) {
    const message = `${bombs} bombs a loop; ${MOST_STREAMS} are the most`
    return { ok: false, code: 'too-many-bombs', message }
  }
  const work = bombs === 1 ? 0 : ((high - low) / by + 1) * coreSize * bombs
  if (work > MOST_WORK) {
    const hint = 'Narrow the range or widen its stride.'
    return { ok: false, code: 'too-many-patterns', message: 'too many patterns for one search', hint }
  }
  const steps: RatedStep[] = []
  for (let step = low; step <= high; step += by) {
    const increment = wrap(step)
    if (increment === 0) continue
    const pattern = [0, ...offsets.map(wrap)].map((offset) => ({ increment, offset }))
    const rating =
      bombs === 1 ? rateStep(increment, coreSize) : ratePattern([...pattern, ...others], coreSize)
    steps.push({ step, ...rating })
  }
  return { ok: true, steps }
}
