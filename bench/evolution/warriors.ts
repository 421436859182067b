import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { bundledWarriors } from '../../src/cli/sources/bundled.js'
import { assemble, decodeSource, PRESETS, type Warrior } from '../../vm/index.js'
import { listWarriors } from '../measure/context.js'

export const SETTINGS = PRESETS['94nop']

/** The warriors of a folder that assemble, by file name, each named after its file. */
export async function loadFolder(folder: string): Promise<Warrior[]> {
  return loadFiles(await listWarriors(folder))
}

export async function loadBundled(): Promise<Warrior[]> {
  return loadFiles(await bundledWarriors('94nop'))
}

async function loadFiles(paths: readonly string[]): Promise<Warrior[]> {
  const loaded = paths.map(async (path) => {
    const { warrior } = assemble(decodeSource(await readFile(path)), { settings: SETTINGS })
    return warrior === null ? [] : [{ ...warrior, name: basename(path) }]
  })
  return (await Promise.all(loaded)).flat()
}
