/** Challenges on the command line: who fights, and what came of it. */
import type { ChallengeOutcome } from '../../arena/hill/index.js'
import type { HillRules, Store } from '../../arena/store/index.js'
import type { Entrant } from '../../arena/tournament/index.js'
import type { CliEnvironment } from './environment.js'
import { UsageError } from './exit.js'
import { findHill, type ChallengeFlags } from './hill-flags.js'
import { describeChallenge, printBouts, printHill } from './hill-report.js'
import { loadNamed } from './named-warriors.js'
import { safeText, toJson } from './text.js'

/** The warriors behind names, assembled for the hill. */
export async function loadChallengers(
  names: readonly string[],
  rules: HillRules,
  store: Store,
  env: CliEnvironment,
): Promise<Entrant[]> {
  const { warriorsInCore } = await import('../../arena/hill/index.js')
  const { settings, rounds, pSpace = true } = rules
  return loadNamed(names, { settings, rounds, warriors: warriorsInCore(rules), pSpace }, store, env)
}

/** What became of the challengers, one with its single results, and the hill afterwards. */
export async function reportChallenges(
  store: Store,
  name: string,
  { challenges, refused }: ChallengeOutcome,
  flags: ChallengeFlags,
  env: CliEnvironment,
): Promise<void> {
  const { hillStandings } = await import('../../arena/hill/index.js')
  const { members, ...hill } = findHill(store, name, flags)
  const standings = hillStandings(members, hill.rounds)
  for (const { name: entrant, of } of refused)
    env.stderr.write(`${safeText(entrant)} has the same code as ${safeText(of)} and does not fight\n`)
  if (challenges.length === 0 && refused.length > 0) throw new UsageError('nobody new challenges the hill')
  if (flags.json) {
    env.stdout.write(`${toJson({ hill, challenges, refused, standings })}\n`)
    return
  }
  const bouts = challenges.length === 1 ? printBouts(challenges[0]!) : ''
  const parts = [bouts, challenges.map(describeChallenge).join(''), printHill(standings)]
  env.stdout.write(parts.filter((part) => part !== '').join('\n'))
}
