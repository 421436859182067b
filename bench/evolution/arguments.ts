import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { parseSeedList } from '../../src/cli/flags/seed-flags.js'
import { failure, PRESET_NAMES, success, type PresetName, type Result } from '../../vm/index.js'
import type { Budget } from './budget.js'
import { variantsOf, type Variant } from './variants.js'

export const USAGE = `Usage: node dist/bench/evolution/main.js --judge FOLDER [options]

Evolves as drq evolve does, with what a run is given, and lets strangers judge what comes of it.

  --judge FOLDER       warriors to report against; no run meets them (formerly --human)
  --preset NAME        ${PRESET_NAMES.join(', ')} (default: 94nop)
  --opponents FOLDER   opponents of the runs (default: all that come with drq)
  --stock FOLDER       warriors to start from (default: all that come with drq)
  --from-scratch       use no bundled warrior, to start from or as opponent
  --seeds LIST         chance of the runs, one run a seed: 1..5 or 1,4,7 (default: 1)
  --minutes N          wall time of a run, its final included (default: 60)
  --fights N           rounds of a run instead, a fifth of them for its final: no load of the machine changes it
  --instructions N     thousand millions of instructions of a run instead, likewise: fairer than rounds where cores differ
  --set NAME=JSON      an option of all runs, such as horizon=80000 or archive='"grid"'; may be repeated.
                       curriculum='["nano","tiny"]': a tenth of the budget on each of these cores first
  --against NAME=JSON  one more run for each seed, with this option or a JSON object of several; may be repeated.
                       Reports the difference from the run without, seed by seed, and its mean
  --threads N          worker threads (default: one a core)
  --rounds N           rounds against each judge (default: 20)
  --curve N            champions on the way that are measured (default: 12, with --against 0)
  --rank               let the judges fight each other too, and tell the rank among them
  --store FILE         keep the judges' fights here, so that they are fought once (default: nowhere)
  --out FILE           write all numbers as JSON, and the chosen warriors beside it as .red; others stay
  --help               print this help
`

export interface BenchArguments {
  readonly judge: string
  readonly preset: PresetName
  readonly opponents: string | undefined
  readonly stock: string | undefined
  readonly isFromScratch: boolean
  readonly seeds: readonly number[]
  readonly budget: Budget
  /** The plain run first. */
  readonly variants: readonly Variant[]
  readonly threads: number
  readonly rounds: number
  readonly curve: number
  readonly rank: boolean
  readonly store: string | undefined
  readonly out: string | undefined
}

/** What the user wants, null for help, or what is wrong with it. */
export function readArguments(args: readonly string[]): Result<BenchArguments | null, 'BadUsage'> {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS })
    if (values.help === true) return success(null)
    const judge = values.judge ?? values.human
    if (judge === undefined) return bad('no --judge folder')
    const preset = PRESET_NAMES.find((name) => name === values.preset)
    if (preset === undefined) return bad(`--preset ${values.preset} is none of ${PRESET_NAMES.join(', ')}`)
    for (const name of ['minutes', 'fights', 'instructions', 'threads', 'rounds', 'curve'] as const)
      if (values[name] !== undefined && !(Number(values[name]) >= (name === 'curve' ? 0 : Number.MIN_VALUE)))
        return bad(`--${name} ${values[name]} is no number above 0`)
    for (const name of ['threads', 'rounds', 'curve'] as const)
      if (values[name] !== undefined && !Number.isInteger(Number(values[name])))
        return bad(`--${name} ${values[name]} is no whole number`)
    const ends = (['minutes', 'fights', 'instructions'] as const).filter((name) => values[name] !== undefined)
    if (ends.length > 1) return bad(`--${ends.join(' and --')} are two ends of a run`)
    if (values['from-scratch'] && values.stock !== undefined) return bad('--from-scratch has no --stock')
    const { opponents, stock, store, out } = values
    return success({
      ...{ judge, preset, opponents, stock, store, out },
      isFromScratch: values['from-scratch'],
      seeds: parseSeedList(values.seeds),
      budget: budgetFrom(values),
      variants: variantsOf(values.set, values.against),
      threads: Number(values.threads),
      rounds: Number(values.rounds),
      curve: Number(values.curve ?? (values.against.length > 0 ? 0 : 12)),
      rank: values.rank,
    })
  } catch (error) {
    return bad((error as Error).message)
  }
}

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true, default: [] as string[] } as const
const flag = { type: 'boolean', default: false } as const
const OPTIONS = {
  judge: text,
  human: text,
  preset: { ...text, default: '94nop' },
  opponents: text,
  stock: text,
  'from-scratch': flag,
  seeds: { ...text, default: '1' },
  minutes: text,
  fights: text,
  instructions: text,
  set: texts,
  against: texts,
  threads: { ...text, default: String(availableParallelism()) },
  rounds: { ...text, default: '20' },
  curve: text,
  rank: flag,
  store: text,
  out: text,
  help: { type: 'boolean', short: 'h' },
} as const

/** Where generations are given and nothing else is, a run ends with them. */
function budgetFrom({
  minutes,
  fights,
  instructions,
  set,
}: {
  readonly minutes?: string
  readonly fights?: string
  readonly instructions?: string
  readonly set: readonly string[]
}): Budget {
  if (fights !== undefined) return { kind: 'fights', amount: Number(fights) }
  if (instructions !== undefined) return { kind: 'instructions', amount: 1e9 * Number(instructions) }
  if (minutes !== undefined) return { kind: 'minutes', amount: Number(minutes) }
  return set.some((one) => one.startsWith('generations='))
    ? { kind: 'none' }
    : { kind: 'minutes', amount: 60 }
}

const bad = (problem: string) => failure('BadUsage', `error: ${problem}`)
