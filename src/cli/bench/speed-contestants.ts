/** Who takes part in drq bench: the engines of this house, on one thread and on several, and other programs. */
import { basename, resolve } from 'node:path'
import { createEngine, type EngineChoice } from '../../../arena/engines/index.js'
import {
  batchOf,
  createBatchContestant,
  createNativeContestant,
  openNativeMars,
  filesOf,
  type SpeedContestant,
  type Workload,
} from '../../../arena/speed/index.js'
import { untilAborted } from '../../../arena/until-aborted.js'
import { createFightPool, type Fights } from '../../../arena/workers/index.js'
import { EngineUnavailableError, type Batch, type Engine, type EngineName } from '../../../vm/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { Interruption, UsageError } from '../process/exit.js'
import { gpuOptions } from '../flags/fight-flags.js'
import { safeText } from '../../text/safe-text.js'

/** Speeds are measured by a clock that nobody sets, unlike {@link CliEnvironment.now}. */
const now = () => performance.now()

/** Series differ a lot in length: with enough of them no thread waits long for the last one. */
const COPIES_PER_THREAD = 4

export interface EnteredEngines {
  readonly contestants: readonly SpeedContestant[]
  /** Ends the workers. */
  close(): Promise<void>
}

/**
 * Each engine on one thread, and on `threads` when that is more; the GPU by itself, and with all threads as `auto`. What
 * refuses the workload, or is not on this machine, is left out.
 */
export async function enterEngines(
  names: readonly EngineChoice[],
  threads: number,
  workload: Workload,
  signal: AbortSignal,
  env: CliEnvironment,
): Promise<EnteredEngines> {
  const contestants: SpeedContestant[] = []
  const opened: Pick<Engine, 'close'>[] = []
  const close = async () => {
    await Promise.all(
      opened.map(async (one) => {
        await one.close?.()
      }),
    )
  }
  const enterPool = (name: EngineChoice, pool: Fights) => {
    opened.push(pool)
    const copies = COPIES_PER_THREAD * threads
    const run = (batch: Batch) => pool.run(batch, { signal })
    contestants.push(createBatchContestant({ name, threads, workload, copies, now, run }))
  }
  const enterAuto = async () => {
    const onNotice = (text: string) => env.stderr.write(`${safeText(text)}\n`)
    const pool = createFightPool({ threads, engine: 'auto', ...gpuOptions(env), onNotice })
    await untilAborted(pool.openGpu(), signal).catch(async (error: unknown) => {
      await pool.close()
      throw error
    })
    enterPool('auto', pool)
  }
  const enterEngine = async (name: EngineName) => {
    const engine = await createEngine(name, signal)
    opened.push(engine)
    const judged = engine.judge(batchOf(workload, 1))
    if (!judged.ok) throw new EngineUnavailableError(judged.message)
    const run = (batch: Batch) => engine.run(batch, { signal })
    contestants.push(createBatchContestant({ name, threads: 1, workload, now, run }))
    if (threads > 1 && name !== 'webgpu') enterPool(name, createFightPool({ threads, engine: name }))
  }
  try {
    for (const name of names)
      try {
        await (name === 'auto' ? enterAuto() : enterEngine(name))
      } catch (error) {
        // Asked for alone, it is an error.
        if (!(error instanceof EngineUnavailableError) || names.length === 1) throw error
        env.stderr.write(`engine ${name} does not take part: ${safeText(error.message)}\n`)
      }
    if (contestants.length === 0) throw new UsageError('no engine runs these settings')
  } catch (error) {
    await close()
    throw error
  }
  return { contestants, close }
}

/** Other simulators, by the paths of their programs. */
export async function enterPrograms(
  paths: readonly string[],
  workload: Workload,
  signal: AbortSignal,
  env: CliEnvironment,
): Promise<SpeedContestant[]> {
  const { settings, fixed, lineUps } = workload
  const trial = filesOf(workload, lineUps[0]!)
  const contestants: SpeedContestant[] = []
  for (const path of paths) {
    const absolute = resolve(env.cwd, path)
    const opening = await openNativeMars({ path: absolute, settings, fixed, trial, now, signal }).catch(
      (error: unknown) => {
        throw signal.aborted ? new Interruption() : error
      },
    )
    if (!opening.ok)
      throw new UsageError(
        opening.message,
        'It must be a program that is called like pMARS: -k -r ROUNDS -F CELL.',
      )
    const isAlone = paths.filter((other) => basename(other) === basename(path)).length === 1
    contestants.push(createNativeContestant(opening.value, workload, isAlone ? basename(path) : path))
  }
  return contestants
}
