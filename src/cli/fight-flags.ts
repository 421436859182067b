import { Option, type Command } from 'commander'
import type { Fights } from '../../arena/workers/index.js'
import { ENGINE_NAMES, type EngineName } from '../../vm/index.js'
import type { CliEnvironment } from './environment.js'
import { wholeNumber } from './number-flags.js'

export interface FightFlags {
  readonly threads?: number
  readonly engine?: EngineName
}

/** Adds the flags that say where matches are fought; they change no result. */
export function addFightFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--threads <n>', 'worker threads, 0 for none (default: one a core)').argParser(
        wholeNumber(0, 256),
      ),
    )
    .addOption(new Option('--engine <name>', 'the engine to fight on').choices(ENGINE_NAMES))
}

/** Worker threads, or this one. Must be closed. */
export async function openFights({ threads, engine }: FightFlags, env: CliEnvironment): Promise<Fights> {
  const { createFightPool, createInlineFights } = await import('../../arena/workers/index.js')
  const count = threads ?? env.cpuCount
  if (count > 0) return createFightPool({ threads: count, ...(engine === undefined ? {} : { engine }) })
  const { chooseEngine } = await import('../../arena/engines.js')
  return createInlineFights({
    run: async (batch, options) => (await chooseEngine(batch, engine)).run(batch, options),
  })
}
