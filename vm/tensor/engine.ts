/**
 * The machine as tensor operations: many battles in lockstep, one instruction of each a step, on any backend of
 * TensorFlow.js. It shows the machine in another way, and was not built to be fast.
 *
 * Measured on the plain CPU backend (npm run bench -- --only tensor-operations): a step is about 150 operations of 4 to
 * 15 us, so one battle takes 0.5 ms an instruction, and 1,024 battles 13 us each; the interpreter takes 0.2 us. A gather
 * costs 0.18 us a number, other operations 0.03 us, hence modes are told apart by arithmetic. The size of the core costs
 * nothing, because a scatter writes into its tensor there (see Vectors.put). Other backends copy the tensor, several
 * times a step: they have not been measured.
 */
import {
  roundsOf,
  type Batch,
  type Engine,
  type MatchOutcome,
  type RefusalCode,
  type RunOptions,
} from '../engine.js'
import { createBreather, emptyOutcomes } from '../play-batch.js'
import { crowdOf, judgeBatch, judgeLength, judgePSpace } from '../refusal.js'
import { allowed, failure, judgeInOrder, type Judgement } from '../result.js'
import { loadTensorFlow, type TensorFlow } from './backend.js'
import { bytesOf, fits, MOST_BYTES, partsOf } from './part.js'
import { playPart } from './play-part.js'

/** The MARS in TensorFlow.js, on the best backend that loads. */
export async function createTensorEngine(): Promise<Engine> {
  const { tf } = await loadTensorFlow()
  return { name: 'tensor', judge, run: (batch, options = {}) => run(tf, batch, options) }
}

function judge(batch: Batch): Judgement<RefusalCode> {
  return judgeInOrder<RefusalCode>(
    () => judgeBatch(batch),
    () => judgePSpace(batch),
    () => judgeLength(batch),
    () => judgeMemory(batch),
  )
}

function judgeMemory(batch: Batch): Judgement<'TooLarge'> {
  const crowd = crowdOf(batch)
  if (fits(batch, crowd, 1)) return allowed
  const needed = Math.ceil(bytesOf(batch, crowd) / 2 ** 20)
  return failure(
    'TooLarge',
    `a battle of ${crowd} warriors in ${batch.settings.coreSize} cells takes ${needed} MiB as tensors; ${MOST_BYTES / 2 ** 21} are possible`,
  )
}

async function run(tf: TensorFlow, batch: Batch, options: RunOptions): Promise<MatchOutcome[]> {
  const judged = judge(batch)
  if (!judged.ok) throw new RangeError(judged.message)
  const breathe = createBreather(options.signal)
  const outcomes = emptyOutcomes(batch)
  let told = 0
  const tellBefore = (end: number) => {
    for (; told < end; told++) options.onMatch?.(told, outcomes[told]!)
  }
  let before = 0
  const ended = () => options.onProgress?.(++before)
  for (const battles of partsOf(batch)) {
    await playPart({ tf, batch, battles, options, outcomes, breathe, ended })
    const { index, round, match } = battles.at(-1)!
    tellBefore(round + 1 === roundsOf(match) ? index + 1 : index)
  }
  tellBefore(outcomes.length)
  return outcomes
}
