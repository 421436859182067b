import type { Credit, Finalist, StoredRun } from '../../../arena/evolve/index.js'
import { printBred, saveSource } from '../outputs/champion-files.js'
import { printCredits } from '../outputs/credit-lines.js'
import type { SavedPlace } from '../outputs/saved-file.js'
import { safeText } from '../../text/safe-text.js'

/**
 * Writes the best warrior of a run, which `proposer` wrote and which carries the code of `credits`, into `folder` and
 * gives the path. Throws a WriteError.
 */
export function saveBestWarrior(
  { warrior, name, fitness }: Finalist,
  credits: readonly Credit[],
  run: StoredRun,
  proposer: string,
  folder: SavedPlace,
): string {
  const { id, seed, settings } = run
  const story = [
    `Best warrior of run ${id}, seed ${seed}:`,
    `${fitness.toFixed(3)} points a fight (3 a win, 1 a tie) against all that the run knows.`,
  ]
  const print = (lines: readonly string[]) =>
    printBred({ ...warrior, name }, `Digital Red Queen, ${safeText(proposer)}`, lines, settings)
  const text = print([...story, ...printCredits(credits)])
  // An older version gave no credits.
  const alike = [text, print(story)]
  return saveSource(text, `red-queen-s${seed}-best`, folder, (present) =>
    alike.some((one) => one.startsWith(present)),
  )
}
