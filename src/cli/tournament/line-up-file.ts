/** Line-ups that a user or pMARS wrote down: JSON Lines, plain or gzipped. */
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Places } from '../../../arena/places.js'
import { MAX_WARRIORS, type MarsSettings } from '../../../vm/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { readGoldenLines } from '../sources/golden-lines.js'
import { MAX_FIXED, MAX_SEED, placesFrom } from '../flags/seed-flags.js'

/** Line-ups that are read from one file. */
const MOST_LINE_UPS = 100_000

/** Rounds of one line-up. */
const MOST_ROUNDS = 100_000

const count = z.number().int().min(0)
const schema = z.object({
  warriors: z.array(z.string().max(4096)).min(2).max(MAX_WARRIORS),
  rounds: z.number().int().min(1).max(MOST_ROUNDS).optional(),
  seed: count.max(MAX_SEED).optional(),
  seedF: count.max(MAX_FIXED).optional(),
  scores: z.array(count).max(MAX_WARRIORS).optional(),
  results: z.array(z.array(count)).max(MAX_WARRIORS).optional(),
})

export interface WrittenLineUp {
  /** From 1. */
  readonly line: number
  /** Names in load order. */
  readonly warriors: readonly string[]
  readonly rounds: number
  readonly places: Places
  /** pMARS's score of each, where the line has it. */
  readonly scores: readonly number[] | null
  /** The numbers of each one's "Results:", where the line has them. */
  readonly results: readonly (readonly number[])[] | null
}

/** What counts where a line says nothing of it. */
export interface LineUpDefaults {
  readonly settings: MarsSettings
  readonly rounds: number
  readonly places: Places
}

/** All lines of the file. Throws a UsageError that names the first one that cannot be used. */
export async function readLineUps(
  path: string,
  { settings, rounds, places }: LineUpDefaults,
  env: CliEnvironment,
): Promise<WrittenLineUp[]> {
  const lineUps: WrittenLineUp[] = []
  for await (const { number, value } of readGoldenLines(path, resolve(env.cwd, path))) {
    const fail = (problem: string) => new UsageError(`${path}:${number}: ${problem}`, HINT)
    const parsed = schema.safeParse(value)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw fail(`${issue!.path.join('.')}: ${issue!.message}`)
    }
    const { data } = parsed
    if (data.seed !== undefined && data.seedF !== undefined) throw fail('it has both seed and seedF')
    if (data.seedF !== undefined && data.seedF < settings.minSeparation)
      throw fail(`seedF is ${data.seedF}; it must be at least the distance ${settings.minSeparation}`)
    if (lineUps.length === MOST_LINE_UPS) throw fail(`more than ${MOST_LINE_UPS} line-ups`)
    const own = {
      ...(data.seed === undefined ? {} : { seed: data.seed }),
      ...(data.seedF === undefined ? {} : { fixed: data.seedF }),
    }
    lineUps.push({
      line: number,
      warriors: data.warriors,
      rounds: data.rounds ?? rounds,
      places: Object.keys(own).length === 0 ? places : placesFrom(own, settings, env),
      scores: data.scores ?? null,
      results: data.results ?? null,
    })
  }
  if (lineUps.length === 0) throw new UsageError(`${path}: no line-up in it`, HINT)
  return lineUps
}

const HINT = 'A line-up is a line such as {"warriors": ["a.red", "b.red", "c.red"], "rounds": 10, "seed": 1}.'
