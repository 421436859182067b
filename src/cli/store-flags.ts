import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { Store } from '../../arena/store/index.js'
import type { CliEnvironment } from './environment.js'
import { UsageError } from './exit.js'

export interface StoreOptions {
  readonly db: string
}

export function addStoreFlag(command: Command): Command {
  return command.addOption(new Option('--db <file>', 'the SQLite file with all results').default('drq.db'))
}

/** Opens the store, made when there is none. */
export async function openStoreAt({ db }: StoreOptions, env: CliEnvironment): Promise<Store> {
  const { openStore } = await import('../../arena/store/index.js')
  return openStore(resolve(env.cwd, db))
}

/** Opens a store that is there. */
export async function openExistingStore(options: StoreOptions, env: CliEnvironment): Promise<Store> {
  if (!existsSync(resolve(env.cwd, options.db)))
    throw new UsageError(
      `there is no file ${options.db}`,
      'drq tournament, evolve, warriors add and hill create write one; --db names it.',
    )
  return openStoreAt(options, env)
}

/** Opens a store that is there, for commands that only read it, and closes it after `work`. */
export async function readStore<T>(
  options: StoreOptions,
  env: CliEnvironment,
  work: (store: Store) => T,
): Promise<T> {
  const store = await openExistingStore(options, env)
  try {
    return work(store)
  } finally {
    store.close()
  }
}
