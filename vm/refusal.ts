/** What engines refuse to run, so that none ever answers wrong: parts of {@link Engine.judge}. */
import { checkBatch } from './arguments.js'
import type { Batch } from './engine.js'
import { judgePlacement } from './placement.js'
import { allowed, failure, type Judgement } from './result.js'
import { MAX_WARRIORS, settingsProblems } from './settings.js'
import { usesPSpace } from './warrior.js'

/** Whether any engine at all can run this batch. Throws a TypeError for what is no batch. */
export function judgeBatch(batch: Batch): Judgement<'BadSettings' | 'BadMatch' | 'NoRoom'> {
  checkBatch(batch)
  const { settings, programs, matches } = batch
  const problem = settingsProblems(settings)[0]
  if (problem !== undefined) return failure('BadSettings', problem.message)
  for (const { warriors, placement } of matches) {
    if (warriors.length < 1 || warriors.length > MAX_WARRIORS)
      return failure('BadMatch', `a match has ${warriors.length} warriors; 1 to ${MAX_WARRIORS} are possible`)
    if (warriors.some((index) => programs[index] === undefined))
      return failure('BadMatch', 'a match names a program that is not there')
    if (placement.kind === 'seed') {
      const placed = judgePlacement(settings, warriors.length)
      if (!placed.ok) return placed
    }
  }
  return allowed
}

/** Most warriors in one core of the batch, at least 1. */
export function crowdOf({ matches }: Batch): number {
  return matches.reduce((most, { warriors }) => Math.max(most, warriors.length), 1)
}

/** Whether rounds are short enough for engines that keep what is left of one in 31 bits. */
export function judgeLength(batch: Batch): Judgement<'TooLong'> {
  const crowd = crowdOf(batch)
  const { maxCycles } = batch.settings
  return crowd * maxCycles >= 2 ** 31
    ? failure('TooLong', `${crowd} warriors for ${maxCycles} cycles are too many`)
    : allowed
}

/** Whether an engine without P-space can run this batch: no warrior in a match uses it. */
export function judgePSpace({ programs, matches }: Batch): Judgement<'PSpace'> {
  const played = new Set(matches.flatMap(({ warriors }) => warriors))
  for (const index of played)
    if (usesPSpace(programs[index]!)) return failure('PSpace', 'a warrior uses P-space')
  return allowed
}
