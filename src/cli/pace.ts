/** How far a run of many matches is, and how fast. */

export interface Pace {
  readonly matchesTotal: number
  /** Matches that were in the store already. */
  readonly matchesReused: number
  /** Matches played in this run. */
  readonly matchesPlayed: number
  /** Since this run began. */
  readonly elapsedMs: number
}

export const matchesDone = ({ matchesReused, matchesPlayed }: Pace): number => matchesReused + matchesPlayed

/** `120/435 matches  45.2/s  ETA 0:07`; speed and time left follow from the matches of this run. */
export function printPace(pace: Pace): string {
  const { matchesTotal, matchesPlayed, elapsedMs } = pace
  const done = matchesDone(pace)
  const parts = [`${done}/${matchesTotal} matches`]
  if (matchesPlayed > 0 && elapsedMs > 0) {
    const perSecond = (1000 * matchesPlayed) / elapsedMs
    parts.push(`${perSecond < 100 ? perSecond.toFixed(1) : Math.round(perSecond)}/s`)
    if (done < matchesTotal) parts.push(`ETA ${printDuration((1000 * (matchesTotal - done)) / perSecond)}`)
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
