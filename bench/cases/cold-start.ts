import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { filesOf, nativeResults, sampleInTurn, SpeedError } from '../../arena/speed/index.js'
import { PACKAGE_ROOT } from '../../src/cli/process/package-root.js'
import { judge, printNumber, type BenchCase } from '../measure/finding.js'
import { quartilesOf } from '../../arena/statistics/index.js'

const MAIN = join(PACKAGE_ROOT, 'dist/cli/main.js')
const STARTS = 10

/** The built command line from the start of its process to its end, in turn with Node that does nothing. */
export const coldStart: BenchCase = {
  name: 'cold-start',
  async run({ pairs, expect, now }) {
    const series = { ...pairs, lineUps: pairs.lineUps.slice(0, 1) }
    const [outcome] = await expect(series).outcomes(1)
    const [[won, tied], [lost]] = nativeResults(outcome!, 1) as [[number, number], [number, number]]
    const files = filesOf(series, series.lineUps[0]!)
    const time = async (args: readonly string[], wanted: string): Promise<number> => {
      const begin = now()
      const { stdout } = await promisify(execFile)(process.execPath, args)
      const durationMs = now() - begin
      if (!stdout.includes(wanted)) throw new SpeedError(`node ${args.join(' ')} does not print '${wanted}'`)
      return durationMs
    }
    const battle = [MAIN, 'battle', ...files, '-r', '1', '-F', String(series.fixed)]
    const [battles, helps, bare] = await sampleInTurn([
      { samples: STARTS, sample: () => time(battle, `Results: ${won} ${lost} ${tied}`) },
      { samples: STARTS, sample: () => time([MAIN, '--help'], 'Usage: drq') },
      { samples: STARTS, sample: () => time(['-e', '0'], '') },
    ])
    const node = quartilesOf(bare!).median
    const finding = (title: string, sample: readonly number[], bound: number) => {
      const { median, low, high } = quartilesOf(sample)
      const note = `${printNumber(median)} ms, quartiles ${printNumber(low)} to ${printNumber(high)}; node alone ${printNumber(node)} ms`
      return judge(title, median / node, { kind: 'at most', bound, unit: 'x' }, note)
    }
    return [
      finding('cold drq battle A B -r 1, against node -e 0', battles!, 2),
      finding('cold drq --help, against node -e 0', helps!, 1.3),
    ]
  },
}
