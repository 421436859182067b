/** Where warriors stand, chosen by the user: --seed or pMARS's -F. Both end in a state of pMARS's generator. */
import { InvalidArgumentError, Option, type Command } from 'commander'
import type { Places } from '../../../arena/places.js'
import { fixedSeed, type MarsSettings } from '../../../vm/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { wholeNumber } from './number-flags.js'

/** What commander makes of the flags of {@link addSeedFlags}. */
export interface SeedOptions {
  readonly seed?: number | 'random'
  readonly fixed?: number
}

/** A battle is the same each time unless the user asks for chance. */
const DEFAULT_SEED = 1

export const MAX_SEED = 2 ** 31 - 2

/** Largest -F that pMARS takes. Beyond the last cell of the core it is a seed like any other. */
export const MAX_FIXED = 2 ** 30

/** A seed from the user: a whole number, or `random`. For commands that have a --seed of their own. */
export function parseSeed(text: string): number | 'random' {
  if (text === 'random') return text
  try {
    return wholeNumber(0, MAX_SEED)(text)
  } catch {
    throw new InvalidArgumentError(`It must be a whole number from 0 to ${MAX_SEED}, or random.`)
  }
}

/** Most seeds of one list. */
const MOST_SEEDS = 1000

/** `0..9`, `1,4,7` or both: each seed once, in the order given. */
export function parseSeedList(text: string): number[] {
  const seeds = text.split(',').flatMap((part) => {
    const [first = '', last = first, ...more] = part.split('..')
    const [from, to] = [first, last].map((bound) => parseSeed(bound.trim()))
    if (typeof from !== 'number' || typeof to !== 'number' || to < from || more.length > 0)
      throw new InvalidArgumentError('It must be like 0..9 or 1,4,7.')
    if (to - from >= MOST_SEEDS) throw new InvalidArgumentError(`At most ${MOST_SEEDS} seeds are possible.`)
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
  if (new Set(seeds).size < seeds.length) throw new InvalidArgumentError('A seed stands in it twice.')
  if (seeds.length > MOST_SEEDS) throw new InvalidArgumentError(`At most ${MOST_SEEDS} seeds are possible.`)
  return seeds
}

export function addSeedFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--seed <n>', `where warriors stand: 0 to ${MAX_SEED}, or random (default: ${DEFAULT_SEED})`)
        .argParser(parseSeed)
        .conflicts('fixed'),
    )
    .addOption(
      new Option(
        '-F, --fixed <cell>',
        'the second warrior starts at this cell in the first round (pMARS -F)',
      ).argParser(wholeNumber(1, MAX_FIXED)),
    )
}

/** The number behind --seed: a random one is drawn and reported on stderr, so that the run can be repeated. */
export function seedNumber(seed: number | 'random' | undefined, env: CliEnvironment): number {
  if (seed !== 'random') return seed ?? DEFAULT_SEED
  const drawn = env.randomSeed()
  env.stderr.write(`seed ${drawn}\n`)
  return drawn
}

/** Places for the flags: each line-up has its own for a --seed, and -F is pMARS's, with which all matches begin alike. */
export function placesFrom(options: SeedOptions, settings: MarsSettings, env: CliEnvironment): Places {
  if (options.fixed === undefined) return { kind: 'drawn', seed: seedNumber(options.seed, env) }
  const { minSeparation } = settings
  if (options.fixed < minSeparation)
    throw new UsageError(`--fixed is ${options.fixed}; it must be at least the distance ${minSeparation}`)
  return { kind: 'shared', seed: fixedSeed(options.fixed, settings) }
}
