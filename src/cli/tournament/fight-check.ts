/** Holds the matches of a tournament against results that pMARS gave: a table of pairs, or line-ups with their scores. */
import { resolve } from 'node:path'
import type { Places } from '../../../arena/places.js'
import type { PlayedLineUp } from '../../../arena/tournament/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { readTextLines } from '../sources/golden-lines.js'
import { readLineUps, type LineUpDefaults } from './line-up-file.js'
import { countOf, safeCut, safeText } from '../../text/text.js'

/** First line of a table of pairs. */
export const PAIR_COLUMNS = ['first', 'second', 'wins_first', 'wins_second', 'ties'] as const

/** Differences that are told in full. */
const MOST_TOLD = 10

export interface FightCheck {
  readonly add: (match: PlayedLineUp) => void
  readonly report: () => CheckReport
}

export interface CheckReport {
  readonly file: string
  /** Matches played, by what the file says of them. */
  readonly equal: number
  readonly differ: number
  readonly unknown: number
  /** Matches of the file that were not played. */
  readonly notPlayed: number
  /** The first ones in the order of the schedule. */
  readonly differences: readonly string[]
}

/** What a file says of a match, by what it is called there: `scores` -> `0 82 33`. */
type Facts = Readonly<Record<string, string>>

interface Answers {
  readonly facts: ReadonlyMap<string, Facts>
  readonly keyOf: (match: PlayedLineUp) => string
  readonly factsOf: (match: PlayedLineUp) => Facts
}

/** Reads the file, `.tsv` for pairs and `.jsonl` for line-ups, both plain or gzipped. Throws a UsageError. */
export async function openCheck(
  path: string,
  defaults: LineUpDefaults,
  env: CliEnvironment,
): Promise<FightCheck> {
  const { facts, keyOf, factsOf } = /\.tsv(\.gz)?$/.test(path)
    ? await readPairs(path, env)
    : await readMelees(path, defaults, env)
  const differences = new Map<number, string>()
  const met = new Set<string>()
  let [equal, unknown] = [0, 0]
  return {
    add(match) {
      const key = keyOf(match)
      const wanted = facts.get(key)
      if (wanted === undefined) {
        unknown++
        return
      }
      met.add(key)
      const found = factsOf(match)
      const wrong = Object.keys(wanted).find((name) => wanted[name] !== found[name])
      if (wrong === undefined) equal++
      else
        differences.set(
          match.number,
          `${match.names.join(' v ')}: ${wrong} ${found[wrong]}, there ${wanted[wrong]}`,
        )
    },
    report() {
      const told = [...differences].sort(([x], [y]) => x - y).slice(0, MOST_TOLD)
      return {
        file: path,
        equal,
        differ: differences.size,
        unknown,
        notPlayed: facts.size - met.size,
        differences: told.map(([, text]) => text),
      }
    },
  }
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

async function readPairs(path: string, env: CliEnvironment): Promise<Answers> {
  const facts = new Map<string, Facts>()
  const head = PAIR_COLUMNS.join('\t')
  let isHead = true
  for await (const { number, text } of readTextLines(path, resolve(env.cwd, path))) {
    if (isHead && text !== head)
      throw new UsageError(`${path}:${number}: not the columns ${PAIR_COLUMNS.join(', ')}`)
    if (!isHead) {
      const [first, second, ...numbers] = text.split('\t')
      if (numbers.length !== 3 || !numbers.every((value) => /^\d{1,9}$/.test(value)))
        throw new UsageError(`${path}:${number}: not two names and three numbers`)
      facts.set(`${first}\t${second}`, { 'wins and ties': numbers.join(' ') })
    }
    isHead = false
  }
  if (facts.size === 0) throw new UsageError(`${path}: no pair in it`)
  return {
    facts,
    keyOf: ({ names }) => names.join('\t'),
    factsOf: ({ scores: [first, second] }) => {
      return { 'wins and ties': `${first!.wins} ${second!.wins} ${first!.ties}` }
    },
  }
}

async function readMelees(path: string, defaults: LineUpDefaults, env: CliEnvironment): Promise<Answers> {
  const { countResults } = await import('../../../arena/matches/index.js')
  const keyOf = (names: readonly string[], rounds: number, { kind, seed }: Places) =>
    JSON.stringify([names, rounds, kind, seed])
  const facts = new Map<string, Facts>()
  for (const { line, warriors, rounds, places, scores, results } of await readLineUps(path, defaults, env)) {
    if (scores === null && results === null)
      throw new UsageError(`${path}:${line}: neither scores nor results to check`)
    facts.set(keyOf(warriors, rounds, places), {
      ...(scores === null ? {} : { scores: scores.join(' ') }),
      ...(results === null ? {} : { results: printResults(results) }),
    })
  }
  return {
    facts,
    keyOf: ({ names, rounds, places }) => keyOf(names, rounds, places),
    factsOf: ({ scores, outcome }) => ({
      scores: scores.map(({ score }) => score).join(' '),
      results: printResults(countResults(outcome())),
    }),
  }
}

const printResults = (results: readonly (readonly number[])[]) =>
  results.map((numbers) => numbers.join(' ')).join(', ')
