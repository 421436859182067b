/** The developer's benchmark: the speeds that the engine has to keep, measured side by side. See {@link USAGE}. */
import { parseArgs } from 'node:util'
import { availableParallelism } from 'node:os'
import { SpeedError } from '../arena/speed/index.js'
import { describeMachine, printHostMachine } from '../src/cli/process/machine.js'
import { failure, success } from '../vm/index.js'
import { CASES } from './cases/index.js'
import { openContext } from './measure/context.js'
import { printFindings, type BenchFinding } from './measure/finding.js'

const USAGE = `Usage: npm run bench -- [options]

  --against PROGRAM  a pMARS or exMARS to compare with; may be repeated
  --human FOLDER     human warriors, for human-round-robin
  --golden FILE      the table that the human round robin must give, .tsv or .tsv.gz
  --only NAME        run this case; may be repeated. human-round-robin takes minutes against pMARS,
                     so that is only done when it is named
  --help             print this help

Cases: ${CASES.map(({ name }) => name).join(', ')}
`

async function main(): Promise<number> {
  const read = readOptions()
  if (!read.ok) {
    process.stderr.write(`${read.message}\n${USAGE}`)
    return 2
  }
  const options = read.value
  const { against, human, golden, only, help } = options
  if (help) {
    process.stdout.write(USAGE)
    return 0
  }
  const log = (line: string) => process.stderr.write(`${line}\n`)
  const machine = printHostMachine(await describeMachine(availableParallelism()))
  log(machine)
  const findings: BenchFinding[] = []
  const leftOut: string[] = []
  try {
    const isNamed = (name: string) => only.includes(name)
    const context = await openContext({ against, human: human ?? null, golden: golden ?? null, isNamed, log })
    leftOut.push(...context.leftOut)
    for (const { name, run } of CASES.filter(({ name }) => only.length === 0 || isNamed(name))) {
      log(name)
      findings.push(...(await run(context)))
    }
  } catch (error) {
    if (!(error instanceof SpeedError)) throw error
    process.stderr.write(`error: ${error.message}\n`)
    return 1
  }
  process.stdout.write([machine, ...leftOut, '', printFindings(findings)].join('\n'))
  return 0
}

/** What the user wants, or what is wrong with it. */
function readOptions() {
  const strings = { type: 'string', multiple: true, default: [] as string[] } as const
  try {
    const { values } = parseArgs({
      options: {
        against: strings,
        human: { type: 'string' },
        golden: { type: 'string' },
        only: strings,
        help: { type: 'boolean', short: 'h' },
      },
    })
    const unknown = values.only.find((wanted) => CASES.every(({ name }) => name !== wanted))
    return unknown === undefined ? success(values) : failure('BadUsage', `error: there is no case ${unknown}`)
  } catch (error) {
    return failure('BadUsage', `error: ${(error as Error).message}`)
  }
}

process.exitCode = await main()
