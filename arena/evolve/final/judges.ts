/** Whom the candidates of a final meet, in which fights, and what these make of a candidate. */
import type { Warrior } from '../../../vm/index.js'
import { playPairs, type PairMatch } from '../../gauntlet/index.js'
import type { Arena } from '../../matches/index.js'
import type { StoredRun } from '../record/index.js'
import { distinctWarriors } from '../rules/index.js'
import { POINTS, pointsOf } from '../../score.js'

/** What a warrior did in the fights of a final. */
export interface Finalist {
  readonly warrior: Warrior
  readonly name: string
  /** Mean points of a fight one against one with those who decide, 3 a win and 1 a tie. */
  readonly fitness: number
  /** Share of these matches in which it won more fights than it lost, 0 .. 1. */
  readonly beaten: number
}

/** A candidate with what each judge says of it. */
export interface Judged extends Finalist {
  /** Points a fight against each judge in fights of the first length, then of the next one. */
  readonly points: readonly number[]
}

export interface Judges {
  readonly warriors: readonly Warrior[]
  /** How many of the first of them decide: the others are met to compare. */
  readonly deciding: number
  /** State of pMARS's generator before the match against each of them, the same for all candidates. */
  readonly seeds: readonly number[]
  /** Rounds of each match. */
  readonly rounds: number
}

/** All different warriors that the champions of a run meet: its opponents and its benchmark. */
export const knownTo = ({ warriors: { opponent, benchmark } }: StoredRun): Warrior[] =>
  distinctWarriors([...opponent, ...benchmark])

/** Cycles of the final's fights: as in selection, and full ones. */
export function lengthsOf({ options, settings: { maxCycles } }: StoredRun): number[] {
  return [...new Set([options.horizon ?? maxCycles, maxCycles])]
}

/**
 * Lets every candidate meet every judge in fights of all lengths; a candidate that is a judge meets itself, so that all
 * meet as many. The best by those who decide comes first; one with a match that could not be played is left out. The
 * fights are stored and not fought again. Rejects with the signal's reason when aborted.
 */
export async function judge(
  run: StoredRun,
  candidates: readonly Warrior[],
  { warriors: opponents, deciding, seeds, rounds }: Judges,
  arena: Arena,
  onProgress?: (done: number, total: number) => void,
): Promise<Judged[]> {
  const lengths = lengthsOf(run)
  const pairs = candidates.flatMap((_, candidate) =>
    seeds.map((seed, opponent): PairMatch => ({ candidate, opponent, rounds, seed })),
  )
  const points = candidates.map(() => new Array<number>(lengths.length * opponents.length).fill(0))
  const beaten = candidates.map(() => 0)
  const incomplete = new Set<number>()
  for (const [length, maxCycles] of lengths.entries()) {
    const settings = { ...run.settings, maxCycles }
    const field = { candidates, opponents, settings, stop: 'one-left' } as const
    const unplayed = await playPairs(field, pairs, arena, {
      onPair({ candidate, opponent }, { scores: [own] }) {
        points[candidate]![length * opponents.length + opponent] = pointsOf(own!)
        if (opponent < deciding && own!.wins > own!.losses) beaten[candidate]!++
      },
      onProgress({ matchesReused, matchesPlayed, matchesTotal }) {
        onProgress?.(length * matchesTotal + matchesReused + matchesPlayed, lengths.length * matchesTotal)
      },
    })
    for (const { pair } of unplayed) incomplete.add(pair.candidate)
  }
  return candidates
    .map((warrior, index) => {
      const met = deciding * lengths.length
      const sum = points[index]!.reduce(
        (total, own, at) => (at % opponents.length < deciding ? total + own : total),
        0,
      )
      return {
        ...{ warrior, name: warrior.name },
        fitness: sum / (rounds * met),
        beaten: beaten[index]! / met,
        points: points[index]!.map((own) => own / rounds),
      }
    })
    .filter((_, index) => !incomplete.has(index))
    .sort((x, y) => worthOf(y) - worthOf(x))
}

const worthOf = ({ fitness, beaten }: Finalist): number => fitness / POINTS.win + beaten
