import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PresetName } from '../../vm/index.js'
import { PACKAGE_ROOT } from './package-root.js'

/** What warriors/manifest.json says, as far as it is read here. */
interface Manifest {
  readonly hills: Readonly<
    Record<string, { readonly preset: string; readonly warriors: readonly { readonly file: string }[] }>
  >
}

/** Paths of the warriors that come with drq for this preset, in the order of their manifest; empty when it has none. */
export async function bundledWarriors(preset: PresetName): Promise<string[]> {
  const folder = join(PACKAGE_ROOT, 'warriors')
  const { hills } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
  return Object.values(hills)
    .filter((hill) => hill.preset === preset)
    .flatMap(({ warriors }) => warriors.map(({ file }) => join(folder, file)))
}
