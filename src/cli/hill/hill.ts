import { Argument, Option, type Command } from 'commander'
import type { CliEnvironment } from '../process/environment.js'
import { addFightFlags } from '../flags/fight-flags.js'
import { challengeStoredHill } from './hill-challenge.js'
import { foundHill, type CreateFlags } from './hill-create.js'
import { findHill, type ChallengeFlags, type HillFlags } from './hill-flags.js'
import { describeHill, printHill, printHills, printHistory, printRetired } from './hill-report.js'
import { wholeNumber } from '../flags/number-flags.js'
import { addSeedFlags } from '../flags/seed-flags.js'
import { addSettingsFlags } from '../flags/settings-flags.js'
import { typedArguments } from '../process/shell-command.js'
import { addStoreFlag, changeStore, readStore } from '../flags/store-flags.js'
import { safeText, toJson } from '../../text/safe-text.js'
import { jsonFlag, NAMES, roundsFlag, warriorsArgument } from '../flags/common-flags.js'

export function registerHill(hill: Command, env: CliEnvironment): void {
  const withName = (command: Command) => command.addArgument(new Argument('<hill>', 'its name'))
  const withCommon = (command: Command) => addStoreFlag(command.addOption(jsonFlag('everything')))

  const create = withName(hill.command('create').description('found a hill'))
    .addOption(new Option('--size <n>', 'warriors on it').argParser(wholeNumber(1, 1000)).default(20))
    .addOption(roundsFlag('match', 100))
    .addOption(
      new Option('--max-age <n>', 'retire a warrior at this age (default: never)').argParser(wholeNumber(1)),
    )
    .option('--p-space', 'take warriors that use P-space (default: as the preset does; 94nop does not)')
    .option('--no-p-space', 'take none that do')
    .option('--melee', 'all in one core, instead of one against one')
    .option('--from <names...>', `warriors that challenge it at once: ${NAMES}`)
  addSettingsFlags(addSeedFlags(addFightFlags(withCommon(create))))
    .addHelpText('after', CREATE_HELP)
    .action((name: string, flags: CreateFlags, self: Command) =>
      foundHill(name, flags, typedArguments(self), env),
    )

  const challenge = withName(
    hill.command('challenge').description('let warriors challenge a hill, in turn'),
  ).addArgument(warriorsArgument('<warriors...>'))
  addFightFlags(withCommon(challenge))
    .addHelpText('after', CHALLENGE_HELP)
    .action((name: string, warriors: string[], flags: ChallengeFlags, self: Command) =>
      challengeStoredHill(name, warriors, flags, typedArguments(self), env),
    )

  const show = withName(hill.command('show').description('show who is on a hill, and who retired')).option(
    '--history',
    'show all its challenges instead',
  )
  withCommon(show).action((name: string, flags: HillFlags & { readonly history?: true }) =>
    showHill(name, flags, env),
  )
  const list = hill.command('list').description('list the hills')
  withCommon(list).action((flags: HillFlags) => listHills(flags, env))
  const remove = withName(hill.command('rm').description('forget a hill; its matches stay'))
  withCommon(remove).action((name: string, flags: HillFlags) => removeHill(name, flags, env))
}

const CREATE_HELP = `
A hill holds --size warriors. A challenger fights each of them once (--melee: all of them in one core). Scores are 3 a
win and 1 a tie per 100 rounds (--melee: (W*W-1)/S a round survived, W warriors and S survivors), each warrior's over
all its matches on the hill. When there is one too many, the lowest score falls off; of equal scores the younger, then
the one that came later. A warrior's age is the successful challenges of others that it survived.
All matches begin with the seed of the hill, warriors loaded in the order of their ids, so a match is fought once,
whoever challenges, and found in the --db file from then on.
Whether warriors may use P-space (LDP, STP) is decided once and for all. A hill that takes none refuses a file that
does, and leaves those of a folder, a set or a preset out.

Examples:
  drq hill create pub --from 94nop
  drq hill create nano --preset nano --size 10 --rounds 250 --max-age 100 --from nano
  drq hill create mob --melee --size 6 --preset tiny --from warriors/tiny`

const CHALLENGE_HELP = `
A warrior of the same ;name by the same ;author replaces its older version; the same code again is refused. The hill
changes at the end of the command, all at once: after a stop it is as it was, and the same command goes on without
fighting a match twice.

Examples:
  drq hill create pub --preset tiny --size 5 --from warriors/tiny/dodo.red warriors/tiny/dinah.red
  drq hill challenge pub warriors/tiny/mushroom.red
  drq hill challenge pub warriors/tiny/golden-key.red warriors/tiny/thimble.red`

async function showHill(
  name: string,
  options: HillFlags & { readonly history?: true },
  env: CliEnvironment,
): Promise<void> {
  const { hill, history } = await readStore(options, env, (store) => {
    const hill = findHill(store, name, options)
    return { hill, history: store.hills.history(hill.id) }
  })
  const { hillStandings } = await import('../../../arena/hill/index.js')
  const standings = hillStandings(hill.members, hill.rounds)
  if (options.json) {
    const { writtenHill } = await import('../../../arena/hill/record/index.js')
    const { members: _members, ...rules } = hill
    env.stdout.write(
      `${toJson({ hill: writtenHill(rules), standings, ...(options.history ? { history } : {}) })}\n`,
    )
    return
  }
  env.stderr.write(describeHill(hill))
  if (options.history) {
    env.stdout.write(printHistory(history))
    return
  }
  const retired = printRetired(history)
  env.stdout.write(`${printHill(standings)}${retired === '' ? '' : `\n${retired}`}`)
}

async function listHills(options: HillFlags, env: CliEnvironment): Promise<void> {
  const hills = await readStore(options, env, (store) => store.hills.list())
  const { writtenHill } = await import('../../../arena/hill/record/index.js')
  env.stdout.write(options.json ? `${toJson(hills.map(writtenHill))}\n` : printHills(hills))
}

function removeHill(name: string, options: HillFlags, env: CliEnvironment): Promise<void> {
  return changeStore(options, env, (store) => {
    findHill(store, name, options)
    store.hills.delete(name)
    if (options.json) env.stdout.write(`${toJson({ forgotten: name })}\n`)
    else env.stderr.write(`${safeText(name)} is forgotten\n`)
  })
}
