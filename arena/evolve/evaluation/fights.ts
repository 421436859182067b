/** Fights of trials that are not looked up: played at once, then counted. */
import type {
  MarsSettings,
  Match,
  MatchOutcome,
  RoundPlacement,
  StopRule,
  Warrior,
} from '../../../vm/index.js'
import type { Arena } from '../../matches/index.js'
import { FightError, totalSteps, type UnplayedMatch } from '../../workers/index.js'
import type { RunningTrial } from './trial.js'

/** A match of a trial, its rounds given one by one. */
export interface Fight {
  /** In load order: the candidate first. */
  readonly warriors: readonly Warrior[]
  readonly placements: readonly RoundPlacement[]
  readonly trial: RunningTrial
}

/** What came of fights. */
export interface PlayedFights {
  /** In the order of the fights; undefined where one could not be played. */
  readonly outcomes: readonly (MatchOutcome | undefined)[]
  readonly unplayed: readonly UnplayedMatch[]
}

/** Fights all of them, and touches nothing else. */
export async function fightAll(
  fights: readonly Fight[],
  settings: MarsSettings,
  { stop, coverage }: { readonly stop: StopRule; readonly coverage: boolean },
  arena: Arena,
): Promise<PlayedFights> {
  const outcomes: MatchOutcome[] = []
  if (fights.length === 0) return { outcomes, unplayed: [] }
  const programs = [...new Set(fights.flatMap(({ warriors }) => warriors))]
  const places = new Map(programs.map((program, index) => [program, index]))
  const matches = fights.map(({ warriors, placements }): Match => {
    return {
      warriors: warriors.map((warrior) => places.get(warrior)!),
      placement: { kind: 'explicit', rounds: placements },
    }
  })
  const options = {
    onMatch: (match: number, outcome: MatchOutcome) => {
      outcomes[match] = outcome
    },
    ...(arena.signal === undefined ? {} : { signal: arena.signal }),
  }
  try {
    await arena.fights.run({ settings, programs, matches, stop, coverage }, options)
    return { outcomes, unplayed: [] }
  } catch (error) {
    if (!(error instanceof FightError)) throw error
    return { outcomes, unplayed: error.unplayed }
  }
}

/** Counts in the trials what was fought; `keep` gets the outcomes in the order of the fights. */
export function settleFights(
  fights: readonly Fight[],
  { outcomes, unplayed }: PlayedFights,
  keep: (index: number, outcome: MatchOutcome) => void,
): void {
  for (const { match, reason } of unplayed) fights[match]!.trial.problem = reason
  for (const [index, { trial }] of fights.entries()) {
    const outcome = outcomes[index]
    if (outcome === undefined) continue
    trial.steps += totalSteps(outcome)
    keep(index, outcome)
  }
}
