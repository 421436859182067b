import { Option, type Command } from 'commander'
import type { MarsSettings } from '../../../vm/index.js'
import { addWarriors, type Addition } from './add-warriors.js'
import type { CliEnvironment } from '../process/environment.js'
import { Interruption, UsageError } from '../process/exit.js'
import { describeMisfit, printRefusedSource } from '../sources/judged-source.js'
import { addPSpaceFlag, warnOfPSpace, type PSpaceOptions } from '../sources/p-space-rule.js'
import { newSetName } from '../sources/set-names.js'
import { addSettingsFlags, settingsFrom, type SettingsOptions } from '../flags/settings-flags.js'
import { printShellCommand, typedArguments } from '../process/shell-command.js'
import { addStoreFlag, openStoreAt, type StoreOptions } from '../flags/store-flags.js'
import { countOf, safeText, toJson } from '../../text/safe-text.js'
import { readWarriorSources } from '../sources/warrior-sources.js'
import { jsonFlag, pathsArgument } from '../flags/common-flags.js'

interface AddFlags extends SettingsOptions, StoreOptions, PSpaceOptions {
  readonly set?: string
  readonly json?: true
}

export function registerWarriorsAdd(warriors: Command, env: CliEnvironment): void {
  const command = warriors
    .command('add')
    .description('store warriors from files, folders and archives')
    .addArgument(pathsArgument())
    .addOption(new Option('--set <name>', 'put them into this set, made when new').argParser(newSetName))
    .addOption(jsonFlag('what became of each'))
  addStoreFlag(command)
  addPSpaceFlag(addSettingsFlags(command))
    .addHelpText('after', HELP)
    .action((paths: string[], flags: AddFlags, self: Command) =>
      addPaths(paths, flags, typedArguments(self), env),
    )
}

const HELP = `
Folders and archives give their *.red, *.rc and *.redcode files, in folders within them too. Where a file has several
;redcode lines each begins a warrior; from the second on they are called FILE#2, FILE#3 and so on. Archives are read in
memory: links, paths that lead out of them and what is too large are refused, each with a line, and so is what does not
assemble in this core or is longer than --length. The others are stored all the same. Another warrior of the same name
in the set gives way. The same command again does no harm, and goes on after a stop.

The exit code is 0 when a warrior was stored or already there, 2 when there was none.

Examples:
  drq warriors add warriors/94nop --set rivals
  drq warriors add warriors/tiny warriors/nano/duster.red --set small --preset tiny`

async function addPaths(
  paths: readonly string[],
  flags: AddFlags,
  args: readonly string[],
  env: CliEnvironment,
): Promise<void> {
  const settings = settingsFrom(flags)
  const signal = env.interruption()
  const store = await openStoreAt(flags, env)
  const additions: Addition[] = []
  let members: number | null = null
  try {
    const options = { ...flags, settings, set: flags.set ?? null, store, now: () => env.now(), signal }
    for await (const addition of addWarriors(readWarriorSources(paths, env), options)) {
      additions.push(addition)
      if (flags.json) continue
      env.stdout.write(`${printAddition(addition, settings)}\n`)
      if (addition.status === 'refused') env.stderr.write(printRefusedSource(addition.judged))
    }
    members = store.sets.list().find(({ name }) => name === flags.set)?.members ?? null
  } finally {
    store.close()
  }
  const fit = additions.flatMap((one) => ('judged' in one ? [one.judged] : []))
  const named = fit.flatMap(({ path, warrior }) => (warrior === null ? [] : [{ name: path, warrior }]))
  warnOfPSpace(named, flags, flags.preset, env)
  if (flags.json) env.stdout.write(`${toJson(describeAdditions(additions, flags.set, members))}\n`)
  else env.stdout.write(printSummary(additions, flags.set, members))
  if (signal.aborted) throw new Interruption(printShellCommand(['drq', ...args]))
  if (!additions.some(({ status }) => status === 'added' || status === 'known'))
    throw new UsageError('there was no warrior to add')
}

function printAddition(addition: Addition, settings: MarsSettings): string {
  if (addition.status === 'unreadable') return safeText(`${addition.path}: ${addition.problem}`)
  const { judged, status } = addition
  if (status === 'refused') return safeText(`${judged.path}: ${describeMisfit(judged, settings)}`)
  const { diagnostics, path } = judged
  const said = [
    status === 'added' ? 'added' : `already known as ${addition.knownAs}`,
    ...(diagnostics.length > 0 ? [countOf(diagnostics.length, 'warning')] : []),
    ...(addition.set?.change === 'replaced' ? [`takes the place of another ${addition.set.name}`] : []),
  ]
  return safeText(`${path}: ${said.join(', ')}`)
}

function countAdditions(additions: readonly Addition[]) {
  const count = (status: Addition['status']) => additions.filter((one) => one.status === status).length
  const judged = additions.flatMap((one) => ('judged' in one ? [one.judged] : []))
  return {
    added: count('added'),
    known: count('known'),
    warned: judged.filter(({ warrior, diagnostics }) => warrior !== null && diagnostics.length > 0).length,
    tooLong: judged.filter(({ verdict }) => verdict === 'too-long').length,
    bad: judged.filter(({ verdict }) => verdict === 'errors' || verdict === 'no-code').length,
    unreadable: count('unreadable'),
  }
}

function printSummary(
  additions: readonly Addition[],
  set: string | undefined,
  members: number | null,
): string {
  const { added, known, warned, tooLong, bad, unreadable } = countAdditions(additions)
  const counts = [
    `${added} added`,
    ...(known > 0 ? [`${known} already known`] : []),
    ...(warned > 0 ? [`${warned} of them with warnings`] : []),
    ...(bad > 0 ? [`${bad} ${bad === 1 ? 'does' : 'do'} not assemble`] : []),
    ...(tooLong > 0 ? [`${tooLong} too long`] : []),
    ...(unreadable > 0 ? [`${unreadable} cannot be used`] : []),
  ]
  const state = members === null ? '' : `; set ${set} has ${countOf(members, 'warrior')}`
  return `\n${counts.join(', ')}${state}\n`
}

function describeAdditions(additions: readonly Addition[], set: string | undefined, members: number | null) {
  return {
    counts: countAdditions(additions),
    set: members === null ? null : { name: set, members },
    warriors: additions.map((one) => {
      if (one.status === 'unreadable') return one
      const { path, verdict, warrior, diagnostics, otherPresets } = one.judged
      if (one.status === 'refused') return { path, status: verdict, diagnostics, otherPresets }
      const { id, name, author, instructions } = warrior!
      return {
        path,
        status: one.status,
        id,
        name,
        author,
        length: instructions.length,
        ...(one.status === 'known' ? { knownAs: one.knownAs } : {}),
        ...(one.set === null ? {} : { inSet: one.set }),
        diagnostics,
      }
    }),
  }
}
