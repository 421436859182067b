import type { Store } from '../../../arena/store/index.js'
import type { MatchTools } from '../../../arena/matches/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { Interruption } from '../process/exit.js'
import { openFights, type FightFlags } from '../flags/fight-flags.js'
import { showTerms } from './show-terms.js'
import { reportProgress, type ShownProgress } from './tournament-progress.js'

interface WatchedFights {
  readonly name: string
  /** One line about the rules. */
  readonly subtitle: string
  readonly store: Store
  readonly flags: FightFlags & { readonly json?: true }
  /** The command that goes on after a stop. */
  readonly again: string
}

/** Runs `work` with threads to fight on and shows how it goes; an Interruption when the user stops it. */
export async function watchFights<T>(
  { name, subtitle, store, flags, again }: WatchedFights,
  work: (tools: MatchTools, onProgress: (progress: ShownProgress) => void) => Promise<T>,
  env: CliEnvironment,
): Promise<T> {
  const terms = showTerms(flags, env)
  const { signal } = terms
  const fights = await openFights(flags, env)
  const report = await reportProgress({ name, subtitle, ...terms }, env)
  try {
    return await work({ store, fights, signal, now: () => env.now() }, report.update)
  } catch (error) {
    if (!signal.aborted) throw error
    throw new Interruption(again)
  } finally {
    report.stop()
    await fights.close()
  }
}
