/** The card's answers and speeds, variants of the shader side by side, all threads beside them. See {@link USAGE}. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createEngine } from '../../arena/engines/index.js'
import { describeMachine } from '../../src/cli/process/machine.js'
import { EngineUnavailableError, failure, PRESET_NAMES, success, type PresetName } from '../../vm/index.js'
import { measureCard } from './measurement.js'
import { printReport, type GpuReport } from './tables.js'

const USAGE = `Usage: node dist/bench/gpu/main.js --out FOLDER [options]

  --out FOLDER      where gpu.json and gpu.md are written, anew after each speed
  --human FOLDER    warriors (.red) for one more round robin
  --seconds S       time for each speed (default: 4)
  --minutes M       after these no further speed is begun (default: 9)
  --cycles N        cut the battles whose answers are checked (default: none is)
  --presets A,B     check answers with these settings (default: all)
  --variants N      measure the first N variants only
  --threads N       worker threads of wasm (default: one a core)
  --software        take software that acts as a card, where there is none
  --date TEXT       of the report
  --commit TEXT     of the report (default: that of the checkout)
  --help            print this help
`

async function main(): Promise<number> {
  const read = readOptions()
  if (!read.ok) {
    process.stderr.write(`${read.message}\n${USAGE}`)
    return 2
  }
  const options = read.value
  if (options.help) {
    process.stdout.write(USAGE)
    return 0
  }
  const { cpu, node, commit } = await describeMachine(availableParallelism())
  const folder = resolve(options.out)
  mkdirSync(folder, { recursive: true })
  const about = {
    date: options.date,
    commit: options.commit ?? commit ?? 'unknown',
    machine: { cpu, threads: options.threads, node },
  }
  const save = (found: Omit<GpuReport, keyof typeof about>): void => {
    const report = { ...about, ...found }
    writeFileSync(join(folder, 'gpu.json'), `${JSON.stringify(report, null, 2)}\n`)
    writeFileSync(join(folder, 'gpu.md'), `${printReport(report)}\n`)
  }
  try {
    const { answers } = await measureCard({
      ...options,
      human: options.human === undefined ? null : resolve(options.human),
      wasm: await createEngine('wasm'),
      now: () => performance.now(),
      log: (line) => process.stderr.write(`${line}\n`),
      save,
    })
    const wrong = answers.filter(({ difference }) => difference !== null)
    for (const { preset, difference } of wrong) process.stderr.write(`error: ${preset}: ${difference}\n`)
    return wrong.length > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof EngineUnavailableError)) throw error
    process.stderr.write(`error: ${error.message}\n`)
    return 1
  }
}

/** What the user wants, or what is wrong with it. */
function readOptions() {
  const string = { type: 'string' } as const
  try {
    const { values } = parseArgs({
      options: {
        out: string,
        human: string,
        seconds: { type: 'string', default: '4' },
        minutes: { type: 'string', default: '9' },
        cycles: { type: 'string', default: '100000000' },
        presets: { type: 'string', default: PRESET_NAMES.join(',') },
        variants: { type: 'string', default: '1000' },
        threads: { type: 'string', default: `${availableParallelism()}` },
        software: { type: 'boolean', default: false },
        date: { type: 'string', default: 'no date given' },
        commit: string,
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const [seconds, minutes, maxCycles, variants, threads] = (
      ['seconds', 'minutes', 'cycles', 'variants', 'threads'] as const
    ).map((name) => Number(values[name]))
    const numbers = { seconds: seconds!, minutes: minutes!, maxCycles: maxCycles!, variants: variants! }
    const wrong = Object.values({ ...numbers, threads }).some((value) => !(value! > 0))
    if (wrong) return failure('BadUsage', 'error: a number is none, or not more than 0')
    const presets = values.presets.split(',') as PresetName[]
    const unknown = presets.find((name) => !PRESET_NAMES.includes(name))
    if (unknown !== undefined) return failure('BadUsage', `error: there is no preset ${unknown}`)
    if (values.out === undefined && !values.help) return failure('BadUsage', 'error: --out is missing')
    return success({ ...values, ...numbers, presets, threads: threads!, out: values.out ?? '.' })
  } catch (error) {
    return failure('BadUsage', `error: ${(error as Error).message}`)
  }
}

// Dawn may keep a process alive.
process.exit(await main())
