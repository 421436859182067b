import type { Batch, Engine, RunOptions } from '../engine.js'
import { playBatch } from '../play-batch.js'
import { judgeBatch } from '../refusal.js'
import { Mars } from './mars.js'

/** Instructions played at once, some milliseconds. */
const SLICE_STEPS = 100_000

/** The interpreter written to be read, as an engine: any settings, the yardstick of all others. */
export function createReferenceEngine(): Engine {
  return { name: 'reference', judge: judgeBatch, run }
}

async function run(batch: Batch, options: RunOptions = {}) {
  const judged = judgeBatch(batch)
  if (!judged.ok) throw new RangeError(judged.message)
  const { settings, stop, coverage = true } = batch
  return playBatch(batch, options, (index) => {
    const programs = batch.matches[index]!.warriors.map((warrior) => batch.programs[warrior]!)
    const mars = new Mars(settings, programs, stop)
    return {
      load: (placement) => {
        mars.load(placement)
      },
      play: () => mars.run(SLICE_STEPS),
      finish: (row, at) => {
        mars.finish(row, at, coverage)
      },
      state: () => mars.state(),
    }
  })
}
