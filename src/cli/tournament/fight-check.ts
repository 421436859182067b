/** Holds the matches of a tournament against results that pMARS gave: a table of pairs, or line-ups with their scores. */
import { resolve } from 'node:path'
import type {
  MatchComparison,
  ComparisonReport,
  KnownFacts,
  PairFacts,
} from '../../../arena/tournament/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { readTextLines } from '../sources/golden-lines.js'
import { readLineUps, type LineUpDefaults } from './line-up-file.js'
import { countOf, safeText } from '../../text/safe-text.js'
import { safeCut } from '../../text/text.js'

/** First line of a table of pairs. */
export const PAIR_COLUMNS = ['first', 'second', 'wins_first', 'wins_second', 'ties'] as const

/** The matches compared so far with what a file says of them. */
export interface FightCheck extends Pick<MatchComparison, 'add'> {
  readonly report: () => CheckReport
}

export interface CheckReport extends ComparisonReport {
  readonly file: string
}

/** Reads the file, `.tsv` for pairs and `.jsonl` for line-ups, both plain or gzipped. Throws a UsageError. */
export async function openCheck(
  path: string,
  defaults: LineUpDefaults,
  env: CliEnvironment,
): Promise<FightCheck> {
  const { compareMatches } = await import('../../../arena/tournament/index.js')
  const known = /\.tsv(\.gz)?$/.test(path)
    ? await readPairs(path, env)
    : await readMelees(path, defaults, env)
  const { add, report } = compareMatches(known)
  return { add, report: () => ({ file: path, ...report() }) }
}

/** `table.tsv.gz: 49770 matches equal, 0 differ`, and the first that differ. */
export function printCheck({ file, equal, differ, unknown, notPlayed, differences }: CheckReport): string {
  const counts = [
    `${countOf(equal, 'match', 'matches')} equal`,
    `${differ} differ`,
    ...(unknown > 0 ? [`${unknown} not in the file`] : []),
    ...(notPlayed > 0 ? [`${notPlayed} of the file not played`] : []),
  ]
  const lines = differences.map((text) => `  ${safeCut(text, 400)}\n`)
  return `${safeText(file)}: ${counts.join(', ')}\n${lines.join('')}`
}

async function readPairs(path: string, env: CliEnvironment): Promise<KnownFacts> {
  const { pairFacts } = await import('../../../arena/tournament/index.js')
  const pairs: PairFacts[] = []
  const head = PAIR_COLUMNS.join('\t')
  let isHead = true
  for await (const { number, text } of readTextLines(path, resolve(env.cwd, path))) {
    if (isHead && text !== head)
      throw new UsageError(`${path}:${number}: not the columns ${PAIR_COLUMNS.join(', ')}`)
    if (!isHead) {
      const [first = '', second = '', ...numbers] = text.split('\t')
      if (numbers.length !== 3 || !numbers.every((value) => /^\d{1,9}$/.test(value)))
        throw new UsageError(`${path}:${number}: not two names and three numbers`)
      const [winsFirst, winsSecond, ties] = numbers as [string, string, string]
      pairs.push({ first, second, numbers: [winsFirst, winsSecond, ties] })
    }
    isHead = false
  }
  if (pairs.length === 0) throw new UsageError(`${path}: no pair in it`)
  return pairFacts(pairs)
}

async function readMelees(path: string, defaults: LineUpDefaults, env: CliEnvironment): Promise<KnownFacts> {
  const { lineUpFacts } = await import('../../../arena/tournament/index.js')
  const lineUps = await readLineUps(path, defaults, env)
  for (const { line, scores, results } of lineUps)
    if (scores === null && results === null)
      throw new UsageError(`${path}:${line}: neither scores nor results to check`)
  return lineUpFacts(lineUps)
}
