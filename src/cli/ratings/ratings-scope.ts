/** Which stored matches `drq ratings` is asked about. */
import type { Command } from 'commander'
import type { PairFilter, Store } from '../../../arena/store/index.js'
import type { StopRule } from '../../../vm/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { findHill } from '../hill/hill-flags.js'
import { loadNamed } from '../sources/named-warriors.js'
import { nameSettings } from '../../text/settings-name.js'
import { settingsFrom, type SettingsOptions } from '../flags/settings-flags.js'
import { findStoredTournament } from '../flags/stored-tournament.js'
import { findStoredRun } from '../flags/stored-run.js'
import type { StoreOptions } from '../flags/store-flags.js'

export interface ScopeFlags extends SettingsOptions, StoreOptions {
  readonly set?: readonly string[]
  readonly tournament?: string
  readonly run?: number
  readonly hill?: string
  readonly stop: StopRule
}

export interface RatingScope {
  readonly filter: PairFilter
  /** What these warriors are called here, by id; others go by their own names. */
  readonly names: ReadonlyMap<string, string>
  /** For the user: `human, preset 94nop`. */
  readonly title: string
}

/** Flags of settings-flags and --stop that the user gave, by their names. */
const RULES = ['preset', 'coreSize', 'cycles', 'processes', 'length', 'distance', 'pspace', 'readLimit']
  .concat(['writeLimit', 'standard', 'immediateB', 'stop']) // prettier-ignore

/** Throws a UsageError when it names what is not there, or rules beside those of a tournament or a hill. */
export async function scopeFrom(
  flags: ScopeFlags,
  command: Command,
  store: Store,
  env: CliEnvironment,
): Promise<RatingScope> {
  const { set, tournament, run, hill, stop } = flags
  const isGiven = RULES.some((name) => command.getOptionValueSource(name) === 'cli')
  if (tournament !== undefined) {
    const stored = findStoredTournament(tournament, store, flags)
    if (isGiven)
      throw new UsageError('a tournament has settings of its own', 'Leave out --preset and the like.')
    const { id, settings, entrants } = stored
    return {
      filter: { settings, stop: 'one-left', among: { tournamentId: id } },
      names: new Map(entrants.map(({ warriorId, name }) => [warriorId, name])),
      title: `${stored.name} (tournament ${id}), ${nameSettings(settings)}`,
    }
  }
  if (run !== undefined) {
    const stored = findStoredRun(store, run, flags)
    const settings = isGiven ? settingsFrom(flags) : stored.settings
    const { storedChampions } = await import('../../../arena/evolve/index.js')
    const { opponent, stock, benchmark } = stored.warriors
    const names = new Map([...opponent, ...stock, ...benchmark].map(({ id, name }) => [id, name]))
    for (const { warrior, name } of storedChampions(store, stored)) names.set(warrior.id, name)
    const title = `run ${run} and its opponents, ${nameSettings(settings)}`
    return { filter: { settings, stop, among: [...names.keys()] }, names, title }
  }
  if (hill !== undefined) {
    const { id, name, settings } = findHill(store, hill, flags)
    if (isGiven) throw new UsageError('a hill has settings of its own', 'Leave out --preset and the like.')
    // Who challenged it, also in vain: a hill begins with challenges.
    const names = new Map(store.hills.history(id).map(({ warriorId, name }) => [warriorId, name]))
    const title = `all that challenged hill ${name}, ${nameSettings(settings)}`
    return { filter: { settings, stop: 'one-left', among: [...names.keys()] }, names, title }
  }
  const settings = settingsFrom(flags)
  if (set === undefined)
    return { filter: { settings, stop }, names: new Map(), title: `all warriors, ${nameSettings(settings)}` }
  const entrants = await loadNamed(set, { settings, warriors: 2 }, store, env)
  const names = new Map(entrants.map(({ warrior, name }) => [warrior.id, name]))
  const title = `${set.join(', ')}, ${nameSettings(settings)}`
  return { filter: { settings, stop, among: [...names.keys()] }, names, title }
}
