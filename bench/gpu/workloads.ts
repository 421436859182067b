/** What is fought on the card. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pickPairs, type Workload } from '../../arena/speed/index.js'
import { bundledWarriors } from '../../src/cli/sources/bundled.js'
import {
  assemble,
  decodeSource,
  PRESETS,
  usesPSpace,
  type MarsSettings,
  type PresetName,
} from '../../vm/index.js'

export interface NamedWorkload {
  readonly name: string
  readonly workload: Workload
}

/** Series of one pair, since one series holds few battles. */
const CLASSIC_SERIES = 16

/** Warriors of a round robin, evenly spread over a folder: each meets each, so that wasm's modules serve many pairs. */
const PLAYERS = 60

/** Imp against dwarf, mixed round robins of the warriors that come with drq, and one of a folder where it is named. */
export async function gpuWorkloads(human: string | null): Promise<NamedWorkload[]> {
  const folder = human === null ? [] : (await readdir(human)).filter((name) => name.endsWith('.red')).sort()
  const files = folder.map((name) => join(human!, name))
  return [
    { name: 'imp v dwarf', workload: classicPair() },
    { name: 'bundled 94nop', workload: await roundRobinOf(await bundledWarriors('94nop'), '94nop') },
    ...(files.length === 0 ? [] : [{ name: basename(human!), workload: await roundRobinOf(files, '94nop') }]),
    { name: 'bundled tiny', workload: await roundRobinOf(await bundledWarriors('tiny'), 'tiny') },
    { name: 'bundled nano', workload: await roundRobinOf(await bundledWarriors('nano'), 'nano') },
  ]
}

const CLASSICS = { imp: 'mov 0, 1', dwarf: 'add #4, 3\nmov 2, @2\njmp -2\ndat #0, #0' }

/** Imp and dwarf, which every standard of the language knows. */
export function impAndDwarf(settings: MarsSettings): Workload['warriors'] {
  return Object.entries(CLASSICS).map(([name, source]) => {
    return { path: name, warrior: assemble(source, { settings }).warrior! }
  })
}

function classicPair(): Workload {
  const settings = PRESETS['94nop']
  return workloadOf(
    settings,
    impAndDwarf(settings),
    Array.from({ length: CLASSIC_SERIES }, () => [0, 1]),
  )
}

async function roundRobinOf(files: readonly string[], preset: PresetName): Promise<Workload> {
  const all = await loadPlain(files, PRESETS[preset])
  const count = Math.min(PLAYERS, all.length)
  const warriors = Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]!)
  const programs = warriors.map(({ warrior }) => warrior)
  return workloadOf(PRESETS[preset], warriors, pickPairs(programs, Infinity))
}

export function workloadOf(
  settings: MarsSettings,
  warriors: Workload['warriors'],
  lineUps: Workload['lineUps'],
  change: Partial<Workload> = {},
): Workload {
  const fixed = Math.floor(settings.coreSize / 2)
  return { settings, warriors, lineUps, fixed, stop: 'one-left', coverage: false, ...change }
}

/** The warriors of these files that assemble and do without P-space. */
export async function loadPlain(
  files: readonly string[],
  settings: MarsSettings,
): Promise<Workload['warriors']> {
  const loaded = files.map(async (path) => {
    const { warrior } = assemble(decodeSource(await readFile(path)), { settings })
    return warrior === null || usesPSpace(warrior) ? [] : [{ path, warrior }]
  })
  return (await Promise.all(loaded)).flat()
}
