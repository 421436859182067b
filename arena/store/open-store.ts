import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { wrongArgument } from '../../vm/index.js'
import { openDatabase, openDatabaseToRead, openNothing } from './database.js'
import { createStore, type Store } from './store.js'
import { StoreError } from './store-error.js'

/**
 * Opens the SQLite file at `path`, or creates it; `:memory:` gives a store that vanishes. A file of an older version
 * is brought up to date. Throws a StoreError when it cannot be opened or is no store, a TypeError when `path` is no
 * string.
 */
export function openStore(path: string): Store {
  if (typeof path !== 'string')
    throw wrongArgument(
      'openStore(path)',
      "path must be a string, ':memory:' for a store that vanishes",
      path,
    )
  return createStore(openDatabase(path), path)
}

/**
 * Opens a file that is there, to read it only: also one that another process writes to, that is read-only, or that an
 * older version wrote. Throws a StoreError.
 */
export function openStoreToRead(path: string): Store {
  return createStore(openDatabaseToRead(path), path)
}

/**
 * Opens the file at `path`. Where there is none, it is made by the first transaction: until then the store is empty,
 * and whatever fails before leaves no file behind. Throws a StoreError.
 */
export function openStoreLate(path: string): Store {
  if (hasContent(path)) return openStore(path)
  checkFolder(path)
  let store = createStore(openNothing(), path)
  let isMade = false
  const made = (): Store => {
    if (isMade) return store
    const nothing = store
    store = openStore(path)
    isMade = true
    nothing.close()
    return store
  }
  return {
    get warriors() {
      return store.warriors
    },
    get sets() {
      return store.sets
    },
    get matches() {
      return store.matches
    },
    get pairs() {
      return store.pairs
    },
    get tournaments() {
      return store.tournaments
    },
    get evaluations() {
      return store.evaluations
    },
    get hills() {
      return store.hills
    },
    get evolution() {
      return store.evolution
    },
    get optimize() {
      return store.optimize
    },
    get evolutionExport() {
      return store.evolutionExport
    },
    get leases() {
      return store.leases
    },
    transaction: (work) => made().transaction(work),
    close: () => {
      store.close()
    },
  }
}

function hasContent(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/** Says what will go wrong before anything was prepared for the file. */
function checkFolder(path: string): void {
  try {
    accessSync(dirname(path), constants.W_OK)
  } catch (cause) {
    throw new StoreError(`${path} cannot be made: ${(cause as Error).message}`, { cause })
  }
}
