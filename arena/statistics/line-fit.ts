import { studentQuantile } from './student.js'

/** A least-squares line through points. */
export interface LineFit {
  readonly points: number
  readonly intercept: number
  readonly slope: number
  /** 95 % interval of the slope by Student's t; null of two points. */
  readonly slopeInterval: Interval | null
  /** Share of the values' variance that the line explains, 0 .. 1; null of two points, and where they do not vary. */
  readonly r2: number | null
}

/** From `low` to `high`, both included. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** A value and where it was measured. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** The line y = intercept + slope x with the least squared error in y; null where the points do not have two different x. */
export function fitLine(points: readonly Point[]): LineFit | null {
  const count = points.length
  const mean = (of: (point: Point) => number) => sumOf(points, of) / count
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)]
  const squaresX = sumOf(points, ({ x }) => (x - meanX) ** 2)
  if (count < 2 || squaresX === 0) return null
  const slope = sumOf(points, ({ x, y }) => (x - meanX) * (y - meanY)) / squaresX
  const intercept = meanY - slope * meanX
  const squaresY = sumOf(points, ({ y }) => (y - meanY) ** 2)
  const residual = sumOf(points, ({ x, y }) => (y - intercept - slope * x) ** 2)
  const reach =
    count < 3 ? null : studentQuantile(0.975, count - 2) * Math.sqrt(residual / (count - 2) / squaresX)
  return {
    points: count,
    intercept,
    slope,
    slopeInterval: reach === null ? null : { low: slope - reach, high: slope + reach },
    r2: count < 3 || squaresY === 0 ? null : 1 - residual / squaresY,
  }
}

/** The curve y = intercept + slope ln x, x > 0, with the least squared error in y; null without two different x. */
export function fitLog(points: readonly Point[]): LineFit | null {
  return fitLine(points.map(({ x, y }) => ({ x: Math.log(x), y })))
}

function sumOf(points: readonly Point[], of: (point: Point) => number): number {
  return points.reduce((sum, point) => sum + of(point), 0)
}
