import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PresetName } from '../../../vm/index.js'
import { PACKAGE_ROOT } from '../process/package-root.js'

/** What warriors/manifest.json says, as far as it is read here. */
interface Manifest {
  readonly hills: Readonly<
    Record<string, { readonly preset: string; readonly warriors: readonly ManifestEntry[] }>
  >
}

/** How warriors meet: one against one, or all in one core. */
type Meeting = 'duel' | 'core'

interface ManifestEntry {
  readonly file: string
  /** In which evolutions it is an opponent unless the user names others: one against one, or all in one core. */
  readonly opponent?: readonly Meeting[]
}

/** Paths of the warriors that come with drq for this preset, in the order of their manifest; empty when it has none. */
export async function bundledWarriors(preset: PresetName): Promise<string[]> {
  return (await entriesOf(preset)).map(pathOf)
}

/**
 * Paths of the bundled warriors that evolutions meet one against one and breed from: those of each class that still say
 * something; all where the manifest marks none.
 */
export const bundledHill = (preset: PresetName): Promise<string[]> => markedFor('duel', preset)

/** Paths of the bundled warriors that evolutions meet in one core: a few of different kinds, all where the manifest marks none. */
export const bundledOpponents = (preset: PresetName): Promise<string[]> => markedFor('core', preset)

async function markedFor(meeting: Meeting, preset: PresetName): Promise<string[]> {
  const entries = await entriesOf(preset)
  const marked = entries.filter(({ opponent }) => opponent?.includes(meeting))
  return (marked.length > 0 ? marked : entries).map(pathOf)
}

const FOLDER = join(PACKAGE_ROOT, 'warriors')

async function entriesOf(preset: PresetName): Promise<ManifestEntry[]> {
  const { hills } = JSON.parse(await readFile(join(FOLDER, 'manifest.json'), 'utf8')) as Manifest
  return Object.values(hills)
    .filter((hill) => hill.preset === preset)
    .flatMap(({ warriors }) => warriors)
}

const pathOf = ({ file }: ManifestEntry): string => join(FOLDER, file)
