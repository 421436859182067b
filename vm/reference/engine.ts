import {
  rowLength,
  type Batch,
  type Engine,
  type Match,
  type MatchOutcome,
  type RunOptions,
} from '../engine.js'
import { placementsOf } from '../placement.js'
import { batchProblem } from '../refusal.js'
import { Mars } from './mars.js'

/** Instructions between two looks at the signal: about 20 ms. */
const SLICE_STEPS = 400_000

/** The interpreter written to be read, as an engine: any settings, the yardstick of all others. */
export function createReferenceEngine(): Engine {
  return { name: 'reference', refusal: batchProblem, run }
}

async function run(batch: Batch, options: RunOptions = {}): Promise<MatchOutcome[]> {
  const refused = batchProblem(batch)
  if (refused !== null) throw new RangeError(refused)
  const breather = createBreather(options.signal)
  const outcomes: MatchOutcome[] = []
  for (const [index, match] of batch.matches.entries()) {
    const outcome = await runMatch(batch, match, index, options, breather)
    outcomes.push(outcome)
    options.onMatch?.(index, outcome)
  }
  return outcomes
}

async function runMatch(
  batch: Batch,
  match: Match,
  index: number,
  options: RunOptions,
  breather: Breather,
): Promise<MatchOutcome> {
  const programs = match.warriors.map((warrior) => batch.programs[warrior]!)
  const mars = new Mars(batch.settings, programs, batch.stop)
  const placements = placementsOf(batch.settings, match)
  const length = rowLength(programs.length)
  const data = new Uint32Array(placements.length * length)
  for (const [round, placement] of placements.entries()) {
    mars.load(placement)
    for (;;) {
      const ended = mars.run(breather.left)
      if (ended) break
      await breather.breathe()
    }
    breather.left = Math.max(1, breather.left - mars.steps)
    mars.finish(data, round * length)
    options.onRound?.(index, round, mars.state())
  }
  return { warriorCount: programs.length, data }
}

interface Breather {
  /** Instructions until the next breath, >= 1. */
  left: number
  /** Lets other work in; throws the signal's reason when it was aborted. */
  breathe(): Promise<void>
}

function createBreather(signal: AbortSignal | undefined): Breather {
  signal?.throwIfAborted()
  const breather: Breather = {
    left: SLICE_STEPS,
    async breathe() {
      await new Promise((resolve) => setImmediate(resolve))
      signal?.throwIfAborted()
      breather.left = SLICE_STEPS
    },
  }
  return breather
}
