import { readFile } from 'node:fs/promises'
import { createEngine } from '../../../arena/engines/index.js'
import { pickPairs, quickSpeeds, type QuickSpeed, type Workload } from '../../../arena/speed/index.js'
import { createFightPool } from '../../../arena/workers/index.js'
import {
  assemble,
  decodeSource,
  PRESETS,
  type Batch,
  type Engine,
  type EngineName,
  type MatchOutcome,
} from '../../../vm/index.js'
import { bundledWarriors } from '../sources/bundled.js'
import { SPEED_PRESETS, type SpeedPreset } from './speed-presets.js'

/** A speed so far; a later one of the same preset replaces it. */
export interface SpeedLook extends QuickSpeed {
  readonly preset: SpeedPreset
}

/** Pairs that are played, at most. */
const PAIRS = 16

/** Series differ in length: with enough of them no thread waits long for the last one. */
const COPIES_PER_THREAD = 2

/** Measures an engine on so many threads; all is over so many milliseconds after the start of this process. */
export async function lookAtSpeed(
  send: (found: SpeedLook) => void,
  name: string,
  threads: string,
  untilMs: string,
): Promise<void> {
  // Of this process, from its start.
  const now = () => performance.now()
  const { signal } = new AbortController()
  const engineName = name as EngineName
  const player = await openPlayer(engineName, Number(threads))
  const referee = await createEngine(engineName === 'wasm' ? 'reference' : 'wasm')
  for (const [index, preset] of SPEED_PRESETS.entries()) {
    const workload = await loadWorkload(preset)
    const durationMs = (Number(untilMs) - now()) / (SPEED_PRESETS.length - index)
    const copies = Number(threads) === 1 ? 1 : COPIES_PER_THREAD * Number(threads)
    const options = {
      name,
      workload,
      durationMs,
      copies,
      now,
      run: (batch: Batch) => player.run(batch),
      referee,
      signal,
    }
    for await (const speed of quickSpeeds(options)) send({ preset, ...speed })
  }
  await player.close()
}

interface SpeedPlayer {
  run(batch: Batch): Promise<readonly MatchOutcome[]>
  close(): Promise<void>
}

async function openPlayer(name: EngineName, threads: number): Promise<SpeedPlayer> {
  if (threads > 1) return createFightPool({ threads, engine: name })
  const engine: Engine = await createEngine(name)
  return { run: (batch) => engine.run(batch), close: async () => engine.close?.() }
}

/** Pairs of the warriors that come with drq. */
async function loadWorkload(preset: SpeedPreset): Promise<Workload> {
  const settings = PRESETS[preset]
  const files = (await bundledWarriors(preset)).map(async (path) => {
    const { warrior } = assemble(decodeSource(await readFile(path)), { settings })
    return warrior === null ? [] : [{ path, warrior }]
  })
  const warriors = (await Promise.all(files)).flat()
  const lineUps = pickPairs(
    warriors.map(({ warrior }) => warrior),
    PAIRS,
  )
  return { settings, warriors, lineUps, fixed: settings.coreSize / 2, stop: 'one-left', coverage: false }
}
