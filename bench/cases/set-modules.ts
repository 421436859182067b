import { createEngine } from '../../arena/engines.js'
import { batchOf, createBatchContestant } from '../../arena/speed/index.js'
import type { BenchContext } from '../context.js'
import { notMeasured, type BenchCase, type Finding, type Target } from '../finding.js'
import { compareWithNative } from '../native-comparison.js'
import { fastestNative, NO_NATIVE } from '../natives.js'

/** Two warriors on an engine that has met all pairs: its modules serve many of them, as in a tournament. */
export const setModules: BenchCase = {
  name: 'set-modules',
  run: (context) => compareSets(context, 'plain', false, { kind: 'at least', bound: 1.8, unit: 'x' }),
}

export const setModulesCovered: BenchCase = {
  name: 'set-modules-covered',
  run: (context) =>
    compareSets(context, 'coverage counted', true, { kind: 'at least', bound: 1.6, unit: 'x' }),
}

async function compareSets(
  context: BenchContext,
  kind: string,
  coverage: boolean,
  target: Target,
): Promise<Finding[]> {
  const title = `two warriors, set modules, ${kind}`
  const native = fastestNative(context.natives)
  if (native === null) return [notMeasured(title, target, NO_NATIVE)]
  const { now } = context
  const workload = { ...context.duels, coverage }
  const engine = await createEngine('wasm')
  await engine.run(batchOf(workload, 20))
  return [
    await compareWithNative(context, {
      title,
      workload,
      native,
      target,
      rival: 'exMARS',
      leastRounds: 2,
      enter: (series) =>
        createBatchContestant({
          name: 'wasm',
          threads: 1,
          workload: series,
          now,
          run: (batch) => engine.run(batch),
        }),
    }),
  ]
}
