/** Who takes part in a contest of proposers. */
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { InvalidArgumentError } from 'commander'
import type { CliEnvironment } from '../process/environment.js'
import type { EvolveFlags } from '../evolve/evolve-flags.js'
import { UsageError } from '../process/exit.js'
import { describeWriteError } from '../process/file-errors.js'

const MOST = 20

/** `A,B`, added to those given before. */
export function parseContestants(text: string, before: readonly string[] | undefined): readonly string[] {
  const names = [...(before ?? []), ...text.split(',').map((name) => name.trim())]
  if (names.includes('')) throw new InvalidArgumentError('A name is missing.')
  if (new Set(names).size < names.length) throw new InvalidArgumentError('A name stands in it twice.')
  if (names.length > MOST) throw new InvalidArgumentError(`At most ${MOST} contestants are possible.`)
  return names
}

/** One run of one contestant. */
export interface ContestRun {
  readonly name: string
  readonly flags: EvolveFlags & { readonly seed: number }
}

/**
 * The flags of each run, contestant by contestant and seed by seed: they differ in the proposer alone, in the folder of
 * their warriors, and in the file of replies that a folder of --record or --replay has for each run. Throws a UsageError.
 */
export function contestRunsFrom(
  names: readonly string[],
  seeds: readonly number[],
  flags: EvolveFlags,
  env: CliEnvironment,
): ContestRun[] {
  return names.flatMap((name) => {
    const { record, replay, ...others } = flags
    const rest = { ...others, out: warriorFolder(name, flags.out) }
    if (name === 'genetic')
      return seeds.map((seed): ContestRun => ({ name, flags: { ...rest, proposer: 'genetic', seed } }))
    const model = folderOf(name)
    if (record !== undefined) makeFolder(join(record, model), env)
    return seeds.map((seed): ContestRun => {
      const fileIn = (folder: string) => join(folder, model, `seed-${seed}.jsonl`)
      const replies = {
        ...(record === undefined ? {} : { record: fileIn(record) }),
        ...(replay === undefined ? {} : { replay: fileIn(replay) }),
      }
      return { name, flags: { ...rest, ...replies, proposer: 'llm', model: [name], seed } }
    })
  })
}

/** Where the warriors of a contestant's runs are written, as the user named `out`: each contestant has a folder. */
export function warriorFolder(contestant: string, out: string): string {
  return join(out, folderOf(contestant))
}

/** A model's folder: its name where every file system takes it as it is, else something like it and unlike others. */
export function folderOf(model: string): string {
  if (/^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/.test(model)) return model
  const digest = createHash('sha256').update(model).digest('hex').slice(0, 8)
  return `${model.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 90)}-${digest}`
}

function makeFolder(folder: string, { cwd }: CliEnvironment): void {
  try {
    mkdirSync(resolve(cwd, folder), { recursive: true })
  } catch (cause) {
    throw new UsageError(`--record ${folder} cannot be made: ${describeWriteError(cause as Error)}`, '', {
      cause,
    })
  }
}
