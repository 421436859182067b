/** What is played over and over to measure a speed. */
import {
  fixedSeed,
  type Batch,
  type MarsSettings,
  type Program,
  type StopRule,
  type Warrior,
  usesPSpace,
} from '../../vm/index.js'
import { roundRobin } from '../tournament/index.js'

/** Series of rounds without an end; whoever is slow plays only their beginnings. */
export interface Workload {
  readonly settings: MarsSettings
  /** Each with the absolute path of its source, which other simulators read. */
  readonly warriors: readonly { readonly path: string; readonly warrior: Warrior }[]
  /** Who meets in each series: indices of the warriors in load order. */
  readonly lineUps: readonly (readonly number[])[]
  /** First cell of the second warrior in round 1, as pMARS -F takes it. */
  readonly fixed: number
  readonly stop: StopRule
  readonly coverage: boolean
}

/** The first rounds of each series. */
export function batchOf(workload: Workload, rounds: number): Batch {
  const { settings, warriors, lineUps, fixed, stop, coverage } = workload
  const placement = { kind: 'seed', seed: fixedSeed(fixed, settings), rounds } as const
  return {
    settings,
    programs: warriors.map(({ warrior }) => warrior),
    matches: lineUps.map((line) => ({ warriors: line, placement })),
    stop,
    coverage,
  }
}

/** Paths of the sources of a line-up. */
export function filesOf({ warriors }: Workload, line: readonly number[]): string[] {
  return line.map((index) => warriors[index]!.path)
}

/** At most `most` pairs of a round robin over these warriors, evenly spread over it; none with P-space, where simulators differ. */
export function pickPairs(programs: readonly Program[], most: number): (readonly [number, number])[] {
  const players = [...programs.keys()].filter((index) => !usesPSpace(programs[index]!))
  const pairs = roundRobin(players.length)
  const count = Math.min(most, pairs.length)
  return Array.from({ length: count }, (_, index) => {
    const [first, second] = pairs[Math.floor((index * pairs.length) / count)]!
    return [players[first]!, players[second]!]
  })
}
