import { basename } from 'node:path'
import type { EntryList, Entrant } from '../../arena/tournament/index.js'
import type { CliEnvironment } from './environment.js'
import { UsageError } from './exit.js'
import { loadWarriors, type LoadedWarrior, type LoadOptions } from './load-warriors.js'
import { safeText } from './text.js'

/** The entrants of a tournament of pairs in playing order, each code once; says on stderr who does not play. */
export async function loadEntrants(
  paths: readonly string[],
  options: Omit<LoadOptions, 'warriors'>,
  env: CliEnvironment,
): Promise<EntryList> {
  const loaded = await loadWarriors(paths, { ...options, warriors: 2 }, env)
  const { enterOnce } = await import('../../arena/tournament/index.js')
  const list = enterOnce(nameEntrants(loaded))
  for (const { name, of } of list.duplicates)
    env.stderr.write(`${safeText(name)} has the same code as ${safeText(of)} and does not play\n`)
  const count = list.entrants.length
  if (count < 2)
    throw new UsageError(`a tournament needs 2 different warriors; there ${count === 1 ? 'is 1' : 'are 0'}`)
  return list
}

/** Entrants are called by their files; by whole paths where two files have one name. */
export function nameEntrants(loaded: readonly LoadedWarrior[]): Entrant[] {
  const names = loaded.map(({ path }) => basename(path))
  const areUnique = new Set(names).size === names.length
  return loaded.map(({ path, warrior }, index) => ({ name: areUnique ? names[index]! : path, warrior }))
}

/** What a tournament of these paths is called unless the user names it. */
export function tournamentName(paths: readonly string[], preset: string): string {
  const [first, ...others] = paths.map((path) => basename(path))
  if (first === undefined) return preset
  return others.length === 0 ? first : `${first} and ${others.length} more`
}
