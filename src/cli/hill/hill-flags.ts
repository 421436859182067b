import type { Store } from '../../../arena/store/index.js'
import type { StoredHill } from '../../../arena/hill/index.js'
import { UsageError } from '../process/exit.js'
import type { FightFlags } from '../flags/fight-flags.js'
import type { StoreOptions } from '../flags/store-flags.js'

export interface HillFlags extends StoreOptions {
  readonly json?: true
}

export interface ChallengeFlags extends HillFlags, FightFlags {}

/** Throws a UsageError when there is no such hill. */
export function findHill(store: Store, name: string, { db }: StoreOptions): StoredHill {
  const hill = store.hills.find(name)
  if (hill === null)
    throw new UsageError(
      `no hill ${name} in ${db}`,
      'drq hill create founds one; drq hill list shows what there is.',
    )
  return hill
}
