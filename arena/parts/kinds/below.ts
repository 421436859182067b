import type { Domain } from '../part/index.js'

/**
 * Where a DJN begins to decrement cells downwards: so many cells below that a bomb of the clear, whose B-field leads over
 * the body's code, makes it begin anew just below the code, and not in it.
 */
export const BELOW = { kind: 'near', least: 1, most: 12 } as const satisfies Domain
