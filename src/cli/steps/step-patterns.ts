/** What `drq step` is asked to rate: steps, and what else falls in each loop beside them. */
import { InvalidArgumentError } from 'commander'
import {
  parseRange,
  ratePattern,
  rateStep,
  type BombStream,
  type RatedStep,
  type StepRange,
} from '../../../arena/steps/index.js'
import { UsageError } from '../process/exit.js'

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

/** A step, or a range of them, as the user types it; without one, all up to half the core. Throws a UsageError. */
export function parseSteps(text: string | undefined, coreSize: number): StepRange {
  if (text === undefined) return { low: 1, high: Math.floor(coreSize / 2), by: 1 }
  const single = /^[+-]?\d{1,9}$/.test(text)
  const range = parseRange(single ? `${text}..${text}` : text)
  if (typeof range === 'string') throw new UsageError(`'${text}' is no step: ${range}`)
  const farthest = coreSize - 1
  if (Math.max(Math.abs(range.low), Math.abs(range.high)) > farthest)
    throw new UsageError(`'${text}' leaves a core of ${coreSize}; steps go from ${-farthest} to ${farthest}`)
  if (single && range.low === 0) throw new UsageError('a step of 0 goes nowhere')
  return range
}

/** A parser for commander's `--with STEP:OFFSET`, that collects. */
export function parseStream(text: string, before: readonly BombStream[] = []): BombStream[] {
  const match = /^([+-]?\d{1,9}):([+-]?\d{1,9})$/.exec(text)
  if (match === null) throw new InvalidArgumentError('It must be a step and an offset, as in 2365:100.')
  return [...before, { increment: Number(match[1]), offset: Number(match[2]) }]
}

/** Rates every step of the range with its extra bombs; a step of 0 in the range is left out. */
export function rateRange(
  { low, high, by }: StepRange,
  { offsets, streams }: ExtraBombs,
  coreSize: number,
): RatedStep[] {
  const wrap = (value: number) => ((value % coreSize) + coreSize) % coreSize
  const others = streams.map(({ increment, offset }) => ({
    increment: wrap(increment),
    offset: wrap(offset),
  }))
  if (others.some(({ increment }) => increment === 0)) throw new UsageError('a step of 0 goes nowhere')
  const bombs = 1 + offsets.length + others.length
  if (bombs > MOST_STREAMS) throw new UsageError(`${bombs} bombs a loop; ${MOST_STREAMS} are the most`)
  const work = bombs === 1 ? 0 : ((high - low) / by + 1) * coreSize * bombs
  if (work > MOST_WORK)
    throw new UsageError('that are too many patterns for one search', 'Narrow the range or widen its stride.')
  const rated: RatedStep[] = []
  for (let step = low; step <= high; step += by) {
    const increment = wrap(step)
    if (increment === 0) continue
    const pattern = [0, ...offsets.map(wrap)].map((offset) => ({ increment, offset }))
    const rating =
      bombs === 1 ? rateStep(increment, coreSize) : ratePattern([...pattern, ...others], coreSize)
    rated.push({ step, ...rating })
  }
  return rated
}
