import { createEngine } from '../../arena/engines/index.js'
import { batchOf, createBatchContestant } from '../../arena/speed/index.js'
import { tensOf } from '../measure/context.js'
import { notMeasured, type BenchCase, type Target } from '../measure/finding.js'
import { compareWithNative } from '../measure/native-comparison.js'
import { NO_PMARS, pMarsAmong } from '../measure/natives.js'

const TITLE = 'ten warriors in one core, plain'
const TARGET: Target = { kind: 'at least', bound: 1.7, unit: 'x' }

/** Ten warriors; exMARS does not take so many. */
export const tenWarriors: BenchCase = {
  name: 'ten-warriors',
  async run(context) {
    const native = pMarsAmong(context.natives)
    if (native === null) return [notMeasured(TITLE, TARGET, NO_PMARS)]
    const { now, pairs } = context
    const workload = { ...pairs, lineUps: tensOf(pairs) }
    const engine = await createEngine('wasm')
    await engine.run(batchOf(workload, 20))
    return [
      await compareWithNative(context, {
        title: TITLE,
        workload,
        native,
        target: TARGET,
        rival: 'pMARS',
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
  },
}
