/** What all cases have in common: warriors, other simulators, the clock. */
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename, resolve } from 'node:path'
import { createEngine } from '../../arena/engines/index.js'
import {
  batchOf,
  createExpectation,
  filesOf,
  openNativeMars,
  outcomeDifference,
  pickPairs,
  SpeedError,
  type Expectation,
  type NativeMars,
  type Workload,
} from '../../arena/speed/index.js'
import { compareBytes } from '../../arena/byte-order.js'
import { bundledWarriors } from '../../src/cli/sources/bundled.js'
import { searchFolder } from '../../src/cli/sources/warrior-folder.js'
import { assemble, decodeSource, PRESETS, usesPSpace, type MarsSettings } from '../../vm/index.js'
import { findAgreement } from './natives.js'

export const SETTINGS: MarsSettings = PRESETS['94nop']

/** Pairs that stand for the bundled warriors. */
const PAIRS = 16

/** As in the golden round robin of the human warriors. */
export const FIXED = 4000

export interface BenchContext extends Omit<ContextOptions, 'against'> {
  /** The bundled warriors and pairs of them, played plainly. */
  readonly pairs: Workload
  /** Pairs that are not among them, and why, in words. */
  readonly leftOut: readonly string[]
  readonly natives: readonly NativeMars[]
  readonly cores: number
  /** Milliseconds, of a clock that nobody sets. */
  readonly now: () => number
  /** The answers that all contestants must give. */
  readonly expect: (workload: Workload) => Expectation
}

export interface ContextOptions {
  /** Paths of other simulators. */
  readonly against: readonly string[]
  /** Folder of human warriors. */
  readonly human: string | null
  /** Table of all their fights. */
  readonly golden: string | null
  /** Whether the user asked for this case by its name. */
  readonly isNamed: (name: string) => boolean
  /** Says how it goes. */
  readonly log: (line: string) => void
}

/** Rounds of each pair that the reference engine checks before anything is measured. */
const CHECKED_ROUNDS = 3

/** Throws a SpeedError when another program cannot be used, or the engines do not agree. */
export async function openContext(options: ContextOptions): Promise<BenchContext> {
  const { against, ...rest } = options
  const { log } = rest
  const { signal } = new AbortController()
  const now = () => performance.now()
  const warriors = await loadWarriors(await bundledWarriors('94nop'), 1)
  const pairs = workloadOf(
    warriors,
    pickPairs(
      warriors.map(({ warrior }) => warrior),
      PAIRS,
    ),
  )
  const referee = await createEngine('wasm')
  const checked = batchOf({ ...pairs, coverage: true }, CHECKED_ROUNDS)
  const reference = await (await createEngine('reference')).run(checked)
  const difference = outcomeDifference(pairs, await referee.run(checked), reference)
  if (difference !== null) throw new SpeedError(`wasm and reference differ: ${difference}`)

  const natives: NativeMars[] = []
  for (const given of against) {
    const path = resolve(given)
    const trial = filesOf(pairs, pairs.lineUps[0]!)
    const opening = await openNativeMars({ path, settings: SETTINGS, fixed: FIXED, trial, now, signal })
    if (!opening.ok) throw new SpeedError(opening.message)
    log(`${basename(path)} is called like ${opening.value.kind}`)
    natives.push(opening.value)
  }
  const expect = (workload: Workload) => createExpectation(workload, referee, signal)
  if (natives.length > 0) log('checking all answers')
  const { lineUps, leftOut } = await findAgreement(natives, expect(pairs))
  return {
    ...rest,
    pairs: { ...pairs, lineUps },
    leftOut,
    natives,
    cores: availableParallelism(),
    now,
    expect,
  }
}

/** Rounds as pMARS plays them, coverage not counted. */
export function workloadOf(warriors: Workload['warriors'], lineUps: Workload['lineUps']): Workload {
  return { settings: SETTINGS, warriors, lineUps, fixed: FIXED, stop: 'one-left', coverage: false }
}

/** Line-ups of ten, each warrior at most once in all of them; P-space left out as in the pairs. */
export function tensOf({ warriors }: Workload): number[][] {
  const players = [...warriors.keys()].filter((index) => !usesPSpace(warriors[index]!.warrior))
  const count = Math.floor(players.length / 10)
  return Array.from({ length: count }, (_, line) =>
    Array.from({ length: 10 }, (__, place) => players[line + place * count]!),
  )
}

/** The warriors of these files that assemble. */
export async function loadWarriors(
  paths: readonly string[],
  rounds: number,
  settings: MarsSettings = SETTINGS,
): Promise<Workload['warriors']> {
  const sources = await Promise.all(
    paths.map(async (path) => ({ path, source: decodeSource(await readFile(path)) })),
  )
  return sources.flatMap(({ path, source }) => {
    const { warrior } = assemble(source, { settings, rounds, warriors: 2 })
    return warrior === null ? [] : [{ path, warrior }]
  })
}

/** Absolute paths of the warriors in a folder, in byte order of their names. Throws a SpeedError when there is none. */
export async function listWarriors(folder: string): Promise<string[]> {
  const paths: string[] = []
  const problems: string[] = []
  for await (const item of searchFolder(resolve(folder), { cwd: process.cwd() })) {
    if (item.kind === 'warrior') paths.push(item.path)
    if (item.kind === 'problem') problems.push(`${item.path}: ${item.problem}`)
  }
  if (paths.length === 0) throw new SpeedError(problems.join('\n'))
  return paths.sort((x, y) => compareBytes(basename(x), basename(y)))
}
