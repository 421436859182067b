/** Holds matches against what was found elsewhere of the same: what of it another program gave, and what differs. */
import { countResults } from '../matches/index.js'
import type { Places } from '../places.js'
import type { PlayedLineUp } from './tournament.js'

/** Differences that are told in full. */
const MOST_TOLD = 10

/** What is known of a match, each fact by what it is called: `scores` is `0 82 33`. */
export type MatchFacts = Readonly<Record<string, string>>

/** Facts of matches from elsewhere, and how a match of ours is found among them and told in the same way. */
export interface KnownFacts {
  readonly facts: ReadonlyMap<string, MatchFacts>
  readonly keyOf: (match: PlayedLineUp) => string
  readonly factsOf: (match: PlayedLineUp) => MatchFacts
}

/** How the matches compared so far agree with the facts. */
export interface ComparisonReport {
  /** Matches played, by what is known of them. */
  readonly equal: number
  readonly differ: number
  readonly unknown: number
  /** Matches that are known and were not played. */
  readonly notPlayed: number
  /** The first ones in the order of the schedule. */
  readonly differences: readonly string[]
}

export interface MatchComparison {
  readonly add: (match: PlayedLineUp) => void
  readonly report: () => ComparisonReport
}

/** Compares matches, in any order, each by the facts that are known of it. */
export function compareMatches({ facts, keyOf, factsOf }: KnownFacts): MatchComparison {
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
        equal,
        differ: differences.size,
        unknown,
        notPlayed: facts.size - met.size,
        differences: told.map(([, text]) => text),
      }
    },
  }
}

/** A pair's wins of the first, wins of the second and ties, each a whole number as text. */
export interface PairFacts {
  readonly first: string
  readonly second: string
  readonly numbers: readonly [winsFirst: string, winsSecond: string, ties: string]
}

/** Matches of two by the names in load order. */
export function pairFacts(pairs: Iterable<PairFacts>): KnownFacts {
  const facts = new Map<string, MatchFacts>()
  for (const { first, second, numbers } of pairs)
    facts.set(`${first}\t${second}`, { 'wins and ties': numbers.join(' ') })
  return {
    facts,
    keyOf: ({ names }) => names.join('\t'),
    factsOf: ({ scores: [first, second] }) => {
      return { 'wins and ties': `${first!.wins} ${second!.wins} ${first!.ties}` }
    },
  }
}

/** A match by its warriors, rounds and places, with its scores, its results by survivors, or both. */
export interface LineUpFacts {
  /** Names in load order. */
  readonly warriors: readonly string[]
  readonly rounds: number
  readonly places: Places
  /** Of each warrior, pMARS's score; null where nothing is known. */
  readonly scores: readonly number[] | null
  /** Of each warrior, as countResults has them; null where nothing is known. */
  readonly results: readonly (readonly number[])[] | null
}

/** Matches by the names in load order, rounds and places. */
export function lineUpFacts(lineUps: Iterable<LineUpFacts>): KnownFacts {
  const keyOf = (names: readonly string[], rounds: number, { kind, seed }: Places) =>
    JSON.stringify([names, rounds, kind, seed])
  const facts = new Map<string, MatchFacts>()
  for (const { warriors, rounds, places, scores, results } of lineUps)
    facts.set(keyOf(warriors, rounds, places), {
      ...(scores === null ? {} : { scores: scores.join(' ') }),
      ...(results === null ? {} : { results: printResults(results) }),
    })
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
