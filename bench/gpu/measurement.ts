import { createExpectation, quickSpeeds, type QuickSpeed, type Workload } from '../../arena/speed/index.js'
import { createFightPool } from '../../arena/workers/index.js'
import { loadWebgpu, type Batch, type Engine, type MatchOutcome, type PresetName } from '../../vm/index.js'
import { checkAnswers } from './answers.js'
import type { TableCell, GpuReport } from './tables.js'
import { VARIANTS } from './variants.js'
import { gpuWorkloads, type NamedWorkload } from './workloads.js'

export type Found = Pick<GpuReport, 'adapter' | 'answers' | 'cells' | 'leftOut'>

export interface MeasureOptions {
  readonly human: string | null
  readonly seconds: number
  readonly minutes: number
  /** Of the battles whose answers are checked. */
  readonly maxCycles: number
  readonly presets: readonly PresetName[]
  readonly variants: number
  readonly threads: number
  readonly software: boolean
  readonly wasm: Engine
  readonly now: () => number
  readonly log: (line: string) => void
  /** Called with all that was found so far: a device may hang with the next. */
  readonly save: (found: Found) => void
}

/** Answers first; then speeds, what matters most first. EngineUnavailableError when there is no card. */
export async function measureCard(options: MeasureOptions): Promise<Found> {
  const { seconds, threads, software, wasm, now, log, save } = options
  const { signal } = new AbortController()
  const end = now() + 60_000 * options.minutes
  const { openGpu } = await loadWebgpu()
  const first = await openGpu(software, {})
  log(`${first.adapter.name}, ${first.adapter.description}`)
  const { presets, maxCycles } = options
  const answers = await checkAnswers({ engine: first.engine, referee: wasm, signal, presets, maxCycles })
  await first.engine.close?.()
  const found = { adapter: { ...first.adapter }, answers, cells: [] as TableCell[], leftOut: [] as string[] }
  save(found)
  const isWrong = answers.some(({ difference }) => difference !== null)
  if (isWrong) return found

  const workloads = (await gpuWorkloads(options.human)).map(rememberAnswers)
  const pool = createFightPool({ threads, engine: 'wasm' })
  const measure = async (workload: RememberedWorkload, name: string, on: number | null, run: Run) => {
    if (now() > end) {
      found.leftOut.push(`${name} on ${workload.name}: no time was left`)
      return
    }
    try {
      const speed = await within(1000 * (PATIENCE * seconds + START_SECONDS), (signal) =>
        quickSpeeds({
          ...{ name, workload: workload.workload, now, signal },
          run: (batch) => run(batch, signal),
          durationMs: 1000 * seconds,
          copies: on === null ? 1 : Math.ceil((4 * on) / workload.workload.lineUps.length),
          referee: workload.refereeOf(wasm),
        }),
      )
      const { stepsPerSecond: instructionsPerSecond, battles, maxCycles } = speed
      found.cells.push({
        workload: workload.name,
        name,
        threads: on,
        instructionsPerSecond,
        battles,
        maxCycles,
      })
      log(`${workload.name}, ${name}: ${(instructionsPerSecond / 1e6).toPrecision(4)} M instr/s`)
    } catch (error) {
      found.leftOut.push(`${name} on ${workload.name}: ${(error as Error).message}`)
      log(found.leftOut.at(-1)!)
    }
    save(found)
  }
  for (const workload of workloads)
    await measure(workload, 'wasm', threads, (batch, signal) => pool.run(batch, { signal }))
  for (const { name, options: shader } of VARIANTS.slice(0, options.variants)) {
    // A device of its own, so that a lost one takes no other variant along.
    const opened = await openGpu(software, shader).catch((error: unknown) => error as Error)
    if (opened instanceof Error) {
      found.leftOut.push(`${name}: ${opened.message}`)
      continue
    }
    const { engine } = opened
    for (const workload of workloads)
      await measure(workload, name, null, (batch, signal) => engine.run(batch, { signal }))
    await engine.close?.()
  }
  await pool.close()
  save(found)
  return found
}

/** A last play takes that many times as long as there is time, at most; a first one also makes its shader. */
const PATIENCE = 3
const START_SECONDS = 20

type Run = (batch: Batch, signal: AbortSignal) => Promise<readonly MatchOutcome[]>

type RememberedWorkload = NamedWorkload & { refereeOf(engine: Engine): Engine }

/** The same first rounds are asked for by every variant: they are played once for each number of cycles. */
function rememberAnswers(named: NamedWorkload): RememberedWorkload {
  const known = new Map<number, Promise<readonly MatchOutcome[]>>()
  const { signal } = new AbortController()
  return {
    ...named,
    refereeOf: (engine) => ({
      ...engine,
      async run({ settings }) {
        const cut: Workload = { ...named.workload, settings }
        const answer = known.get(settings.maxCycles) ?? createExpectation(cut, engine, signal).outcomes(1)
        known.set(settings.maxCycles, answer)
        return [...(await answer)]
      },
    }),
  }
}

/** The last speed there was in the time; a device that hangs may not even hear that it is over. */
async function within(
  ms: number,
  begin: (signal: AbortSignal) => AsyncGenerator<QuickSpeed>,
): Promise<QuickSpeed> {
  const over = new AbortController()
  let last: QuickSpeed | null = null
  const play = async () => {
    try {
      for await (const speed of begin(over.signal)) last = speed
    } catch (error) {
      if (!over.signal.aborted) throw error
    }
  }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resume) => {
    timer = setTimeout(() => {
      over.abort()
      resume()
    }, ms)
  })
  await Promise.race([play(), late])
  clearTimeout(timer)
  if (last === null) throw new Error(`no answer within ${ms / 1000} seconds`)
  return last
}
