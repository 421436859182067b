/** How far a run of many matches is, and how fast. */

export interface Pace {
  readonly matchesTotal: number
  /** Matches that were in the store already. */
  readonly matchesReused: number
  /** Matches played in this run. */
  readonly matchesPlayed: number
  /** Matches played in this run, and those being played, each by its share of rounds played. */
  readonly workPlayed: number
  /** Since this run began. */
  readonly elapsedMs: number
}

/** Share of all matches that is done, 0 .. 1. */
export function shareDone({ matchesTotal, matchesReused, workPlayed }: Pace): number {
  return matchesTotal === 0 ? 1 : (matchesReused + workPlayed) / matchesTotal
}

/** `120/435 matches  45.2/s  ETA 0:07`; speed and time left follow from the work of this run. */
export function printPace(pace: Pace): string {
  const { matchesTotal, matchesReused, matchesPlayed, workPlayed, elapsedMs } = pace
  const left = matchesTotal - matchesReused - workPlayed
  const parts = [`${matchesReused + matchesPlayed}/${matchesTotal} matches`]
  if (workPlayed > 0 && elapsedMs > 0) {
    const perSecond = (1000 * workPlayed) / elapsedMs
    parts.push(`${perSecond < 100 ? perSecond.toFixed(1) : Math.round(perSecond)}/s`)
    if (left > 0) parts.push(`ETA ${printDuration((1000 * left) / perSecond)}`)
  }
  return parts.join('  ')
}

/** `0:07`, `12:30`, `3:00:59`; rounded up to whole seconds. */
export function printDuration(durationMs: number): string {
  const seconds = Math.ceil(durationMs / 1000)
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
