import type { TimeLimit, StoredRun } from '../../../arena/evolve/index.js'
import type { Store } from '../../../arena/store/index.js'
import { openFights } from '../flags/fight-flags.js'
import type { CliEnvironment } from '../process/environment.js'
import { showTerms } from '../progress/show-terms.js'
import { safeText } from '../../text/safe-text.js'
import type { EvolveFlags } from './evolve-flags.js'
import type { EvolveOutcome } from './evolve-report.js'
import { playStoredRun } from './play-run.js'
import { stoppedBy, tellReplies } from './run-end.js'

/** How a run is shown while it is played. */
export interface ShownRun {
  readonly flags: EvolveFlags
  readonly limit: TimeLimit | null
  /** The command that goes on. */
  readonly again: string
}

/**
 * Plays a stored run to its end and shows on stderr how it goes. Rejects with an Interruption or a RunError that say how
 * to go on.
 */
export async function playShown(
  run: StoredRun,
  { flags, limit, again }: ShownRun,
  store: Store,
  env: CliEnvironment,
): Promise<EvolveOutcome> {
  const { reportEvolution } = await import('./evolve-progress.js')
  const terms = showTerms(flags, env)
  const { signal } = terms
  const { describePlan } = await import('./evolve-guide.js')
  const plan = describePlan(run, limit, flags, env)
  env.stderr.write(plan.map((line) => `${safeText(line)}\n`).join(''))
  const fights = await openFights(flags, env)
  const shown = { settings: run.settings, limit, plan: plan[0], ...terms }
  const report = await reportEvolution(shown, env)
  try {
    return await playStoredRun(run, flags, { store, fights, signal, limit }, report, env)
  } catch (error) {
    tellReplies(error, [run], store, env)
    throw stoppedBy(error, signal, 'The run', again)
  } finally {
    report.stop()
    await fights.close()
  }
}
