/** Which matches one shader plays together, and with which layout. */
import { roundsOf, type Batch } from '../engine.js'
import type { GpuLimits } from './adapter.js'
import { coverageWords, queueWordsOf, type LocalSizes, type ShaderKey } from './layout.js'
import { createLineUp, type GpuLineUp } from './line-up.js'
import { battleBytes } from './memory.js'
import type { WebgpuOptions } from './options.js'

/** Matches of a batch that one shader plays. */
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
  readonly lineUps: readonly GpuLineUp[]
  readonly rounds: number
}

/** Matches whose line-ups lie in the device at once: about 800 bytes each. */
const MATCHES_AT_ONCE = 16_384

/** Operations over which a switch is compiled; a shader of more takes seconds. */
const MOST_CASES = 64

/** Workgroups of so many battles are tried in workgroup memory, the largest first. */
const LOCAL_LANES = [64, 32] as const

interface OpenGroup {
  readonly matches: number[]
  readonly lineUpOf: Map<number, number>
  /** Each once, by its place. */
  readonly lineUps: GpuLineUp[]
  readonly places: Map<GpuLineUp, number>
}

/** Groups of the matches of the batch with these indices, in their order within each group. */
export function groupMatches(
  batch: Batch,
  indices: readonly number[],
  limits: GpuLimits,
  options: WebgpuOptions,
): Group[] {
  const { settings, programs } = batch
  const known = new Map<string, GpuLineUp>()
  const lineUpFor = (warriors: readonly number[]): GpuLineUp => {
    const name = warriors.join()
    const lineUp =
      known.get(name) ??
      createLineUp(
        warriors.map((warrior) => programs[warrior]!),
        settings.coreSize,
        options.cells !== 'wide',
      )
    known.set(name, lineUp)
    return lineUp
  }
  const open = new Map<string, OpenGroup>()
  const groups: Group[] = []
  const close = (name: string) => {
    const { matches, lineUps, lineUpOf } = open.get(name)!
    open.delete(name)
    const warriorCount = batch.matches[matches[0]!]!.warriors.length
    const key = shaderKey(batch, warriorCount, lineUps, limits, options)
    groups.push({
      key,
      warriorCount,
      sizes: key.local ?? {
        coreSize: settings.coreSize,
        queueWords: queueWordsOf(settings, key.queues),
        coverageWords: coverageWords(settings.coreSize),
      },
      matches,
      lineUpOf,
      lineUps,
      rounds: matches.reduce((sum, match) => sum + roundsOf(batch.matches[match]!), 0),
    })
  }
  for (const index of indices) {
    const { warriors } = batch.matches[index]!
    const lineUp = lineUpFor(warriors)
    const name = `${warriors.length} ${lineUp.cells}`
    const group: OpenGroup = open.get(name) ?? {
      matches: [],
      lineUpOf: new Map(),
      lineUps: [],
      places: new Map(),
    }
    open.set(name, group)
    const place = group.places.get(lineUp) ?? group.lineUps.push(lineUp) - 1
    group.places.set(lineUp, place)
    group.lineUpOf.set(index, place)
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
  lineUps: readonly GpuLineUp[],
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
    cells: lineUps[0]!.cells,
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
