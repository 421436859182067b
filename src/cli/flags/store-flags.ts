import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { Store } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'

export const DEFAULT_DB = 'drq.db'

export interface StoreOptions {
  readonly db: string
}

export function addStoreFlag(command: Command): Command {
  return command.addOption(new Option('--db <file>', 'the SQLite file with all results').default(DEFAULT_DB))
}

/** Opens the store to write. Where there is none it is made with the first thing that is stored, not before. */
export async function openStoreAt({ db }: StoreOptions, env: CliEnvironment): Promise<Store> {
  const { openStoreLate } = await import('../../../arena/store/index.js')
  return openStoreLate(resolve(env.cwd, db))
}

/** Opens a store that is there to write. */
export async function openExistingStore(options: StoreOptions, env: CliEnvironment): Promise<Store> {
  checkExists(options, env)
  return openStoreAt(options, env)
}

/** Opens a store that is there, for commands that only read it, and closes it after `work`. */
export async function readStore<T>(
  options: StoreOptions,
  env: CliEnvironment,
  work: (store: Store) => T | Promise<T>,
): Promise<T> {
  checkExists(options, env)
  const { openStoreToRead } = await import('../../../arena/store/index.js')
  return closing(openStoreToRead(resolve(env.cwd, options.db)), work)
}

/** Opens a store that is there, for commands that change it, and closes it after `work`. */
export async function changeStore<T>(
  options: StoreOptions,
  env: CliEnvironment,
  work: (store: Store) => T | Promise<T>,
): Promise<T> {
  return closing(await openExistingStore(options, env), work)
}

async function closing<T>(store: Store, work: (store: Store) => T | Promise<T>): Promise<T> {
  try {
    return await work(store)
  } finally {
    store.close()
  }
}

function checkExists({ db }: StoreOptions, { cwd }: CliEnvironment): void {
  if (!existsSync(resolve(cwd, db)))
    throw new UsageError(
      `there is no file ${db}`,
      'drq tournament, evolve, warriors add and hill create write one; --db names it.',
    )
}
