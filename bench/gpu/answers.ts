/** Whether the card answers as wasm does, before anything is measured. */
import {
  batchOf,
  outcomeDifference,
  pickPairs,
  stepsBetween,
  type Workload,
} from '../../arena/speed/index.js'
import { bundledWarriors } from '../../src/cli/sources/bundled.js'
import { PRESETS, type Engine, type PresetName } from '../../vm/index.js'
import { impAndDwarf, loadPlain, workloadOf } from './workloads.js'

export interface AnswerRow {
  readonly preset: PresetName
  readonly battles: number
  readonly instructions: number
  /** Where the two part, in words; null when they do not. */
  readonly difference: string | null
}

export interface AnswerOptions {
  readonly engine: Engine
  readonly referee: Engine
  readonly signal: AbortSignal
  readonly presets: readonly PresetName[]
  /** Cycles after which a battle is cut. */
  readonly maxCycles: number
}

const PAIRS = 40
const ROUNDS = 3
/** Warriors of the melees. */
const CROWDS = [3, 5, 10, 20]

/** For each preset pairs until one is left, melees until none is, covered addresses counted. */
export async function checkAnswers(options: AnswerOptions): Promise<AnswerRow[]> {
  const { engine, referee, signal, presets, maxCycles } = options
  const rows: AnswerRow[] = []
  for (const preset of presets) {
    const [pairs, melees] = await samplesOf(preset, maxCycles)
    let [battles, instructions, difference] = [0, 0, null as string | null]
    for (const workload of [pairs, melees]) {
      const batch = batchOf(workload, ROUNDS)
      const judged = engine.judge(batch)
      const expected = await referee.run(batch, { signal })
      battles += ROUNDS * workload.lineUps.length
      instructions += stepsBetween(expected, 0, ROUNDS)
      difference ??= judged.ok
        ? outcomeDifference(workload, await engine.run(batch, { signal }), expected)
        : `refused: ${judged.message}`
    }
    rows.push({ preset, battles, instructions, difference })
  }
  return rows
}

async function samplesOf(
  preset: PresetName,
  maxCycles: number,
): Promise<[pairs: Workload, melees: Workload]> {
  const full = PRESETS[preset]
  const settings = { ...full, maxCycles: Math.min(full.maxCycles, maxCycles) }
  const own = await bundledWarriors(preset)
  const files = own.length > 0 ? own : await bundledWarriors('94nop')
  const warriors = [...(await loadPlain(files, settings)), ...impAndDwarf(settings)]
  const programs = warriors.map(({ warrior }) => warrior)
  // As many as the core has room for, and of a few warriors each more than once.
  const crowds = CROWDS.filter((count) => count * full.minSeparation <= full.coreSize)
  const melees = crowds.map((count) => Array.from({ length: count }, (_, place) => place % warriors.length))
  return [
    workloadOf(settings, warriors, pickPairs(programs, PAIRS), { coverage: true }),
    workloadOf(settings, warriors, melees, {
      coverage: true,
      stop: 'none-left',
    }),
  ]
}
