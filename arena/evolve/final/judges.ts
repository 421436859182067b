/** Whom the candidates of a final meet, in which fights, and what these make of a candidate. */
import type { Warrior } from '../../../vm/index.js'
import { playPairs, type PairMatch } from '../../gauntlet/index.js'
import type { Arena } from '../../matches/index.js'
import type { StoredRun } from '../record/index.js'
import { distinctWarriors } from '../rules/index.js'
import { pointsOf } from '../../score.js'

/** What a warrior did in the fights of a final. */
export interface Finalist {
  readonly warrior: Warrior
  readonly name: string
  /** Mean points of a fight one against one with those who decide, 3 a win and 1 a tie. */
  readonly fitness: number
  /** Share of these matches in which it won more fights than it lost, 0 .. 1. */
  readonly beaten: number
  /** How many warriors that no selection met decided; 0 where all that the run knows did. */
  readonly judges: number
}

/** A candidate with what each judge says of it. */
export interface Judged extends Omit<Finalist, 'judges'> {
  /** Points a fight against each judge. */
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

/**
 * Lets every candidate meet every judge in full fights, as on a hill; a candidate that is a judge meets itself, so that all
 * meet as many. Who has the most points against those who decide comes first; one with a match that could not be played
 * is left out. The fights are stored and not fought again. Rejects with the signal's reason when aborted.
 */
export async function judge(
  run: StoredRun,
  candidates: readonly Warrior[],
  { warriors: opponents, deciding, seeds, rounds }: Judges,
  arena: Arena,
  onProgress?: (done: number, total: number) => void,
): Promise<Judged[]> {
  const pairs = candidates.flatMap((_, candidate) =>
    seeds.map((seed, opponent): PairMatch => ({ candidate, opponent, rounds, seed })),
  )
  const points = candidates.map(() => new Array<number>(opponents.length).fill(0))
  const beaten = candidates.map(() => 0)
  const incomplete = new Set<number>()
  const field = { candidates, opponents, settings: run.settings, stop: 'one-left' } as const
  const unplayed = await playPairs(field, pairs, arena, {
    onPair({ candidate, opponent }, { scores: [own] }) {
      points[candidate]![opponent] = pointsOf(own!)
      if (opponent < deciding && own!.wins > own!.losses) beaten[candidate]!++
    },
    onProgress({ matchesReused, matchesPlayed, matchesTotal }) {
      onProgress?.(matchesReused + matchesPlayed, matchesTotal)
    },
  })
  for (const { pair } of unplayed) incomplete.add(pair.candidate)
  return candidates
    .map((warrior, index) => {
      const sum = points[index]!.slice(0, deciding).reduce((total, own) => total + own, 0)
      return {
        ...{ warrior, name: warrior.name },
        fitness: sum / (rounds * deciding),
        beaten: beaten[index]! / deciding,
        points: points[index]!.map((own) => own / rounds),
      }
    })
    .filter((_, index) => !incomplete.has(index))
    .sort((x, y) => y.fitness - x.fitness)
}
