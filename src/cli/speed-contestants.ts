/** Who takes part in drq bench: the engines of this house, on one thread and on several, and other programs. */
import { basename, resolve } from 'node:path'
import { createEngine } from '../../arena/engines.js'
import {
  batchOf,
  createBatchContestant,
  createNativeContestant,
  openNativeMars,
  filesOf,
  type Contestant,
  type Workload,
} from '../../arena/speed/index.js'
import { createFightPool, type Fights } from '../../arena/workers/index.js'
import type { EngineName } from '../../vm/index.js'
import type { CliEnvironment } from './environment.js'
import { Interruption, UsageError } from './exit.js'

/** Speeds are measured by a clock that nobody sets, unlike {@link CliEnvironment.now}. */
const now = () => performance.now()

/** Series differ a lot in length: with enough of them no thread waits long for the last one. */
const COPIES_PER_THREAD = 4

export interface EnteredEngines {
  readonly contestants: readonly Contestant[]
  /** Ends the workers. */
  close(): Promise<void>
}

/** Each engine on one thread, and on `threads` when that is more. One that refuses the workload is left out. */
export async function enterEngines(
  names: readonly EngineName[],
  threads: number,
  workload: Workload,
  signal: AbortSignal,
  env: CliEnvironment,
): Promise<EnteredEngines> {
  const contestants: Contestant[] = []
  const pools: Fights[] = []
  for (const name of names) {
    const engine = await createEngine(name)
    const refusal = engine.refusal(batchOf(workload, 1))
    if (refusal !== null) {
      env.stderr.write(`engine ${name} does not take part: ${refusal}\n`)
      continue
    }
    const common = { name, workload, now }
    contestants.push(
      createBatchContestant({ ...common, threads: 1, run: (batch) => engine.run(batch, { signal }) }),
    )
    if (threads === 1) continue
    const pool = createFightPool({ threads, engine: name })
    pools.push(pool)
    contestants.push(
      createBatchContestant({
        ...common,
        threads,
        copies: COPIES_PER_THREAD * threads,
        run: (batch) => pool.run(batch, { signal }),
      }),
    )
  }
  if (contestants.length === 0) throw new UsageError('no engine runs these settings')
  return {
    contestants,
    close: async () => {
      await Promise.all(pools.map((pool) => pool.close()))
    },
  }
}

/** Other simulators, by the paths of their programs. */
export async function enterPrograms(
  paths: readonly string[],
  workload: Workload,
  signal: AbortSignal,
  env: CliEnvironment,
): Promise<Contestant[]> {
  const { settings, fixed, lineUps } = workload
  const trial = filesOf(workload, lineUps[0]!)
  const contestants: Contestant[] = []
  for (const path of paths) {
    const absolute = resolve(env.cwd, path)
    const opening = await openNativeMars({ path: absolute, settings, fixed, trial, now, signal }).catch(
      (error: unknown) => {
        throw signal.aborted ? new Interruption() : error
      },
    )
    if (!opening.ok)
      throw new UsageError(
        opening.problem,
        'It must be a program that is called like pMARS: -k -r ROUNDS -F CELL.',
      )
    const isAlone = paths.filter((other) => basename(other) === basename(path)).length === 1
    contestants.push(createNativeContestant(opening.mars, workload, isAlone ? basename(path) : path))
  }
  return contestants
}
