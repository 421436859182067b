import { pickPairs, type Workload } from '../../arena/speed/index.js'
import { PRESETS } from '../../vm/index.js'
import { zoo } from './warrior.js'

/** Pairs of the zoo on a tiny core. */
export function tinyWorkload(change: Partial<Workload> = {}): Workload {
  return {
    settings: PRESETS.tiny,
    warriors: zoo.map((warrior) => ({ path: `/zoo/${warrior.name}.red`, warrior })),
    lineUps: pickPairs(zoo, 4),
    fixed: 400,
    stop: 'one-left',
    coverage: false,
    ...change,
  }
}
