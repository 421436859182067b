/** The warriors of a measurement: what runs are given, and the strangers that judge what comes of it. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { distinctWarriors, type RunWarriors, type WarriorChoice } from '../../arena/evolve/index.js'
import { bundledOpponents, bundledHill } from '../../src/cli/sources/bundled.js'
import { assemble, decodeSource, type MarsSettings, type PresetName, type Warrior } from '../../vm/index.js'
import { listWarriors } from '../measure/context.js'

/** The warriors of a folder that assemble, by file name, each named after its file. Throws a SpeedError where it has no file. */
export async function loadFolder(folder: string, settings: MarsSettings): Promise<Warrior[]> {
  return loadFiles(await listWarriors(folder), settings)
}

/** What runs may be given: the folders of `opponents` and `stock` where they are named, and what comes with drq. */
export async function loadChoice(
  preset: PresetName,
  settings: MarsSettings,
  { opponents, stock, isFromScratch }: FolderNames,
): Promise<WarriorChoice> {
  const folder = (name: string | undefined) => (name === undefined ? null : loadFolder(name, settings))
  return {
    bundled: await loadFiles(await bundledHill(preset), settings),
    bundledForOneCore: await loadFiles(await bundledOpponents(preset), settings),
    initial: await folder(opponents),
    stock: await folder(stock),
    isFromScratch,
  }
}

export interface FolderNames {
  readonly opponents: string | undefined
  readonly stock: string | undefined
  readonly isFromScratch: boolean
}

/** Whom a run was given, each code once: its gain counts from the best of them. From scratch what comes with drq stands for it. */
export function yardsticksOf({ bundled, isFromScratch }: WarriorChoice, given: RunWarriors): Warrior[] {
  return distinctWarriors(isFromScratch ? bundled : [...given.opponents, ...given.stock])
}

/** Those of `strangers` whose code none of `known` has, each code once. */
export function withoutKnown(strangers: readonly Warrior[], known: readonly Warrior[]): Warrior[] {
  const ids = new Set(known.map(({ id }) => id))
  return distinctWarriors(strangers).filter(({ id }) => !ids.has(id))
}

async function loadFiles(paths: readonly string[], settings: MarsSettings): Promise<Warrior[]> {
  const loaded = paths.map(async (path) => {
    const { warrior } = assemble(decodeSource(await readFile(path)), { settings })
    return warrior === null ? [] : [{ ...warrior, name: basename(path) }]
  })
  return (await Promise.all(loaded)).flat()
}
