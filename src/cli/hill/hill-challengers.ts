/** Challenges on the command line: who fights, and what came of it. */
import type { ChallengeOutcome, UntoldOutcome, HillRules } from '../../../arena/hill/index.js'
import type { Store } from '../../../arena/store/index.js'
import type { Entrant } from '../../../arena/matches/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { findHill, type ChallengeFlags } from './hill-flags.js'
import { describeChallenge, printBouts, printHill } from './hill-report.js'
import { loadNamed } from '../sources/named-warriors.js'
import { safeText, toJson } from '../../text/safe-text.js'

/** The warriors behind names, assembled for the hill. */
export async function loadChallengers(
  names: readonly string[],
  rules: HillRules,
  store: Store,
  env: CliEnvironment,
): Promise<Entrant[]> {
  const { warriorsInCore } = await import('../../../arena/hill/index.js')
  const { settings, rounds, pSpace = true } = rules
  return loadNamed(names, { settings, rounds, warriors: warriorsInCore(rules), pSpace }, store, env)
}

/**
 * What became of the challengers, one with its single results, and the hill afterwards. Once it is written, the outcome
 * that was kept for `command` is forgotten.
 */
export async function reportChallenges(
  store: Store,
  name: string,
  { challenges, refused }: Pick<ChallengeOutcome, 'challenges' | 'refused'>,
  command: string,
  flags: ChallengeFlags,
  env: CliEnvironment,
): Promise<void> {
  const { forgetOutcome, hillStandings } = await import('../../../arena/hill/index.js')
  const { writtenHill } = await import('../../../arena/hill/record/index.js')
  const { members, ...hill } = findHill(store, name, flags)
  const standings = hillStandings(members, hill.rounds)
  for (const { name: entrant, of } of refused)
    env.stderr.write(`${safeText(entrant)} has the same code as ${safeText(of)} and does not fight\n`)
  if (challenges.length === 0 && refused.length > 0) throw new UsageError('nobody new challenges the hill')
  const bouts = challenges.length === 1 ? printBouts(challenges[0]!) : ''
  const parts = [bouts, challenges.map(describeChallenge).join(''), printHill(standings)]
  const text = flags.json
    ? `${toJson({ hill: writtenHill(hill), challenges, refused, standings })}\n`
    : parts.filter((part) => part !== '').join('\n')
  await new Promise<void>((resolve) => {
    env.stdout.write(text, () => {
      resolve()
    })
  })
  forgetOutcome(store, name, command)
}

/** What became of challenges that were fought by a command that was stopped before it told. */
export async function reportUntold(
  store: Store,
  name: string,
  untold: UntoldOutcome,
  command: string,
  flags: ChallengeFlags,
  env: CliEnvironment,
): Promise<void> {
  const time = new Date(untold.at).toISOString().replace('T', ' ').replace(/\..*/, ' UTC')
  env.stderr.write(
    `This command was done at ${time} and stopped before it said so; the next one like it fights anew\n`,
  )
  await reportChallenges(store, name, untold, command, flags, env)
}
