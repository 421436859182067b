import type { Batch } from '../../vm/index.js'

/** What decides how fast a batch is played here, as text: settings, numbers of warriors, rules, and the threads. */
export function workKindOf({ settings, matches, stop, coverage = true }: Batch, threads: number): string {
  const rules = Object.entries(settings).sort(([x], [y]) => (x < y ? -1 : 1))
  const sizes = [...new Set(matches.map(({ warriors }) => warriors.length))].sort((x, y) => x - y)
  return JSON.stringify([Object.fromEntries(rules), sizes, stop, coverage, threads])
}
