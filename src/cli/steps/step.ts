import { Argument, Option, type Command } from 'commander'
import {
  rankSteps,
  rateHalf,
  USUAL_MODULI,
  type BombStream,
  type RankedStep,
} from '../../../arena/steps/index.js'
import { MAX_CORE_SIZE } from '../../../vm/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { wholeNumber } from '../flags/number-flags.js'
import { parseSteps, parseStream, rateSteps } from './step-patterns.js'
import { printStep, printSteps } from './step-report.js'
import { toJson } from '../../text/safe-text.js'
import { jsonFlag } from '../flags/common-flags.js'

interface StepOptions {
  readonly core: number
  readonly top: number
  readonly mod?: number[]
  readonly offset?: number[]
  readonly with?: BombStream[]
  readonly json?: true
}

export function registerStep(command: Command, env: CliEnvironment): void {
  const collect =
    (parse: (text: string) => number) =>
    (text: string, before: number[] = []) => [...before, parse(text)]
  const farthest = MAX_CORE_SIZE - 1
  command
    .addArgument(
      new Argument('[steps]', 'a step, or a range as in 2..7998 or 2..7998:4 (default: 1 to half the core)'),
    )
    .addOption(
      new Option('--core <cells>', 'cells in the core')
        .argParser(wholeNumber(2, MAX_CORE_SIZE))
        .default(8000),
    )
    .addOption(
      new Option('--top <n>', 'steps of a range that are listed')
        .argParser(wholeNumber(1, 100_000))
        .default(20),
    )
    .addOption(
      new Option(
        '--mod <n>',
        'only steps of this modulus, again for more (default: 1, 2, 4, 5, 8 and 10)',
      ).argParser(collect(wholeNumber(1, MAX_CORE_SIZE))),
    )
    .addOption(
      new Option(
        '--offset <cells>',
        'another bomb each loop, so far behind the first; again for more',
      ).argParser(collect(wholeNumber(-farthest, farthest))),
    )
    .addOption(
      new Option(
        '--with <step:offset>',
        'another bomb each loop with a step of its own; again for more',
      ).argParser(parseStream),
    )
    .addOption(jsonFlag())
    .addHelpText('after', HELP)
    .action((steps: string | undefined, options: StepOptions) => {
      rate(steps, options, env)
    })
}

const HELP = `
A step walks the core 0, N, 2N, … until it is back. Three measures say how evenly it does so
(corewar.co.uk/optima.htm):
  gap sum         for each new hit the distance to the closest earlier one, summed; higher is better (Sieben)
  midpoint sum    how far each hit is from the middle of the gap it falls into, summed; lower is better (Han)
  free space sum  the largest run of cells not hit yet, after each hit, summed; lower is better (Durham)
The modulus is the greatest common divisor of step and core: a step of modulus 4 hits every 4th cell. Only steps of
the same modulus compare; the rank is by the mean place in the three. N and core - N rate the same. With --offset or
--with the measures are those of all bombs together, each loop in the order given.

Examples:
  drq step 3044
  drq step --mod 4 --top 10
  drq step 2..3998:4 --offset 5 --offset 100
  drq step 3044 --with 2365:100 --json`

function rate(text: string | undefined, options: StepOptions, env: CliEnvironment): void {
  const { core, top, mod = USUAL_MODULI } = options
  const range = parseSteps(text, core)
  const extra = { offsets: options.offset ?? [], streams: options.with ?? [] }
  const rated = rateSteps(range, extra, core)
  const isSingle = range.low === range.high
  const isPlain = extra.offsets.length + extra.streams.length === 0
  const ranked = rankSteps(isSingle ? rated : rated.filter(({ modulus }) => mod.includes(modulus)))
  const best = isSingle && isPlain ? ranked.map((step) => placeAmongAll(step, core)) : ranked.slice(0, top)
  if (best.length === 0)
    throw new UsageError(
      `no step of ${text ?? 'this core'} has modulus ${mod.join(', ')}`,
      '--mod names others.',
    )
  if (options.json) env.stdout.write(`${toJson({ coreSize: core, ...extra, steps: best })}\n`)
  else env.stdout.write(isSingle ? printStep(best[0]!, core) : printSteps(best))
}

/** Ranks a step among all up to half the core; one beyond has the place of its mirror. */
function placeAmongAll(step: RankedStep, coreSize: number): RankedStep {
  const size = Math.abs(step.step)
  const mirror = Math.min(size, coreSize - size)
  const { rank, likes } = rankSteps(rateHalf(coreSize)).find((one) => one.step === mirror)!
  return { ...step, rank, likes }
}
