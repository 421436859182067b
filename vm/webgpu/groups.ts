/** Which matches one shader plays together, and with which layout. */
import { roundsOf, type Batch } from '../engine.js'
import type { GpuLimits } from './adapter.js'
import {
  NARROW_CORE,
  NARROW_OPERATIONS,
  coverageWords,
  queueWordsOf,
  type CellLayout,
  type LocalSizes,
  type ShaderKey,
} from './layout.js'
import { createLineUp, type LineUp } from './line-up.js'
import { battleBytes } from './memory.js'
import type { WebgpuOptions } from './options.js'

export interface Group {
  readonly key: ShaderKey
  /** Warriors in each match. */
  readonly warriorCount: number
  /** Words of a core in the buffers, of a queue, and of coverage bits. */
  readonly sizes: Omit<LocalSizes, 'warriorCount'>
  /** Indices into the batch's matches. */
  readonly matches: readonly number[]
  /** Of each match: its place in `lineUps`. */
  readonly lineUpOf: ReadonlyMap<number, number>
  readonly lineUps: readonly LineUp[]
  readonly rounds: number
}

/** Matches whose line-ups lie in the device at once: about 800 bytes each. */
const MATCHES_AT_ONCE = 16_384

/** Operations over which a switch is compiled; a shader of more takes seconds. */
const MOST_CASES = 64

/** Workgroups of so many battles are tried in workgroup memory, the largest first. */
const LOCAL_LANES = [64, 32] as const

interface OpenGroup {
  readonly cells: CellLayout
  readonly matches: number[]
  readonly lineUpOf: Map<number, number>
  /** Each line-up once, by its warriors, and its place among them. */
  readonly lineUps: Map<string, LineUp>
  readonly places: Map<string, number>
}

/** Groups of the matches of the batch with these indices, in their order within each group. */
export function groupMatches(
  batch: Batch,
  indices: readonly number[],
  limits: GpuLimits,
  options: WebgpuOptions,
): Group[] {
  const open = new Map<string, OpenGroup>()
  const { coreSize } = batch.settings
  const groups: Group[] = []
  const close = (name: string) => {
    const { cells, matches, lineUps, lineUpOf } = open.get(name)!
    open.delete(name)
    const list = [...lineUps.values()]
    const warriorCount = batch.matches[matches[0]!]!.warriors.length
    const key = shaderKey(batch, warriorCount, cells, list, limits, options)
    groups.push({
      key,
      warriorCount,
      sizes: key.local ?? {
        coreSize,
        queueWords: queueWordsOf(batch.settings, key.queues),
        coverageWords: coverageWords(coreSize),
      },
      matches,
      lineUpOf,
      lineUps: list,
      rounds: matches.reduce((sum, match) => sum + roundsOf(batch.matches[match]!), 0),
    })
  }
  for (const index of indices) {
    const { warriors } = batch.matches[index]!
    const programs = warriors.map((warrior) => batch.programs[warrior]!)
    const mayBeNarrow = options.cells !== 'wide' && coreSize <= NARROW_CORE
    const lineUp = mayBeNarrow ? createLineUp(programs, coreSize, 'narrow') : null
    const cells = lineUp !== null && lineUp.operations.length <= NARROW_OPERATIONS ? 'narrow' : 'wide'
    const name = `${warriors.length} ${cells}`
    const group: OpenGroup = open.get(name) ?? {
      cells,
      matches: [],
      lineUps: new Map(),
      lineUpOf: new Map(),
      places: new Map(),
    }
    open.set(name, group)
    const line = warriors.join()
    if (!group.lineUps.has(line)) {
      group.places.set(line, group.lineUps.size)
      group.lineUps.set(line, cells === 'narrow' ? lineUp! : createLineUp(programs, coreSize, 'wide'))
    }
    group.lineUpOf.set(index, group.places.get(line)!)
    group.matches.push(index)
    if (group.matches.length === MATCHES_AT_ONCE) close(name)
  }
  for (const name of [...open.keys()]) close(name)
  return groups
}

/** In steps of a fifth or less, from 16 on. */
function roundedUp(words: number): number {
  const step = Math.max(16, 2 ** (Math.floor(Math.log2(words)) - 2))
  return Math.ceil(words / step) * step
}

function shaderKey(
  { settings, coverage = true }: Batch,
  warriorCount: number,
  cells: CellLayout,
  lineUps: readonly LineUp[],
  limits: GpuLimits,
  options: WebgpuOptions,
): ShaderKey {
  const { coreSize, readLimit, writeLimit } = settings
  const { queues = 'packed', dispatch = 'table', lanes = 64 } = options
  const occurring = new Set(lineUps.flatMap(({ operations }) => operations))
  const common = {
    warriors: warriorCount === 1 ? 'one' : warriorCount === 2 ? 'two' : 'many',
    isLimited: readLimit < coreSize || writeLimit < coreSize,
    coverage,
    cells,
    queues,
    dispatch:
      dispatch === 'switch' && occurring.size <= MOST_CASES ? [...occurring].sort((x, y) => x - y) : 'table',
  } as const
  const local: LocalSizes = {
    warriorCount: 2 ** Math.ceil(Math.log2(warriorCount)),
    coreSize: roundedUp(coreSize),
    queueWords: roundedUp(queueWordsOf(settings, queues)),
    coverageWords: coverageWords(roundedUp(coreSize)),
  }
  const room = limits.maxComputeWorkgroupStorageSize
  const localLanes = LOCAL_LANES.find((count) => battleBytes(common, local) * count <= room)
  return options.memory !== 'storage' && localLanes !== undefined
    ? { ...common, local, lanes: localLanes }
    : { ...common, local: null, lanes }
}
