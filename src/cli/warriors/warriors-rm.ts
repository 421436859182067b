import { Argument, Option, type Command } from 'commander'
import type { Store } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { membersOf } from '../sources/set-names.js'
import { addStoreFlag, changeStore, type StoreOptions } from '../flags/store-flags.js'
import { findStoredWarrior } from '../sources/stored-warrior.js'
import { countOf, safeText, toJson } from '../../text/safe-text.js'
import { jsonFlag } from '../flags/common-flags.js'

interface RmFlags extends StoreOptions {
  readonly set?: string
  readonly all?: true
  readonly json?: true
}

export function registerWarriorsRm(warriors: Command, env: CliEnvironment): void {
  const command = warriors
    .command('rm')
    .description('take warriors out of a set, or out of the store')
    .addArgument(new Argument('[warriors...]', 'their names in the set; without --set names or ids'))
    .addOption(new Option('--set <name>', 'only out of this set; they stay in the store'))
    .option('--all', 'with --set: all of them, and the set')
    .addOption(jsonFlag('what became of each'))
  addStoreFlag(command)
    .addHelpText('after', HELP)
    .action((names: string[], flags: RmFlags) => removeWarriors(names, flags, env))
}

const HELP = `
A warrior that has fought, takes part in a run or is in a set stays in the store: results are never lost this way.

Examples:
  drq warriors add warriors/94nop --set rivals
  drq warriors rm --set rivals eat-me.red snark.red
  drq warriors rm --set rivals --all
  drq warriors rm 'Red Queen'`

interface Removal {
  readonly name: string
  /** Why it stays; null when it is gone. */
  readonly heldBy: string | null
}

async function removeWarriors(names: readonly string[], flags: RmFlags, env: CliEnvironment): Promise<void> {
  const { set, all } = flags
  if (all && (set === undefined || names.length > 0))
    throw new UsageError('--all is for a whole set', 'Give --set and no warriors with it.')
  if (!all && names.length === 0) throw new UsageError('there is no warrior named', '--help shows how.')
  const removals = await changeStore(flags, env, (store) =>
    store.transaction(() => {
      if (set === undefined) return removeFromStore(names, store, flags)
      const members = membersOf(set, store).map(({ name }) => name)
      if (!all) return removeFromSet(set, names, members, store)
      store.sets.delete(set)
      return members.map((name): Removal => ({ name, heldBy: null }))
    }),
  )
  const stay = removals.filter(({ heldBy }) => heldBy !== null)
  if (flags.json) env.stdout.write(`${toJson(removals)}\n`)
  else {
    const place = set === undefined ? '' : ` from ${set}`
    const gone = removals.length - stay.length
    env.stdout.write(`${countOf(gone, 'warrior')} removed${place}\n`)
  }
  if (stay.length === 0) return
  const lines = stay.map(({ name, heldBy }) => `  ${safeText(name)}: ${heldBy}`)
  throw new UsageError(
    `${countOf(stay.length, 'warrior')} of ${removals.length} must stay:\n${lines.join('\n')}`,
  )
}

function removeFromSet(
  set: string,
  names: readonly string[],
  members: readonly string[],
  store: Store,
): Removal[] {
  const strangers = names.filter((name) => !members.includes(name))
  if (strangers.length > 0)
    throw new UsageError(
      `not in set ${set}: ${strangers.join(', ')}`,
      `drq warriors list --set ${set} shows who is.`,
    )
  store.sets.remove(set, names)
  return [...new Set(names)].map((name) => ({ name, heldBy: null }))
}

function removeFromStore(names: readonly string[], store: Store, flags: StoreOptions): Removal[] {
  const found = names.map((name) => findStoredWarrior(name, store, flags))
  const warriors = [...new Map(found.map((warrior) => [warrior.id, warrior])).values()]
  return warriors.map(({ id, name }) => ({
    name,
    heldBy: store.warriors.remove(id) ? null : holders(id, store),
  }))
}

function holders(id: string, store: Store): string {
  const matches = store.warriors.results(id).reduce((sum, result) => sum + result.matches, 0)
  const sets = store.sets.holding(id)
  const all = [
    ...(matches > 0 ? [countOf(matches, 'match', 'matches')] : []),
    ...(sets.length > 0 ? [`${sets.length === 1 ? 'set' : 'sets'} ${sets.join(', ')}`] : []),
  ]
  return `in ${all.length > 0 ? all.join(' and ') : 'a stored run or tournament'}`
}
