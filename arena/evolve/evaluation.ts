import {
  roundCount,
  warriorOutcome,
  type MarsSettings,
  type MatchOutcome,
  type Warrior,
} from '../../vm/index.js'
import { cellOf, type Cell } from './descriptors.js'
import { fitnessOf } from './fitness.js'
import { playOnce, type Arena } from './stored-matches.js'

/** What an evaluation says of the first warrior of its match: means over the simulations. */
export interface Evaluation extends Cell {
  readonly matchId: number
  /** 0 .. warriors in the core; 1 is a tie of all. */
  readonly fitness: number
  readonly spawned: number
  readonly covered: number
}

/** What all candidates of a round meet: the same opponents from the same places. */
export interface Challenge {
  readonly settings: MarsSettings
  readonly opponents: readonly Warrior[]
  readonly simulations: number
  /** State of pMARS's generator before the first simulation, 1 .. 2^31-2. */
  readonly placementSeed: number
}

/**
 * Evaluates each candidate as warrior 0 of one core with all opponents, until none is left; the reason in place of an
 * evaluation where the match could not be played.
 */
export async function evaluate(
  candidates: readonly Warrior[],
  { settings, opponents, simulations, placementSeed }: Challenge,
  arena: Arena,
): Promise<(Evaluation | string)[]> {
  const lineUps = candidates.map((candidate) => [candidate, ...opponents])
  const rules = { settings, rounds: simulations, seed: placementSeed, stop: 'none-left' } as const
  const played = await playOnce(lineUps, rules, arena)
  return played.map((match) =>
    typeof match === 'string' ? match : { matchId: match.matchId, ...judge(match.outcome, settings) },
  )
}

function judge(outcome: MatchOutcome, { maxCycles, coreSize }: MarsSettings): Omit<Evaluation, 'matchId'> {
  const rounds = roundCount(outcome)
  let [fitness, spawned, covered] = [0, 0, 0]
  for (let round = 0; round < rounds; round++) {
    const all = Array.from({ length: outcome.warriorCount }, (_, i) => warriorOutcome(outcome, round, i))
    const deaths = all.map(({ deathCycle }) => deathCycle)
    fitness += fitnessOf(deaths, 0, maxCycles)
    spawned += all[0]!.spawned
    covered += all[0]!.covered
  }
  const means = { fitness: fitness / rounds, spawned: spawned / rounds, covered: covered / rounds }
  return { ...means, ...cellOf(means.spawned, means.covered, coreSize) }
}
