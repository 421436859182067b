import type { Random } from '../random.js'
import type { ChosenPart, Composition } from './composition.js'
import type { Genes } from './part/index.js'

/** How often a new part begins with constants of another warrior, where one has that part. */
const INHERITED = 0.75

/**
 * A composition whose new parts begin with constants that have proved themselves elsewhere: three times of four those of
 * a warrior that has the same part. New is a part that none of `parents` has; `lend` gives constants of a part in the
 * same room by its name, or null where nobody has it.
 */
export function inheritConstants(
  { opening, bodies, blanks }: Composition,
  parents: readonly Composition[],
  lend: (part: string) => Genes | null,
  random: Random,
): Composition {
  const known = new Set(parents.flatMap((parent) => partsOf(parent).map(({ part }) => part)))
  const inherit = <P extends ChosenPart>(chosen: P): P => {
    if (known.has(chosen.part) || !random.chance(INHERITED)) return chosen
    const genes = lend(chosen.part)
    return genes === null ? chosen : { ...chosen, genes }
  }
  return { opening: opening === null ? null : inherit(opening), bodies: bodies.map(inherit), blanks }
}

/** The opening, if there is one, and the bodies. */
export function partsOf({ opening, bodies }: Composition): readonly ChosenPart[] {
  return opening === null ? bodies : [opening, ...bodies]
}
