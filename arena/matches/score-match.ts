import { roundCount, warriorOutcome, wrongArgument, type MatchOutcome } from '../../vm/index.js'
import { type WarriorScore, roundScore } from '../score.js'

/**
 * The numbers pMARS prints as "Results:", for each warrior in load order: rounds that ended with 1, 2, … warriorCount
 * survivors of which it was one, and last the rounds it lost.
 */
export function countResults(outcome: MatchOutcome): number[][] {
  const { warriorCount } = outcome
  const results = Array.from({ length: warriorCount }, () => new Array<number>(warriorCount + 1).fill(0))
  for (let round = 0; round < roundCount(outcome); round++) {
    const alive = results.map((_, index) => warriorOutcome(outcome, round, index).deathCycle === 0)
    const survivors = alive.filter(Boolean).length
    for (const [index, survived] of alive.entries())
      results[index]![survived ? survivors - 1 : warriorCount]! += 1
  }
  return results
}

/**
 * What each warrior achieved in a match, in load order: rounds won (survived alone), tied (survived with others) and
 * lost, and pMARS's score, (W*W-1)/S a round for each of S survivors among W warriors. Between two that is the
 * hills' 3 a win and 1 a tie. Throws a TypeError for what no engine gave.
 */
export function scoreMatch(outcome: MatchOutcome): WarriorScore[] {
  if (!((outcome as MatchOutcome | undefined)?.data instanceof Uint32Array))
    throw wrongArgument('scoreMatch(outcome)', 'outcome must be one of those that run(…) gives', outcome)
  const { warriorCount } = outcome
  return countResults(outcome).map((counts) => {
    const survived = counts.slice(0, warriorCount)
    return {
      wins: counts[0]!,
      ties: survived.slice(1).reduce((sum, count) => sum + count, 0),
      losses: counts[warriorCount]!,
      score: survived.reduce((sum, count, index) => sum + count * roundScore(warriorCount, index + 1), 0),
    }
  })
}
