/** What a match came to, as numbers and as pMARS's text. */
import { countResults, scoreMatch } from '../../../arena/matches/index.js'
import {
  cyclesOf,
  drawPlacements,
  roundCount,
  stepsOf,
  warriorOutcome,
  type EngineName,
  type MarsSettings,
  type MatchOutcome,
  type StopRule,
  type WarriorOutcome,
} from '../../../vm/index.js'
import type { LoadedWarrior } from '../sources/load-warriors.js'
import { safeText, toJson } from '../../text/safe-text.js'

export interface Battle {
  readonly warriors: readonly LoadedWarrior[]
  readonly settings: MarsSettings
  /** State of the generator before round 1. */
  readonly seed: number
  readonly stop: StopRule
  readonly engine: EngineName
  readonly outcome: MatchOutcome
}

export interface BattleReport {
  readonly settings: MarsSettings
  /** State of pMARS's generator before round 1. */
  readonly placementSeed: number
  readonly stop: StopRule
  readonly engine: EngineName
  readonly warriors: readonly {
    readonly path: string
    readonly id: string
    readonly name: string
    readonly author: string
    readonly length: number
    readonly wins: number
    readonly ties: number
    readonly losses: number
    readonly score: number
    /** Rounds that ended with 1, 2, … survivors of which it was one, and last the rounds it lost. */
    readonly results: readonly number[]
  }[]
  readonly rounds: readonly {
    /** Index of the only survivor; null for a tie or when all died. */
    readonly winner: number | null
    readonly cycles: number
    readonly steps: number
    /** Index of the warrior that began. */
    readonly first: number
    readonly warriors: readonly (WarriorOutcome & { readonly position: number })[]
  }[]
}

export function describeBattle({ warriors, settings, seed, stop, engine, outcome }: Battle): BattleReport {
  const scores = scoreMatch(outcome)
  const results = countResults(outcome)
  const placements = drawPlacements(settings, warriors.length, seed, roundCount(outcome))
  return {
    settings,
    placementSeed: seed,
    stop,
    engine,
    warriors: warriors.map(({ path, warrior: { id, name, author, instructions } }, index) => ({
      path,
      id,
      name,
      author,
      length: instructions.length,
      ...scores[index]!,
      results: results[index]!,
    })),
    rounds: placements.map(({ positions, first }, round) => {
      const fates = positions.map((position, index) => ({
        position,
        ...warriorOutcome(outcome, round, index),
      }))
      const alive = [...fates.keys()].filter((index) => fates[index]!.deathCycle === 0)
      return {
        winner: alive.length === 1 ? alive[0]! : null,
        cycles: cyclesOf(outcome, round),
        steps: stepsOf(outcome, round),
        first,
        warriors: fates,
      }
    }),
  }
}

/** All numbers, for a program. */
export function printBattleJson(report: BattleReport): string {
  return `${toJson(report)}\n`
}

/** Scores and results as pMARS prints them. */
export function printScores({ warriors }: BattleReport): string {
  const isDuel = warriors.length === 2
  const lines = warriors.flatMap(({ name, author, score, results }) => [
    `${safeText(name)} by ${safeText(author)} scores ${score}`,
    ...(warriors.length > 2 ? [`  Results: ${results.join(' ')}`] : []),
  ])
  if (isDuel) lines.push(`Results: ${warriors[0]!.wins} ${warriors[1]!.wins} ${warriors[0]!.ties}`)
  return `${lines.join('\n')}\n`
}
