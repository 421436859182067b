import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Champion, Credit, StoredRun } from '../../../arena/evolve/index.js'
import type { MarsSettings, Warrior } from '../../../vm/index.js'
import { makeFolder, saveFile, saveNewFile, type SavedPlace } from './saved-file.js'
import { printCredits } from './credit-lines.js'
import { safeLines, safeText } from '../../text/safe-text.js'

/** Where a champion comes from, as its file says it. */
export interface ChampionOrigin {
  readonly runId: number
  readonly seed: number
  /** Who wrote it, such as `genetic proposer`. */
  readonly proposer: string
  readonly settings: MarsSettings
  /** By what the opponents of its run count in its fitness. */
  readonly weighting: StoredRun['options']['weighting']
  /** How it came about, in lines, for files that say more. */
  readonly history?: readonly string[]
  /** The given warriors whose code it carries. */
  readonly credits: readonly Credit[]
}

/**
 * Writes a champion into `folder`, made when there is none, and gives the path; `shown` is what the user calls the
 * folder. A file that is there already stays as it is: the same champion keeps its file, another one gets a name with a
 * number; one that broke off, as an earlier drq left it when it was killed, is finished. Throws a WriteError.
 */
export function saveChampion(
  champion: Champion,
  origin: ChampionOrigin,
  folder: string,
  shown = folder,
): string {
  const name = `red-queen-s${origin.seed}-r${champion.generation}`
  const print = (credits: readonly Credit[]) => printChampion(champion, { ...origin, credits })
  return saveCredited(print, origin.credits, name, { path: folder, shown })
}

/** Saves a bred warrior's text with credits as `base`.red; a file of an older version, which gave none, is completed. */
export function saveCredited(
  print: (credits: readonly Credit[]) => string,
  credits: readonly Credit[],
  base: string,
  folder: SavedPlace,
): string {
  const text = print(credits)
  const alike = [text, print([])]
  return saveSource(text, base, folder, (present) =>
    alike.some((one) => one.startsWith(inTodaysWord(present))),
  )
}

/**
 * Writes `base`.red, or `base`-2.red and so on where another text has the name; see {@link saveChampion}. `mayReplace`
 * says of what has the name that it was written by drq and the new text is as good.
 */
export function saveSource(
  text: string,
  base: string,
  folder: SavedPlace,
  mayReplace = (present: string) => text.startsWith(present),
): string {
  makeFolder(folder)
  for (let copy = 1; ; copy++) {
    const name = copy === 1 ? `${base}.red` : `${base}-${copy}.red`
    const place = { path: join(folder.path, name), shown: join(folder.shown, name) }
    if (!existsSync(place.path) && saveNewFile(place, text)) return place.path
    const present = readPresent(place.path)
    if (present === text) return place.path
    if (present === null || !mayReplace(present)) continue
    saveFile(place, text)
    return place.path
  }
}

/** A champion's text of an older version, which called a generation a round, as it is written now. */
function inTodaysWord(text: string): string {
  return text.replace(/^;strategy Champion of round /m, ';strategy Champion of generation ')
}

/** The text of a file; null for what is none, or cannot be read. */
function readPresent(path: string): string | null {
  try {
    return statSync(path).isFile() ? readFileSync(path, 'utf8') : null
  } catch {
    return null
  }
}

/** A source that assembles to the champion's code, under its name; that of an initial opponent as it was given. */
function printChampion(
  champion: Champion,
  { runId, seed, proposer, settings, weighting, history = [], credits }: ChampionOrigin,
): string {
  const { warrior, name, generation, origin } = champion
  if (origin === 'opponent') return safeSource(warrior)
  const story = [
    `Champion of generation ${generation} of run ${runId}, seed ${seed}.`,
    describeFitness(champion, weighting),
    ...history,
    ...printCredits(credits),
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

/** The source with nothing in it that a terminal obeys; blanks that do are plain ones. */
export function safeSource({ source }: Pick<Warrior, 'source'>): string {
  return safeLines(source.replace(/\r\n?/g, '\n').replace(/[\t\v\f]/g, ' '))
}

/** `Fitness 1.570 of 3, the mean of 4 evaluations. In what is kept of them, one against one, it won 5 fights, tied 2 and lost 9.` */
function describeFitness(
  { fitness, maxFitness, results, evaluations }: Champion,
  weighting: ChampionOrigin['weighting'],
): string {
  const reached = `Fitness ${fitness.toFixed(3)} of ${maxFitness}`
  if (results === null) return `${reached} among ${maxFitness} warriors in one core.`
  const parts = [
    reached,
    ...(evaluations > 1 ? [`the mean of ${evaluations} evaluations`] : []),
    ...(weighting === 'even' ? [] : [`in which opponents count differently (--weighting ${weighting})`]),
  ]
  const [won, tied, lost] = [0, 1, 2].map((kind) => results.reduce((sum, counts) => sum + counts[kind]!, 0))
  const where = evaluations > 1 ? 'In what is kept of them, one against one,' : 'One against one'
  return `${parts.join(', ')}. ${where} it won ${won} fights, tied ${tied} and lost ${lost}.`
}
