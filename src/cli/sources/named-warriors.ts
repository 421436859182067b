/** Warriors by what a user calls them: a file or folder, a set of the store, or a hill whose warriors come with drq. */
import { existsSync } from 'node:fs'
import type { Store } from '../../../arena/store/index.js'
import type { Entrant } from '../../../arena/matches/index.js'
import { decodeSource, PRESET_NAMES, type PresetName } from '../../../vm/index.js'
import { bundledWarriors } from './bundled.js'
import { nameEntrants } from './entrants.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { assembleSources, takeWarriors, type LoadOptions } from './load-warriors.js'
import { locatePath } from './named-path.js'
import { readSourceFiles, type SourceFile } from './warrior-files.js'

/** A path, a set or a preset, looked for in this order; or a set and nothing else. */
export type WarriorName = string | { readonly set: string }

/**
 * Loads the warriors behind `names` in their order, called by their files. Each name is a path (`-` for standard input),
 * else a set of the store, else a preset. Those of a set are assembled anew, for these settings; in a set or a hill, as in
 * a folder, one that does not assemble is left out. Complaints are loadWarriors's; a UsageError for a name that is nothing
 * of this, or a preset without warriors.
 */
export async function loadNamed(
  names: readonly WarriorName[],
  options: LoadOptions,
  store: Store | null,
  env: CliEnvironment,
): Promise<Entrant[]> {
  const sources: (Omit<SourceFile, 'bytes'> & { readonly source: string })[] = []
  const problems: string[] = []
  for (const given of names) {
    const isSet = typeof given !== 'string'
    const name = isSet ? given.set : given
    const isPath = !isSet && (name === '-' || existsSync(locatePath(name, env.cwd).location))
    const members = isPath ? null : (store?.sets.members(name) ?? null)
    if (members !== null) {
      for (const { name: file, warrior } of members)
        sources.push({ path: `${name}/${file}`, source: warrior.source, isFromFolder: true })
      continue
    }
    if (isSet) throw new UsageError(`there is no set ${name}`, SETS_HINT)
    const read = await readSourceFiles(isPath ? [name] : await pathsOfHill(name), env)
    problems.push(...read.problems)
    for (const { bytes, path, isFromFolder } of read.files)
      sources.push({ path, isFromFolder: isFromFolder || !isPath, source: decodeSource(bytes) })
  }
  const files = assembleSources(sources, options)
  return nameEntrants(takeWarriors({ files, problems }, names.length, options, env))
}

const SETS_HINT = 'drq warriors list --sets shows the sets; drq warriors add PATH --set NAME makes one.'

async function pathsOfHill(name: string): Promise<string[]> {
  if (!(PRESET_NAMES as readonly string[]).includes(name))
    throw new UsageError(`${name} is no file, no folder and no set of warriors`, SETS_HINT)
  const paths = await bundledWarriors(name as PresetName)
  if (paths.length === 0)
    throw new UsageError(`no warriors come with drq for ${name}`, 'Name a file or folder.')
  return paths
}
