import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Champion } from '../../arena/evolve/index.js'
import type { DuelResult } from '../../arena/store/index.js'
import type { MarsSettings, Warrior } from '../../vm/index.js'
import { safeLines, safeText } from './text.js'

export interface ChampionOrigin {
  readonly runId: number
  readonly seed: number
  /** Who wrote it, such as `genetic proposer`. */
  readonly proposer: string
  readonly settings: MarsSettings
  /** How it came about, in lines, for files that say more. */
  readonly history?: readonly string[]
}

/**
 * Writes a champion into `folder`, made when there is none, and gives the path. A file that is there already stays as
 * it is: the same champion keeps its file, another one gets a name with a number; one that broke off, because the
 * process was killed as it wrote, is finished. Throws what the file system says.
 */
export function saveChampion(champion: Champion, origin: ChampionOrigin, folder: string): string {
  return saveSource(printChampion(champion, origin), `red-queen-s${origin.seed}-r${champion.round}`, folder)
}

/** Writes `base`.red, or `base`-2.red and so on where another text has the name; see {@link saveChampion}. */
export function saveSource(text: string, base: string, folder: string): string {
  mkdirSync(folder, { recursive: true })
  for (let copy = 1; ; copy++) {
    const path = join(folder, copy === 1 ? `${base}.red` : `${base}-${copy}.red`)
    try {
      writeFileSync(path, text, { flag: 'wx' })
      return path
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const present = readFileSync(path, 'utf8')
      if (!text.startsWith(present)) continue
      if (present !== text) writeFileSync(path, text)
      return path
    }
  }
}

/** A source that assembles to the champion's code, under its name; that of an initial opponent as it was given. */
export function printChampion(
  champion: Champion,
  { runId, seed, proposer, settings, history = [] }: ChampionOrigin,
): string {
  const { warrior, name, round, fitness, maxFitness, results, origin } = champion
  if (origin === 'opponent') return safeSource(warrior)
  const story = [
    `Champion of round ${round} of run ${runId}, seed ${seed}.`,
    results === null
      ? `Fitness ${fitness.toFixed(3)} of ${maxFitness} among ${maxFitness} warriors in one core.`
      : `Fitness ${fitness.toFixed(3)} of ${maxFitness}. ${describeResults(results)}`,
    ...history,
  ]
  return printBred({ ...warrior, name }, `Digital Red Queen, ${safeText(proposer)}`, story, settings)
}

/** A bred warrior's source under its name and with its story. */
export function printBred(
  warrior: Warrior,
  author: string,
  story: readonly string[],
  { coreSize }: MarsSettings,
): string {
  const body = safeSource(warrior)
    .split('\n')
    .filter((line) => !/^\s*;\s*(redcode|name|author|assert)\b/i.test(line))
  return [
    ';redcode',
    `;name ${safeText(warrior.name)}`,
    `;author ${author}`,
    ...story.map((line) => `;strategy ${safeText(line)}`),
    `;assert CORESIZE == ${coreSize} && MAXLENGTH >= ${warrior.instructions.length}`,
    ...body,
  ].join('\n')
}

/** The source with nothing in it that a terminal obeys. */
export function safeSource({ source }: Pick<Warrior, 'source'>): string {
  return safeLines(source.replace(/\r\n?/g, '\n').replace(/\t/g, ' '))
}

function describeResults(results: readonly DuelResult[]): string {
  const [won, tied, lost] = [0, 1, 2].map((kind) => results.reduce((sum, counts) => sum + counts[kind]!, 0))
  return `One against one it won ${won} fights, tied ${tied} and lost ${lost}.`
}
