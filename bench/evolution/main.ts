/** How strong the offline evolution gets in a given time, told by fights with warriors that it never sees. See USAGE. */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { saveSource } from '../../src/cli/outputs/champion-files.js'
import { describeMachine, printHostMachine } from '../../src/cli/process/machine.js'
import { preciousAt } from '../../src/cli/outputs/output-guard.js'
import { saveFile } from '../../src/cli/outputs/saved-file.js'
import { printTable } from '../../src/text/text.js'
import { failure, success } from '../../vm/index.js'
import { measureStrength, type RunStrength, type Strengths } from './strength.js'
import { evolveFor } from './timed-run.js'
import { loadFolder } from './warriors.js'

const USAGE = `Usage: node dist/bench/evolution/main.js --human FOLDER [options]

  --human FOLDER     warriors to report against; the evolution never sees them
  --minutes N        wall time of the evolution, its final included (default: 60)
  --seed N           chance of the run (default: 1)
  --threads N        worker threads (default: one a core)
  --from-scratch     use no bundled warrior, as seed or as opponent
  --set NAME=JSON    an option of the run, such as horizon=80000; may be repeated
  --every N          measure every Nth champion (default: as many as give about 12)
  --out FILE         write all numbers as JSON, and the best warrior beside it as .red; another of that name stays
  --help             print this help
`

async function main(): Promise<number> {
  const read = readOptions()
  if (!read.ok) {
    process.stderr.write(`${read.message}\n${USAGE}`)
    return 2
  }
  const values = read.value
  if (values.help) {
    process.stdout.write(USAGE)
    return 0
  }
  const precious =
    values.out === undefined
      ? null
      : preciousAt(resolve(values.out), { inputs: [values.human] }, process.cwd())
  if (precious !== null) {
    process.stderr.write(`error: ${values.out} is ${precious}; it would be overwritten\n`)
    return 2
  }
  const threads = Number(values.threads)
  process.stderr.write(`${printHostMachine(await describeMachine(threads))}\n`)
  const humans = await loadFolder(values.human!)
  if (humans.length === 0) {
    process.stderr.write(`error: ${values.human} holds no warrior that assembles for 94nop\n`)
    return 2
  }
  const folder = mkdtempSync(join(tmpdir(), 'drq-evolution-'))
  try {
    const {
      champions,
      best: finalist,
      bundled,
    } = await evolveFor({
      minutes: Number(values.minutes),
      seed: Number(values.seed),
      threads,
      isFromScratch: values['from-scratch'],
      change: Object.fromEntries(values.set.map(parseSetting)),
      path: join(folder, 'run.db'),
      log: (line) => process.stderr.write(`${line}\n`),
    })
    const every = Number(values.every ?? Math.max(1, Math.ceil(champions.length / 12)))
    const shown = champions.filter(
      ({ generation }) => generation % every === 0 || generation === champions.length,
    )
    const best = finalist?.warrior
    const warriors = [
      ...bundled,
      ...shown.map(({ warrior }) => warrior),
      ...(best === undefined ? [] : [best]),
    ]
    const strengths = await measureStrength(warriors, humans, threads)
    const ofBundled = strengths.splice(0, bundled.length)
    const top = ofBundled.reduce((one, other) => (other.drawn.score > one.drawn.score ? other : one))
    const rows: (readonly [string, Strengths])[] = [
      [`bundled: ${top.name}`, top],
      ...shown.map(({ generation, origin, name }, index) => {
        const label = origin === 'opponent' ? `generation ${generation}: ${name}` : `generation ${generation}`
        return [label, strengths[index]!] as const
      }),
      ...(best === undefined ? [] : [['chosen by the final', strengths.at(-1)!] as const]),
    ]
    process.stdout.write(
      printTable(
        COLUMNS,
        rows.map(([label, { drawn, fixed }]) => [label, ...cellsOf(drawn), ...cellsOf(fixed)]),
      ),
    )
    if (values.out !== undefined) {
      const path = resolve(values.out)
      saveFile(
        { path, shown: values.out },
        JSON.stringify(
          { arguments: values, rows: rows.map(([label, strength]) => ({ label, ...strength })) },
          null,
          2,
        ),
      )
      if (best !== undefined)
        saveSource(best.source, basename(path, '.json'), { path: dirname(path), shown: dirname(values.out) })
    }
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the user wants, or what is wrong with it. */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        human: { type: 'string' },
        minutes: { type: 'string', default: '60' },
        seed: { type: 'string', default: '1' },
        threads: { type: 'string', default: String(availableParallelism()) },
        'from-scratch': { type: 'boolean', default: false },
        set: { type: 'string', multiple: true, default: [] as string[] },
        every: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help !== true && values.human === undefined)
      return failure('BadUsage', 'error: no --human folder')
    for (const name of ['minutes', 'seed', 'threads', 'every'] as const)
      if (values[name] !== undefined && !(Number(values[name]) > 0))
        return failure('BadUsage', `error: --${name} ${values[name]} is no number above 0`)
    return success(values)
  } catch (error) {
    return failure('BadUsage', `error: ${(error as Error).message}`)
  }
}

const COLUMNS = [
  { title: 'warrior' },
  { title: 'beaten', align: 'right' },
  { title: 'or tied', align: 'right' },
  { title: 'score', align: 'right' },
  { title: '-F 4000: beaten', align: 'right' },
  { title: 'or tied', align: 'right' },
  { title: 'score', align: 'right' },
] as const

function cellsOf({ opponents, beaten, tied, score }: RunStrength): string[] {
  const percent = (count: number) => `${((100 * count) / opponents).toFixed(1)}%`
  return [percent(beaten), percent(beaten + tied), score.toFixed(1)]
}

function parseSetting(text: string): [string, unknown] {
  const [name = '', json = ''] = text.split(/=(.*)/s)
  return [name, JSON.parse(json)]
}

process.exitCode = await main()
