import { basename } from 'node:path'
import type { Store, StoredWarrior } from '../../../arena/store/index.js'
import { UsageError } from '../process/exit.js'
import type { StoreOptions } from '../flags/store-flags.js'
import { countOf } from '../../text/safe-text.js'

/** Digits of an id in tables: enough to tell millions of warriors apart. */
const ID_DIGITS = 12

export const printId = (id: string): string => id.slice(0, ID_DIGITS)

/** The one warrior that a name or the first digits of an id mean. Throws a UsageError when it is none or several. */
export function findStoredWarrior(text: string, store: Store, { db }: StoreOptions): StoredWarrior {
  const found = store.warriors.find(text)
  // A file is known by its name, wherever it lies.
  const [only, ...others] = found.length > 0 ? found : store.warriors.find(basename(text))
  if (only === undefined) throw new UsageError(`no warrior ${text} in ${db}`, 'drq warriors lists them.')
  if (others.length > 0) {
    const ids = [only, ...others].map(({ id, name }) => `  ${printId(id)}  ${name}`)
    throw new UsageError(
      `${countOf(ids.length, 'warrior')} match ${text}`,
      `Name one by its id:\n${ids.join('\n')}`,
    )
  }
  return only
}
