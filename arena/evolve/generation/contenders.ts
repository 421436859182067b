/** Who of a generation may become its champion. */
import type { Elite } from '../archive/index.js'
import type { StoredRun } from '../record/index.js'
import { givenIds } from '../rules/index.js'
import type { OpenGeneration } from './open-generation.js'

/** Elites of the generation that may become champion: all, or those that the run has bred. */
export function contenders({ run, islands }: Pick<OpenGeneration, 'run' | 'islands'>): Elite[] {
  const mayWin = eligibility(run)
  return islands.members().filter(({ warrior }) => mayWin(warrior.id))
}

/** Tells of a warrior's id whether it may become champion of a generation of the run. */
export function eligibility(run: StoredRun): (warriorId: string) => boolean {
  if (run.options.givenChampions) return () => true
  const given = givenIds(run)
  return (warriorId) => !given.has(warriorId)
}
