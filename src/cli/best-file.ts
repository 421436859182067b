import type { Finalist } from '../../arena/evolve/index.js'
import type { StoredRun } from '../../arena/store/index.js'
import { saveSource } from './champion-files.js'
import { safeLines, safeText } from './text.js'

/** Writes the best warrior of a run into `folder` and gives the path. Throws what the file system says. */
export function saveBest({ warrior, name, fitness }: Finalist, run: StoredRun, folder: string): string {
  const { id, seed, settings } = run
  const body = safeLines(warrior.source.replace(/\r\n?/g, '\n').replace(/\t/g, ' '))
    .split('\n')
    .filter((line) => !/^\s*;\s*(redcode|name|author|assert)\b/i.test(line))
  const text = [
    ';redcode',
    `;name ${safeText(name)}`,
    ';author Digital Red Queen',
    `;strategy Best warrior of run ${id}, seed ${seed}:`,
    `;strategy ${fitness.toFixed(3)} points a fight (3 a win, 1 a tie) against all that the run knows.`,
    `;assert CORESIZE == ${settings.coreSize} && MAXLENGTH >= ${warrior.instructions.length}`,
    ...body,
  ].join('\n')
  return saveSource(text, `red-queen-s${seed}-best`, folder)
}
