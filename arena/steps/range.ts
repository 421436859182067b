import { failure, success, type Result } from '../../vm/index.js'

/** Whole numbers low, low + by, … up to high. */
export interface StepRange {
  readonly low: number
  readonly high: number
  /** >= 1. */
  readonly by: number
}

const RANGE = /^([+-]?\d{1,9})\s*\.\.\s*([+-]?\d{1,9})(?:(?:\s*:\s*|\s+by\s+)(\d{1,9}))?$/i

/** Parses `2..7998`, `2..7998:4` or `2..7998 by 4`; a failure says what is wrong with other texts. */
export function parseRange(text: string): Result<StepRange, 'BadRange'> {
  const match = RANGE.exec(text.trim())
  if (match === null) return failure('BadRange', 'a range is written as 2..7998 or 2..7998:4')
  const [low, high, by] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)]
  if (low > high) return failure('BadRange', `the range begins at ${low} and ends before, at ${high}`)
  if (by < 1) return failure('BadRange', 'a range goes on by at least 1')
  return success({ low, high, by })
}

/** How many numbers the range has. */
export const rangeSize = ({ low, high, by }: StepRange): number => Math.floor((high - low) / by) + 1
