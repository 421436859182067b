/** How strong what evolution breeds is, told by fights with warriors that no run sees. See {@link USAGE}. */
import { basename, dirname, resolve } from 'node:path'
import { openStore } from '../../arena/store/index.js'
import { createFightPool } from '../../arena/workers/index.js'
import { SpeedError } from '../../arena/speed/index.js'
import { saveSource } from '../../src/cli/outputs/champion-files.js'
import { preciousAt } from '../../src/cli/outputs/output-guard.js'
import { saveFile } from '../../src/cli/outputs/saved-file.js'
import { describeMachine, printHostMachine } from '../../src/cli/process/machine.js'
import { readArguments, USAGE, type BenchArguments } from './arguments.js'
import { measure, type Measurement } from './measure.js'
import { printReport } from './report.js'

async function main(): Promise<number> {
  const read = readArguments(process.argv.slice(2))
  if (!read.ok) {
    process.stderr.write(`${read.message}\n${USAGE}`)
    return 2
  }
  if (read.value === null) {
    process.stdout.write(USAGE)
    return 0
  }
  const plan = read.value
  const precious = preciousOut(plan)
  if (precious !== null) {
    process.stderr.write(`error: ${plan.out} is ${precious}; it would be overwritten\n`)
    return 2
  }
  const machine = printHostMachine(await describeMachine(plan.threads))
  const log = (line: string) => process.stderr.write(`${line}\n`)
  log(machine)
  const store = openStore(plan.store === undefined ? ':memory:' : resolve(plan.store))
  const fights = createFightPool({ threads: plan.threads })
  try {
    const save = (measurement: Measurement) => {
      saveMeasurement(plan, machine, measurement)
    }
    const measurement = await measure(plan, { store, fights, log, save })
    process.stdout.write(`${machine}\n${measurement.terms}\n\n${printReport(measurement.report)}`)
    return 0
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof SpeedError)) throw error
    log(`error: ${error.message}`)
    return 2
  } finally {
    await fights.close()
    store.close()
  }
}

function preciousOut({ out, store, judge, opponents, stock }: BenchArguments): string | null {
  if (out === undefined) return null
  const inputs = [judge, opponents, stock]
  return preciousAt(resolve(out), { inputs, ...(store === undefined ? {} : { db: store }) }, process.cwd())
}

/** After each run, so that a measurement of hours that is stopped has told what it knew. */
function saveMeasurement({ out, ...plan }: BenchArguments, machine: string, measured: Measurement): void {
  if (out === undefined) return
  const path = resolve(out)
  const { terms, report, chosen } = measured
  const numbers = { machine, terms, arguments: plan, ...report }
  saveFile({ path, shown: out }, `${JSON.stringify(numbers, null, 2)}\n`)
  const base = basename(path, '.json')
  const isOne = plan.seeds.length * plan.variants.length === 1
  for (const { seed, variant, warrior } of chosen)
    saveSource(
      warrior.source,
      isOne ? base : `${base}${plan.variants.length === 1 ? '' : `-v${variant}`}-s${seed}`,
      { path: dirname(path), shown: dirname(out) },
    )
}

process.exitCode = await main()
