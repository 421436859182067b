import { roundsOf, type Batch } from '../../vm/index.js'
import { sumRounds, type Board } from './board.js'
import type { FightProgress } from './fights.js'

/** Counts the rounds and matches of a run for those who watch it. */
export interface ProgressCounter {
  /** A match is done; its rounds are no longer on the board. */
  add(match: number): void
  /** Calls `onProgress` if something changed since the last call. */
  report(): void
}

export function createProgressCounter(
  { matches }: Batch,
  board: Board,
  onProgress: ((progress: FightProgress) => void) | undefined,
): ProgressCounter {
  const roundsTotal = matches.reduce((sum, match) => sum + roundsOf(match), 0)
  let matchesDone = 0
  let roundsOfDone = 0
  let reported: FightProgress = { matchesDone, matchesTotal: matches.length, roundsDone: 0, roundsTotal }
  return {
    add(match) {
      matchesDone++
      roundsOfDone += roundsOf(matches[match]!)
    },
    report() {
      // Rounds played by a worker that died are played again; the number waits for them.
      const roundsDone = Math.max(reported.roundsDone, roundsOfDone + sumRounds(board))
      if (matchesDone === reported.matchesDone && roundsDone === reported.roundsDone) return
      reported = { ...reported, matchesDone, roundsDone }
      onProgress?.(reported)
    },
  }
}
