/** The stored run that a user names. */
import { Argument, type Command } from 'commander'
import type { Store } from '../../../arena/store/index.js'
import type { StoredRun } from '../../../arena/evolve/index.js'
import { UsageError } from '../process/exit.js'
import { wholeNumber } from './number-flags.js'
import type { StoreOptions } from './store-flags.js'

export function addRunArgument(command: Command): Command {
  return command.addArgument(
    new Argument('[run]', 'its number (default: the last used one)').argParser(wholeNumber(1)),
  )
}

/** Throws a UsageError when there is none. */
export function findStoredRun(store: Store, id: number | undefined, { db }: StoreOptions): StoredRun {
  const run = store.evolution.findRun(id)
  if (run === null)
    throw new UsageError(`${db} holds no ${id === undefined ? 'run' : `run ${id}`}`, 'drq evolve begins one.')
  return run
}
