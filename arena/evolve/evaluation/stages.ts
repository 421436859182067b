/** Successive halving: all candidates fight a few rounds, and only those that may be among the best fight more. */
import { usesPSpace, type Warrior } from '../../../vm/index.js'
import type { Challenge } from './challenge.js'

/** Rounds of the simulations that are fought between two looks at the candidates. */
export interface HalvingStage {
  /** From 0. */
  readonly index: number
  /** The first round of the stage, from 0. */
  readonly from: number
  /** The round before which the stage ends. */
  readonly to: number
  /** Whether it ends with the last round. */
  readonly isLast: boolean
}

/** Rounds after which a stage of successive halving ends: an eighth of all, then twice as many each time. */
export function stagesOf(simulations: number, halving: boolean): number[] {
  if (!halving) return [simulations]
  const stages: number[] = []
  for (let rounds = Math.ceil(simulations / 8); rounds < simulations; rounds *= 2) stages.push(rounds)
  return [...stages, simulations]
}

/** The rounds of a stage against one opponent. */
export type StageRounds = Pick<HalvingStage, 'from' | 'to'>

/**
 * The rounds of a stage against each opponent one against one: as many as the stage has, or where some opponents are
 * telling the same number of fights in all, with the telling ones first. So with a quarter of them telling and 8
 * simulations the first eighth of the fights are 4 rounds with these, the next eighth their other 4.
 */
export function duelRounds(
  stage: HalvingStage,
  { telling, opponents, simulations }: Pick<Challenge, 'telling' | 'opponents' | 'simulations'>,
): StageRounds[] {
  const count = telling?.filter((isTelling) => isTelling).length ?? 0
  const others = opponents.length - count
  if (telling === undefined || count === 0 || others === 0) return opponents.map(() => stage)
  const early = (end: number) => Math.min(simulations, Math.floor((end * opponents.length) / count))
  const late = (end: number) =>
    end === simulations ? end : Math.floor((end * opponents.length - count * early(end)) / others)
  return telling.map((isTelling) => {
    const ends = isTelling ? early : late
    return { from: ends(stage.from), to: ends(stage.to) }
  })
}

/** The stages of an evaluation: one where a match in one core is stored and P-space lasts from round to round. */
export function planStages(
  { stages, simulations, fitness, opponents }: Challenge,
  candidates: readonly Warrior[],
): HalvingStage[] {
  const isStored = fitness !== 'duel'
  const isOne = isStored && [...candidates, ...opponents].some(usesPSpace)
  const ends = isOne ? [simulations] : stages
  return ends.map((to, index) => {
    return { index, from: ends[index - 1] ?? 0, to, isLast: to === simulations }
  })
}
