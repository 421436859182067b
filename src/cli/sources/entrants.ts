import { basename, sep } from 'node:path'
import type { DuplicateRule, Entrant } from '../../../arena/matches/index.js'
import type { CliEnvironment } from '../process/environment.js'
import type { LoadedWarrior } from './load-warriors.js'
import { safeText } from '../../text/safe-text.js'

/** The entrants that a tournament plays with, each code once unless duplicates play; says on stderr who does not play. */
export async function playingEntrants(loaded: readonly Entrant[], rule: DuplicateRule, env: CliEnvironment) {
  const { enter } = await import('../../../arena/matches/index.js')
  const list = enter(loaded, rule)
  for (const { name, of } of list.duplicates)
    env.stderr.write(
      `${safeText(name)} has the same code as ${safeText(of)} and does not play; --duplicates play lets it\n`,
    )
  return list
}

/** Entrants are called by their files; where two files have one name, by as many folders of their paths as part them. */
export function nameEntrants(loaded: readonly LoadedWarrior[]): Entrant[] {
  const byFile = new Map<string, Set<string>>()
  for (const { path } of loaded)
    byFile.set(basename(path), (byFile.get(basename(path)) ?? new Set()).add(path))
  const names = new Map([...byFile.values()].flatMap((paths) => [...shortestTails([...paths])]))
  return loaded.map(({ path, warrior }) => ({ name: names.get(path)!, warrior }))
}

/** The ends of different paths, as short as they differ: `stones/x.red` and `papers/x.red`. */
function shortestTails(paths: readonly string[]): Map<string, string> {
  const parts = paths.map((path) => path.split(sep).flatMap((part) => part.split('/')))
  for (let length = 1; ; length++) {
    const tails = parts.map((part) => part.slice(-length).join('/'))
    const isWhole = parts.every((part) => part.length <= length)
    if (new Set(tails).size === paths.length || isWhole)
      return new Map(paths.map((path, index) => [path, isWhole ? path : tails[index]!]))
  }
}

/** What a tournament of these warriors is called unless the user names it. */
export function tournamentName(names: readonly string[]): string {
  const [first = '', ...others] = names.map((name) => basename(name))
  return others.length === 0 ? first : `${first} and ${others.length} more`
}
