import { createEngine } from '../../arena/engines/index.js'
import { batchOf, createBatchContestant } from '../../arena/speed/index.js'
import type { Engine } from '../../vm/index.js'
import type { BenchContext } from '../measure/context.js'
import { notMeasured, type BenchCase, type BenchFinding } from '../measure/finding.js'
import { compareWithNative } from '../measure/native-comparison.js'
import { fastestNative, NO_NATIVE } from '../measure/natives.js'

/** Rounds of a long series, at least. */
const LONG = 300

interface SeriesOfPairs {
  readonly title: string
  readonly coverage: boolean
  /** Least ratio to exMARS. */
  readonly bound: number
  readonly leastRounds: number
  /** Gives what gives the engine for a sample. */
  readonly prepare: (context: BenchContext, coverage: boolean) => Promise<() => Promise<Engine>>
}

/** An engine that has met all pairs: its modules serve many of them, as in a tournament. */
const oneForAll: SeriesOfPairs['prepare'] = async ({ pairs }, coverage) => {
  const engine = await createEngine('wasm')
  await engine.run(batchOf({ ...pairs, coverage }, 20))
  return () => Promise.resolve(engine)
}

/** An engine for each series, which has met no others; what it compiles is in the time. */
const oneForEach: SeriesOfPairs['prepare'] = () => Promise.resolve(() => createEngine('wasm'))

const sets = { title: 'two warriors, set modules', leastRounds: 2, prepare: oneForAll }
const longSeries = { title: 'two warriors, long series', leastRounds: LONG, prepare: oneForEach }

export const setModules = pairCase('set-modules', { ...sets, coverage: false, bound: 1.8 })
export const setModulesCovered = pairCase('set-modules-covered', { ...sets, coverage: true, bound: 1.6 })
export const pairModules = pairCase('pair-modules', { ...longSeries, coverage: false, bound: 2.1 })
export const pairModulesCovered = pairCase('pair-modules-covered', {
  ...longSeries,
  coverage: true,
  bound: 1.85,
})

function pairCase(name: string, series: SeriesOfPairs): BenchCase {
  return { name, run: (context) => comparePairs(context, series) }
}

async function comparePairs(context: BenchContext, series: SeriesOfPairs): Promise<BenchFinding[]> {
  const { coverage, leastRounds, prepare } = series
  const title = `${series.title}, ${coverage ? 'coverage counted' : 'plain'}`
  const target = { kind: 'at least', bound: series.bound, unit: 'x' } as const
  const native = fastestNative(context.natives)
  if (native === null) return [notMeasured(title, target, NO_NATIVE)]
  const { now } = context
  const engineOf = await prepare(context, coverage)
  const workload = { ...context.pairs, coverage }
  return [
    await compareWithNative(context, {
      title,
      workload,
      native,
      target,
      rival: 'exMARS',
      leastRounds,
      enter: (series) =>
        createBatchContestant({
          name: 'wasm',
          threads: 1,
          workload: series,
          now,
          run: async (batch) => (await engineOf()).run(batch),
        }),
    }),
  ]
}
