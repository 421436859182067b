/** What each engine can run here, and how fast. */
import { ENGINE_NAMES, type EngineName } from '../../../vm/index.js'
import type { EngineLook } from './engine-look.js'
import type { Finding } from './finding.js'
import { runProbe, type ProbeOptions } from './probe.js'
import type { SpeedLook } from './speed-look.js'
import type { SpeedPreset } from './speed-presets.js'

export type EngineReport = { readonly name: EngineName } & EngineLook

/** Time for a device to open, and for TensorFlow.js to load from a cold disk. */
const LOOK_MS = 30_000

export function examineEngines(options: Omit<ProbeOptions, 'limitMs'>): Promise<EngineReport[]> {
  return Promise.all(
    ENGINE_NAMES.map(async (name): Promise<EngineReport> => {
      const { found, failure } = await runProbe<EngineLook>(['engine', name], {
        limitMs: LOOK_MS,
        ...options,
      })
      const problem = failure ?? 'nothing was found out'
      return { name, ...(found[0] ?? { isAvailable: false, problem, remedy: null }) }
    }),
  )
}

/** Engines that every machine must have. */
const ALWAYS_THERE: readonly EngineName[] = ['wasm', 'reference']

const REPORT = 'please report it with the output of drq doctor --json'

/** `isTold`: why engine webgpu is missing is said already, of its package or of the cards. */
export function findInEngines(engines: readonly EngineReport[], isTold: boolean): Finding[] {
  return engines.flatMap((engine): Finding[] => {
    if (engine.isAvailable || (engine.name === 'webgpu' && isTold)) return []
    const isNeeded = ALWAYS_THERE.includes(engine.name)
    return [
      {
        severity: isNeeded ? 'problem' : 'optional',
        about: 'engine',
        problem: `engine ${engine.name} cannot be used: ${engine.problem}`,
        remedy: engine.remedy ?? (isNeeded ? REPORT : null),
      },
    ]
  })
}

export interface EngineSpeeds {
  readonly engine: EngineName
  readonly threads: number
  /** True when the processor computes for an adapter that is no card. */
  readonly isSoftware: boolean
  /** By preset, as far as the time went. */
  readonly speeds: Readonly<Partial<Record<SpeedPreset, SpeedFigure>>>
  /** Why a speed is missing, or is of no use; null when nothing is wrong. */
  readonly problem: string | null
}

export interface SpeedFigure {
  readonly instructionsPerSecond: number
  readonly battles: number
  /** Cycles after which a battle was cut. */
  readonly maxCycles: number
}

/** Beyond its time an engine is let finish its last play. */
const GRACE_MS = 3000

/** One engine after the other, so that none takes time from another; wasm also on all threads. */
export async function measureEngines(
  engines: readonly EngineReport[],
  {
    threads,
    durationMs,
    ...options
  }: Omit<ProbeOptions, 'limitMs'> & { threads: number; durationMs: number },
): Promise<EngineSpeeds[]> {
  const rows = engines
    .filter((engine) => engine.isAvailable)
    .flatMap((engine) => {
      const row = { engine: engine.name, threads: 1, isSoftware: engine.adapter?.isSoftware ?? false }
      return engine.name === 'wasm' && threads > 1 ? [row, { ...row, threads }] : [row]
    })
  const reports: EngineSpeeds[] = []
  for (const row of rows) {
    const untilMs = Math.round(durationMs / rows.length)
    const args = ['speed', row.engine, `${row.threads}`, `${untilMs}`]
    const { found, failure } = await runProbe<SpeedLook>(args, { limitMs: untilMs + GRACE_MS, ...options })
    const speeds = found.map(({ preset, stepsPerSecond: instructionsPerSecond, battles, maxCycles }) => {
      return [preset, { instructionsPerSecond, battles, maxCycles }] as const
    })
    reports.push({ ...row, speeds: Object.fromEntries(speeds), problem: failure })
  }
  return reports
}

export function findInSpeeds(speeds: readonly EngineSpeeds[]): Finding[] {
  return speeds.flatMap(({ engine, problem }): Finding[] => {
    if (problem === null || !problem.includes('answers wrong')) return []
    const severity = ALWAYS_THERE.includes(engine) ? 'problem' : 'optional'
    return [{ severity, about: 'engine', problem: `do not use it: ${problem}`, remedy: REPORT }]
  })
}
