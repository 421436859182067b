import { Mars, type MarsSettings } from '../../vm/index.js'
import type { Composition } from './composition.js'
import type { Layout } from './layout.js'
import type { PartTable } from './part-table.js'

/** Cycles after which a warrior that lives alone is worth a fight. */
const CYCLES = 2000

/**
 * Whether a typed warrior is gone soon without an enemy: it bombs itself, or a part was started wrong. Nothing is said of
 * one whose body ends on purpose.
 */
export function diesAlone(
  { bodies }: Composition,
  { instructions, start }: Layout,
  settings: MarsSettings,
  table: PartTable,
): boolean {
  if (bodies.some(({ part }) => table.body(part).ends === true)) return false
  const mars = new Mars(settings, [{ instructions, start, pin: null }], 'one-left')
  mars.load({ positions: [0], first: 0 })
  mars.run(Math.min(CYCLES, settings.maxCycles))
  return mars.alive === 0
}
