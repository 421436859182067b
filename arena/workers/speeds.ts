/** How fast threads and GPU play work of one kind. Instructions are those really executed; times are milliseconds. */
export interface Speeds {
  /** Instructions a millisecond of the GPU, without {@link latencyMs}. */
  readonly gpu: number
  /** Instructions a millisecond of all threads together. */
  readonly threads: number
  /** What a run on the GPU takes at least. */
  readonly latencyMs: number
  /** From asking for a GPU to its first answer. */
  readonly startMs: number
  /** Share of the upper bound of the instructions that was executed. */
  readonly fill: number
}

/** What is believable, so that a strange measure does no harm for long. */
const RANGES: Readonly<Record<keyof Speeds, readonly [number, number]>> = {
  gpu: [1, 1e9],
  threads: [1, 1e9],
  latencyMs: [0, 60_000],
  startMs: [0, 120_000],
  fill: [1e-6, 1],
}
/** Speeds, one by one. */
const mapSpeeds = (of: (name: keyof Speeds) => number): Speeds => ({
  gpu: of('gpu'),
  threads: of('threads'),
  latencyMs: of('latencyMs'),
  startMs: of('startMs'),
  fill: of('fill'),
})

/** Speeds within their ranges out of anything; null when they are not there. */
export function readSpeeds(value: unknown): Speeds | null {
  const { gpu, threads, latencyMs, startMs, fill } = (value ?? {}) as Partial<Record<keyof Speeds, unknown>>
  const numbers = { gpu, threads, latencyMs, startMs, fill }
  const isFine = (name: keyof Speeds) => {
    const number = numbers[name]
    return typeof number === 'number' && number === within(name, number)
  }
  const speeds = mapSpeeds((name) => (isFine(name) ? Number(numbers[name]) : NaN))
  return Object.values(speeds).some(Number.isNaN) ? null : speeds
}

const within = (name: keyof Speeds, number: number): number => {
  const [low, high] = RANGES[name]
  return Math.min(high, Math.max(low, number))
}

/** A measure may move what was known before by this factor at most. */
const MOST_CHANGE = 4

/** Half of what was known and half of what was measured, within all bounds. */
export function blendSpeeds(before: Speeds | null, measured: Speeds): Speeds {
  return mapSpeeds((name) => {
    const newest = within(name, measured[name])
    if (before === null || before[name] === 0) return newest
    const old = before[name]
    return Math.min(old * MOST_CHANGE, Math.max(old / MOST_CHANGE, (newest + old) / 2))
  })
}
