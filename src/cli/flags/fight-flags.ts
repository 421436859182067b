import { join } from 'node:path'
import { Option, type Command } from 'commander'
import { ENGINE_CHOICES, type EngineChoice } from '../../../arena/engines/index.js'
import type { FightPool, Fights, PoolGpuOptions } from '../../../arena/workers/index.js'
import { untilAborted } from '../../../arena/until-aborted.js'
import { EngineUnavailableError } from '../../../vm/index.js'
import { cacheFolder } from '../process/cache-folder.js'
import type { CliEnvironment } from '../process/environment.js'
import { wholeNumber } from './number-flags.js'
import { countOf, safeText } from '../../text/safe-text.js'

export interface FightFlags {
  readonly threads?: number
  readonly engine?: EngineChoice
}

/** Adds the flags that say where matches are fought; they change no result. */
export function addFightFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--threads <n>', 'worker threads, 0 for none (default: one a core)').argParser(
        wholeNumber(0, 256),
      ),
    )
    .addOption(
      new Option(
        '--engine <name>',
        'the engine to fight on; auto: threads and, where there is one, a GPU',
      ).choices(ENGINE_CHOICES),
    )
}

/**
 * Worker threads, or this one, and a GPU where the engine wants one. Must be closed, after a live view: that says what
 * became of the GPU. Rejects with an EngineUnavailableError when the engine cannot be had.
 */
export async function openFights(
  { threads, engine, json }: FightFlags & { readonly json?: true },
  env: CliEnvironment,
  gpu = gpuOptions(env),
): Promise<Fights> {
  const { createFightPool, createInlinePool } = await import('../../../arena/workers/index.js')
  const count = threads ?? env.cpuCount
  const say = (text: string) => env.stderr.write(`${safeText(text)}\n`)
  const isLive = env.isTty && json === undefined
  /** What a live view would overwrite. */
  const later: string[] = []
  const options = {
    ...(engine === undefined ? {} : { engine }),
    ...gpu,
    onNotice: (text: string) => {
      if (isLive) later.push(text)
      else say(text)
    },
  }
  const pool = count > 0 ? createFightPool({ threads: count, ...options }) : createInlinePool(options)
  await prepareGpu(pool, engine, options, env)
  return {
    run: (batch, options) => pool.run(batch, options),
    async close() {
      await pool.close()
      const { gpu, threads } = pool.playedBy()
      const here = count > 0 ? countOf(count, 'thread') : 'this thread'
      if (gpu > 0) later.push(`${inThousands(gpu)} on the GPU, ${threads.toLocaleString('en')} on ${here}`)
      for (const text of later.splice(0)) say(text)
    },
  }
}

/**
 * Looks for a GPU that is asked for by its name, so that nothing is stored of what it cannot fight. Rejects with an
 * EngineUnavailableError.
 */
export async function checkEngine({ engine }: FightFlags, env: CliEnvironment): Promise<void> {
  if (engine !== 'webgpu') return
  const fights = await openFights({ engine, threads: 0 }, env)
  await fights.close()
}

const inThousands = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'match' : 'matches'}`

/** What is the same for all pools of this process. */
export function gpuOptions(env: Pick<CliEnvironment, 'env'>): PoolGpuOptions {
  const folder = cacheFolder(env)
  // For tests on machines without a card: software counts as one, and nothing is too small for it.
  const isTest = env.env['DRQ_SOFTWARE_GPU'] === '1'
  return {
    software: isTest,
    everyBatch: isTest,
    ...(folder === null ? {} : { speedFile: join(folder, 'speeds.json') }),
  }
}

/** Who asks for a GPU by its name learns at once when there is none. */
async function prepareGpu(
  pool: FightPool,
  engine: EngineChoice | undefined,
  { everyBatch }: PoolGpuOptions,
  env: Pick<CliEnvironment, 'interruption'>,
): Promise<void> {
  if (engine !== 'webgpu' && everyBatch !== true) return
  try {
    await untilAborted(pool.openGpu(), env.interruption())
  } catch (error) {
    if (engine !== 'webgpu' && error instanceof EngineUnavailableError) return
    await pool.close()
    throw error
  }
}
