/** What `drq step` is asked to rate: steps, and what else falls in each loop beside them. */
import { InvalidArgumentError } from 'commander'
import {
  parseRange,
  rateRange,
  type BombStream,
  type ExtraBombs,
  type RatedStep,
  type StepRange,
} from '../../../arena/steps/index.js'
import { UsageError } from '../process/exit.js'

/** A step, or a range of them, as the user types it; without one, all up to half the core. Throws a UsageError. */
export function parseSteps(text: string | undefined, coreSize: number): StepRange {
  if (text === undefined) return { low: 1, high: Math.floor(coreSize / 2), by: 1 }
  const single = /^[+-]?\d{1,9}$/.test(text)
  const parsed = parseRange(single ? `${text}..${text}` : text)
  if (!parsed.ok) throw new UsageError(`'${text}' is no step: ${parsed.message}`)
  const range = parsed.value
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

/** Rates every step of the range with its extra bombs. Throws a UsageError for what is too much. */
export function rateSteps(range: StepRange, extra: ExtraBombs, coreSize: number): readonly RatedStep[] {
  const rated = rateRange(range, extra, coreSize)
  if (!rated.ok) throw new UsageError(rated.message, ...(rated.hint === undefined ? [] : [rated.hint]))
  return rated.steps
}
