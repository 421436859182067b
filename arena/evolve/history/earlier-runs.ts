import type { Store } from '../../store/index.js'
import type { StoredRun } from '../record/index.js'

/** A run and those that it carries over from, directly or by way of each other, the latest first. */
export function withEarlierRuns({ evolution }: Pick<Store, 'evolution'>, run: StoredRun): StoredRun[] {
  const runs: StoredRun[] = []
  for (let next: StoredRun | null = run; next !== null;) {
    runs.push(next)
    const { carryFrom }: StoredRun['options'] = next.options
    // An earlier run has a smaller number: no circle is possible.
    next = carryFrom === null || carryFrom >= next.id ? null : evolution.findRun(carryFrom)
  }
  return runs
}
