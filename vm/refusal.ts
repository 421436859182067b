import { checkBatch } from './arguments.js'
import type { Batch } from './engine.js'
import { placementProblem } from './placement.js'
import { MAX_WARRIORS, settingsProblems } from './settings.js'
import { usesPSpace } from './warrior.js'

/** What no engine can run in this batch, in words; null when there is nothing. Throws a TypeError for what is no batch. */
export function batchProblem(batch: Batch): string | null {
  checkBatch(batch)
  const { settings, programs, matches } = batch
  const problem = settingsProblems(settings)[0]
  if (problem !== undefined) return problem.message
  for (const { warriors, placement } of matches) {
    if (warriors.length < 1 || warriors.length > MAX_WARRIORS)
      return `a match has ${warriors.length} warriors; 1 to ${MAX_WARRIORS} are possible`
    if (warriors.some((index) => programs[index] === undefined))
      return 'a match names a program that is not there'
    if (placement.kind === 'seed') {
      const unplaceable = placementProblem(settings, warriors.length)
      if (unplaceable !== null) return unplaceable
    }
  }
  return null
}

/** Most warriors in one core of the batch, at least 1. */
export function crowdOf({ matches }: Batch): number {
  return matches.reduce((most, { warriors }) => Math.max(most, warriors.length), 1)
}

/** Of engines that keep what is left of a round in 31 bits: why a round is too long, in words; null when none is. */
export function lengthProblem(batch: Batch): string | null {
  const crowd = crowdOf(batch)
  const { maxCycles } = batch.settings
  return crowd * maxCycles >= 2 ** 31 ? `${crowd} warriors for ${maxCycles} cycles are too many` : null
}

/** Of engines without P-space: that a warrior in a match uses it, in words; null when none does. */
export function pSpaceProblem({ programs, matches }: Batch): string | null {
  const played = new Set(matches.flatMap(({ warriors }) => warriors))
  for (const index of played) if (usesPSpace(programs[index]!)) return 'a warrior uses P-space'
  return null
}
