/**
 * The rules by which the warriors of a generation are judged, in one value: fights follow it, and proposers are told
 * it.
 */
import { usesPSpace, type MarsSettings } from '../../../vm/index.js'
import type { StoredGeneration, StoredRun } from '../record/index.js'
import { lengthLimitOf, opponentsOf, type Champion } from './champions.js'
import type { FitnessName } from '../options/index.js'
import { drawPlacementSeed } from '../../random.js'

export interface Rules {
  readonly fitness: FitnessName
  /** Of the run: its maxCycles are those of a full fight. */
  readonly settings: MarsSettings
  /** Most instructions of a proposal, 1 .. settings.maxLength: it may grow in the course of a run. */
  readonly maxLength: number
  /** Cycles of a fight in one core, and of one against one with whom is not met in full fights. */
  readonly horizon: number
  /** Cycles of the fights one against one with a part of the opponents, and how large it is, 0 .. 1. */
  readonly full: { readonly maxCycles: number; readonly share: number }
  /** Fights in one core, and against each opponent one against one. */
  readonly simulations: number
  /** Whether candidates that fall behind are given up after a part of their fights. */
  readonly halving: boolean
  /** Fittest of the generation that fight anew for the title; below 2 none do. */
  readonly finalists: number
  /** Whether some opponents count more than others in the fitness. */
  readonly isWeighted: boolean
  /** Whether the title is decided by fights with warriors that no selection meets. */
  readonly hasJudges: boolean
  /** Whether proposals may use P-space. */
  readonly pSpace: boolean
  readonly opponents: OpponentCounts
}

/** Whom the generation meets. */
export interface OpponentCounts {
  /** Opponents that the run began with. */
  readonly given: number
  /** Champions of earlier generations. */
  readonly champions: number
  /** Of all of them, those that are met one against one in full fights. */
  readonly full: number
  /** Of all of them, those that use P-space. */
  readonly learners: number
}

/** The rules of a generation; `champions` are those of the generations before. */
export function rulesOf(
  run: StoredRun,
  champions: readonly Champion[],
  { placementSeed, panel }: Pick<StoredGeneration, 'placementSeed' | 'panel'>,
): Rules {
  const { options, settings } = run
  const { fitness, simulations, halving, finalists, pSpace } = options
  const horizon = options.horizon ?? settings.maxCycles
  const isOneLength = fitness === 'core' || horizon === settings.maxCycles
  const full = { maxCycles: settings.maxCycles, share: isOneLength ? 0 : options.fullShare }
  const opponents = opponentsOf(run, champions, panel)
  const given = panel?.length ?? run.warriors.opponent.length
  return {
    ...{ fitness, settings, horizon, full, simulations, halving, finalists },
    isWeighted: panel?.some(({ weight }) => weight !== 1) ?? false,
    hasJudges: fitness === 'duel' && options.judges > 0,
    maxLength: lengthLimitOf(run, champions),
    pSpace: pSpace && settings.standard !== '88',
    opponents: {
      given,
      champions: opponents.length - given,
      full: opponents.filter((_, index) => isMetInFull(index, placementSeed, full.share)).length,
      learners: opponents.filter(usesPSpace).length,
    },
  }
}

/** How the fights one against one with an opponent begin and end: in the same way for all warriors of a generation. */
export interface DuelTerms {
  readonly maxCycles: number
  /** State of pMARS's generator before the first of them, 1 .. 2^31-2. */
  readonly placementSeed: number
}

/** Terms of the fights with the opponent at `index`; `placementSeed` is that of the generation. */
export function duelTermsOf(
  { horizon, full }: Pick<Rules, 'horizon' | 'full'>,
  placementSeed: number,
  index: number,
): DuelTerms {
  return {
    maxCycles: isMetInFull(index, placementSeed, full.share) ? full.maxCycles : horizon,
    placementSeed: drawPlacementSeed(placementSeed, index + 1),
  }
}

/** Whether an opponent is one of the share, evenly spread, and in each generation others. */
function isMetInFull(index: number, placementSeed: number, share: number): boolean {
  const at = index + placementSeed
  return Math.floor((at + 1) * share) > Math.floor(at * share)
}
