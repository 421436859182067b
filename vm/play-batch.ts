/** The loop around any machine: matches, rounds, outcomes, cancellation and reports. */
import {
  rowLength,
  roundsOf,
  type Batch,
  type MatchOutcome,
  type RoundPlacement,
  type RoundState,
  type RunOptions,
} from './engine.js'
import { placementsOf } from './placement.js'

/** A machine on which one match is played, round by round. */
export interface MatchMachine {
  /** Begins a round. */
  load(placement: RoundPlacement): void
  /** Plays a part of the round, at most some milliseconds; true when it has ended. */
  play(): boolean
  /** Ends the round: tells survivors in P-space, and writes a row of the outcome (see MatchOutcome) at `at`. */
  finish(row: Uint32Array, at: number): void
  /** The machine at the end of a round, after {@link finish}. */
  state(): RoundState
}

/** Time between two looks at the signal, at least. */
const BREATH_MS = 20

/**
 * Plays a batch that its engine does not refuse. `machineFor` makes the match at the index ready on a machine, which
 * is used until the next call. Rejects with the signal's reason when aborted.
 */
export async function playBatch(
  batch: Batch,
  options: RunOptions,
  machineFor: (index: number) => MatchMachine,
): Promise<MatchOutcome[]> {
  const { signal, onRound, onProgress, onMatch } = options
  const breathe = createBreather(signal)
  const outcomes: MatchOutcome[] = []
  let roundsPlayed = 0
  for (const [index, match] of batch.matches.entries()) {
    const machine = machineFor(index)
    const placements = placementsOf(batch.settings, match)
    const length = rowLength(match.warriors.length)
    const data = new Uint32Array(placements.length * length)
    for (const [round, placement] of placements.entries()) {
      machine.load(placement)
      while (!machine.play()) await breathe()
      machine.finish(data, round * length)
      onRound?.(index, round, machine.state())
      onProgress?.(++roundsPlayed)
      await breathe()
    }
    const outcome = { warriorCount: match.warriors.length, data }
    outcomes.push(outcome)
    onMatch?.(index, outcome)
  }
  return outcomes
}

/** Outcomes of all matches of a batch with rows of zeros, for engines that end rounds in any order. */
export function emptyOutcomes({ matches }: Batch): MatchOutcome[] {
  return matches.map((match) => {
    const warriorCount = match.warriors.length
    return { warriorCount, data: new Uint32Array(roundsOf(match) * rowLength(warriorCount)) }
  })
}

/** When other work last got in: one clock for all batches of the thread, as many short ones starve it as one long one does. */
let lastBreath = performance.now()

/** What lets other work in when it is time to, and throws the signal's reason when it was aborted. */
export function createBreather(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  signal?.throwIfAborted()
  return () => {
    if (performance.now() - lastBreath < BREATH_MS) return undefined
    return new Promise((resolve) => setImmediate(resolve)).then(() => {
      signal?.throwIfAborted()
      lastBreath = performance.now()
    })
  }
}
