/**
 * Where the warriors of many matches stand. Twenty places that a warrior shares between all its opponents move a quick
 * scanner by 15 points of score, so each line-up gets places of its own unless pMARS's are asked for.
 */
import { createHash } from 'node:crypto'

/** How the places of matches follow from one number. */
export interface Places {
  /**
   * `drawn`: each line-up stands where nobody else does, told by the seed and the ids of its warriors in load order, so
   * that nothing else changes it. `shared`: every match begins with the same state of the generator, as pMARS's -F has it.
   */
  readonly kind: 'drawn' | 'shared'
  /** Drawn: any seed, 0 .. 2^53-1. Shared: state of pMARS's generator before round 1, 0 .. 2^31-2. */
  readonly seed: number
}

/**
 * State of pMARS's generator before round 1 of a match, 0 .. 2^31-2; never 0, where it stands still, when drawn. `batch`
 * (from 0) tells matches of the same line-up apart. RangeError for a second batch of shared places, which has none.
 */
export function placementSeedOf({ kind, seed }: Places, warriorIds: readonly string[], batch = 0): number {
  if (kind === 'drawn') return drawState([seed, batch, ...warriorIds].join(' '))
  if (batch === 0) return seed
  throw new RangeError(`shared places have one match for a line-up; batch is ${batch}`)
}

/** A state of the generator, 1 .. 2^31-2, that follows from a text. */
function drawState(text: string): number {
  return 1 + (createHash('sha256').update(text).digest().readUIntBE(0, 6) % (2 ** 31 - 2))
}
