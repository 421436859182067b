import { failure, judgePlacement, MAX_WARRIORS, type Judgement } from '../../vm/index.js'
import type { HillRules } from './record/index.js'

/** Whether a hill can have these rules. A full melee and its challenger share one core, which holds 64 at most. */
export function judgeHillRules({ kind, size, settings }: HillRules): Judgement<'TooMany' | 'NoRoom'> {
  const inCore = warriorsInCore({ kind, size })
  if (inCore > MAX_WARRIORS)
    return failure(
      'TooMany',
      `${size} warriors and a challenger in one core; it takes ${MAX_WARRIORS} at most`,
    )
  return judgePlacement(settings, inCore)
}

/** What WARRIORS is to sources that are assembled for the hill: the most that meet in a core. */
export function warriorsInCore({ kind, size }: Pick<HillRules, 'kind' | 'size'>): number {
  return kind === 'melee' ? size + 1 : 2
}
