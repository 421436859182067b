import type { Finalist, StoredRun } from '../../../arena/evolve/index.js'
import { printBred, saveSource } from '../outputs/champion-files.js'
import type { SavedPlace } from '../outputs/saved-file.js'
import { safeText } from '../../text/safe-text.js'

/** Writes the best warrior of a run, which `proposer` wrote, into `folder` and gives the path. Throws a WriteError. */
export function saveBestWarrior(
  { warrior, name, fitness }: Finalist,
  run: StoredRun,
  proposer: string,
  folder: SavedPlace,
): string {
  const { id, seed, settings } = run
  const story = [
    `Best warrior of run ${id}, seed ${seed}:`,
    `${fitness.toFixed(3)} points a fight (3 a win, 1 a tie) against all that the run knows.`,
  ]
  return saveSource(
    printBred({ ...warrior, name }, `Digital Red Queen, ${safeText(proposer)}`, story, settings),
    `red-queen-s${seed}-best`,
    folder,
  )
}
