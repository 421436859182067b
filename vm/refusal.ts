import { checkBatch } from './arguments.js'
import type { Batch } from './engine.js'
import { placementProblem } from './placement.js'
import { MAX_WARRIORS, settingsProblems } from './settings.js'

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
