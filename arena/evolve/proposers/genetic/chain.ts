import type { Random } from '../../../random.js'
import type { OperatorWeights } from './weights.js'

/** Most operators of one child, and how often another one follows. */
const MOST_OPERATORS = 4
const ANOTHER = 0.4

/**
 * One operator, and with probability 0.4 each another one, up to 4. `apply` gives what an operator makes, or null where
 * it does not apply; those that did are told beside what came of them.
 */
export function applyOperators<T, Named extends { readonly name: string }>(
  start: T,
  weights: Pick<OperatorWeights<Named>, 'pick'>,
  random: Random,
  apply: (operator: Named, value: T) => T | null,
): { readonly value: T; readonly used: readonly Named[] } {
  let value = start
  const used: Named[] = []
  do {
    const operator = weights.pick(random)
    const changed = apply(operator, value)
    if (changed === null) continue
    value = changed
    used.push(operator)
  } while (used.length < MOST_OPERATORS && random.chance(ANOTHER))
  return { value, used }
}
