import type { Credit, Finalist, StoredRun } from '../../../arena/evolve/index.js'
import { printBred, saveCredited } from '../outputs/champion-files.js'
import { printCredits } from '../outputs/credit-lines.js'
import type { SavedPlace } from '../outputs/saved-file.js'
import { countOf, safeText } from '../../text/safe-text.js'

/**
 * Writes the best warrior of a run, which `proposer` wrote and which carries the code of `credits`, into `folder` and
 * gives the path. Throws a WriteError.
 */
export function saveBestWarrior(
  { warrior, name, fitness, judges }: Finalist,
  credits: readonly Credit[],
  run: StoredRun,
  proposer: string,
  folder: SavedPlace,
): string {
  const { id, seed, settings } = run
  const deciding =
    judges === 0 ? 'all that the run knows' : `${countOf(judges, 'judge')} that no selection met`
  const story = [
    `Best warrior of run ${id}, seed ${seed}:`,
    `${fitness.toFixed(3)} points a fight (3 a win, 1 a tie) against ${deciding}.`,
  ]
  const author = `Digital Red Queen, ${safeText(proposer)}`
  const print = (credited: readonly Credit[]) =>
    printBred({ ...warrior, name }, author, [...story, ...printCredits(credited)], settings)
  return saveCredited(print, credits, `red-queen-s${seed}-best`, folder)
}
