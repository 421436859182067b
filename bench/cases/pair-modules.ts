import { createEngine } from '../../arena/engines.js'
import { createBatchContestant } from '../../arena/speed/index.js'
import type { BenchContext } from '../context.js'
import { notMeasured, type BenchCase, type Finding, type Target } from '../finding.js'
import { compareWithNative } from '../native-comparison.js'
import { fastestNative, NO_NATIVE } from '../natives.js'

/** Rounds of a long series, at least. */
const LONG = 300

/** Long series of two warriors, each on an engine that has met no others; what it compiles is in the time. */
export const pairModules: BenchCase = {
  name: 'pair-modules',
  run: (context) => comparePairs(context, 'plain', false, { kind: 'at least', bound: 2.1, unit: 'x' }),
}

export const pairModulesCovered: BenchCase = {
  name: 'pair-modules-covered',
  run: (context) =>
    comparePairs(context, 'coverage counted', true, { kind: 'at least', bound: 1.85, unit: 'x' }),
}

async function comparePairs(
  context: BenchContext,
  kind: string,
  coverage: boolean,
  target: Target,
): Promise<Finding[]> {
  const title = `two warriors, long series, ${kind}`
  const native = fastestNative(context.natives)
  if (native === null) return [notMeasured(title, target, NO_NATIVE)]
  const { now } = context
  return [
    await compareWithNative(context, {
      title,
      workload: { ...context.duels, coverage },
      native,
      target,
      rival: 'exMARS',
      leastRounds: LONG,
      enter: (series) =>
        createBatchContestant({
          name: 'wasm',
          threads: 1,
          workload: series,
          now,
          run: async (batch) => (await createEngine('wasm')).run(batch),
        }),
    }),
  ]
}
