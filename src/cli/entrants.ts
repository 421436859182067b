import { basename } from 'node:path'
import type { DuplicateRule, Entrant } from '../../arena/tournament/index.js'
import type { CliEnvironment } from './environment.js'
import type { LoadedWarrior } from './load-warriors.js'
import { safeText } from './text.js'

/** The entrants that a tournament plays with, each code once unless duplicates play; says on stderr who does not play. */
export async function playingEntrants(loaded: readonly Entrant[], rule: DuplicateRule, env: CliEnvironment) {
  const { enter } = await import('../../arena/tournament/index.js')
  const list = enter(loaded, rule)
  for (const { name, of } of list.duplicates)
    env.stderr.write(
      `${safeText(name)} has the same code as ${safeText(of)} and does not play; --duplicates play lets it\n`,
    )
  return list
}

/** Entrants are called by their files; by whole paths where two files have one name. */
export function nameEntrants(loaded: readonly LoadedWarrior[]): Entrant[] {
  const names = loaded.map(({ path }) => basename(path))
  const areUnique = new Set(names).size === names.length
  return loaded.map(({ path, warrior }, index) => ({ name: areUnique ? names[index]! : path, warrior }))
}

/** What a tournament of these warriors is called unless the user names it. */
export function tournamentName(names: readonly string[]): string {
  const [first = '', ...others] = names.map((name) => basename(name))
  return others.length === 0 ? first : `${first} and ${others.length} more`
}
