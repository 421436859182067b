import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { filesOf, nativeResults, sampleInTurn, SpeedError } from '../../arena/speed/index.js'
import { PACKAGE_ROOT } from '../../src/cli/process/package-root.js'
import { judge, printNumber, type BenchCase } from '../measure/finding.js'
import { quartilesOf } from '../../arena/statistics/index.js'

const MAIN = join(PACKAGE_ROOT, 'dist/cli/main.js')
const STARTS = 10

/** The built command line from the start of its process to its end. */
export const coldStart: BenchCase = {
  name: 'cold-start',
  async run({ pairs, expect, now }) {
    const series = { ...pairs, lineUps: pairs.lineUps.slice(0, 1) }
    const [outcome] = await expect(series).outcomes(1)
    const [[won, tied], [lost]] = nativeResults(outcome!, 1) as [[number, number], [number, number]]
    const files = filesOf(series, series.lineUps[0]!)
    const start = async (args: readonly string[], wanted: string): Promise<number> => {
      const begin = now()
      const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...args])
      const durationMs = now() - begin
      if (!stdout.includes(wanted)) throw new SpeedError(`drq ${args.join(' ')} does not print '${wanted}'`)
      return durationMs
    }
    const battle = ['battle', ...files, '-r', '1', '-F', String(series.fixed)]
    const [battles, helps] = await sampleInTurn([
      { samples: STARTS, sample: () => start(battle, `Results: ${won} ${lost} ${tied}`) },
      { samples: STARTS, sample: () => start(['--help'], 'Usage: drq') },
    ])
    const finding = (title: string, sample: readonly number[], bound: number) => {
      const { median, low, high } = quartilesOf(sample)
      const note = `quartiles ${printNumber(low)} to ${printNumber(high)} ms; ${STARTS} starts`
      return judge(title, median, { kind: 'at most', bound, unit: ' ms' }, note)
    }
    return [finding('cold drq battle A B -r 1', battles!, 250), finding('cold drq --help', helps!, 150)]
  },
}
