import { roundsOf, type Batch, type MatchOutcome, type Program, type RunOptions } from '../../vm/index.js'
import type { PlayEvent } from './protocol.js'

/** What is known of a batch, over all processes that play parts of it. Nothing is reported twice. */
export interface Ledger {
  /** Of the first matches of the batch, in order. */
  readonly outcomes: MatchOutcome[]
  /** The matches that are not done, and what takes the events of who plays them. */
  rest(): { readonly batch: Batch; readonly onEvent: (event: PlayEvent) => void }
}

export function createLedger(batch: Batch, { onMatch, onProgress, onRound }: RunOptions): Ledger {
  const outcomes: MatchOutcome[] = []
  const programs = batch.programs.map(codeOf)
  let roundsDone = 0
  let roundsPlayed = 0
  /** States of rounds of the first match that is not done. */
  let statesTold = 0

  const take = (event: PlayEvent, firstMatch: number, roundsBefore: number) => {
    if (event.kind === 'progress') {
      if (roundsBefore + event.rounds <= roundsPlayed) return
      roundsPlayed = roundsBefore + event.rounds
      onProgress?.(roundsPlayed)
    } else if (event.kind === 'round') {
      if (event.round < statesTold) return
      statesTold++
      onRound?.(firstMatch + event.match, event.round, event.state)
    } else {
      // A copy: what was received is a view of a whole message.
      const { warriorCount, data } = event.outcome
      const outcome = { warriorCount, data: data.slice() }
      const match = outcomes.push(outcome) - 1
      roundsDone += roundsOf(batch.matches[match]!)
      statesTold = 0
      onMatch?.(match, outcome)
    }
  }

  return {
    outcomes,
    rest() {
      const firstMatch = outcomes.length
      const roundsBefore = roundsDone
      return {
        batch: { ...batch, programs, matches: batch.matches.slice(firstMatch) },
        onEvent: (event) => {
          take(event, firstMatch, roundsBefore)
        },
      }
    },
  }
}

/** No names and no source; a place that is empty stays so. */
function codeOf(program: Program | undefined): Program {
  if (program === undefined) return undefined as unknown as Program
  const { instructions, start, pin } = program
  return { instructions, start, pin }
}
