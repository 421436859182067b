import { MAX_WARRIORS, placementProblem } from '../../vm/index.js'
import type { HillRules } from '../store/index.js'

/** Why no hill can have these rules, in words; null when one can. A full melee and its challenger share one core. */
export function hillProblem({ kind, size, settings }: HillRules): string | null {
  const inCore = kind === 'melee' ? size + 1 : 2
  if (inCore > MAX_WARRIORS)
    return `${size} warriors and a challenger in one core; it takes ${MAX_WARRIORS} at most`
  return placementProblem(settings, inCore)
}

/** What WARRIORS is to sources that are assembled for the hill: the most that meet in a core. */
export function warriorsInCore({ kind, size }: Pick<HillRules, 'kind' | 'size'>): number {
  return kind === 'melee' ? size + 1 : 2
}
