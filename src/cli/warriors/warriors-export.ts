import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { CliEnvironment } from '../process/environment.js'
import { membersOf } from '../sources/set-names.js'
import { sourceFileNames, writeSources } from '../outputs/source-folder.js'
import { addStoreFlag, readStore, type StoreOptions } from '../flags/store-flags.js'
import { countOf, safeText, toJson } from '../../text/safe-text.js'
import { jsonFlag } from '../flags/common-flags.js'

interface ExportSetFlags extends StoreOptions {
  readonly set: string
  readonly out: string
  readonly force?: true
  readonly json?: true
}

export function registerWarriorsExport(warriors: Command, env: CliEnvironment): void {
  const command = warriors
    .command('export')
    .description('write the sources of a set into a folder')
    .requiredOption('--set <name>', 'the set')
    .requiredOption('--out <folder>', 'where to, made when new')
    .option('--force', 'write over files of the same names')
    .addOption(jsonFlag('what was written'))
  addStoreFlag(command)
    .addHelpText('after', HELP)
    .action((flags: ExportSetFlags) => exportSet(flags, env))
}

const HELP = `
Files are called as in the set, with only letters, digits and . _ + - in their names; each holds the source as it was
first added.

Examples:
  drq warriors add warriors/94nop --set rivals
  drq warriors export --set rivals --out rivals/`

async function exportSet(flags: ExportSetFlags, env: CliEnvironment): Promise<void> {
  const { set, out } = flags
  const members = await readStore(flags, env, (store) => membersOf(set, store))
  const names = sourceFileNames(members.map(({ name }) => name))
  const files = members.map(({ name, warrior }, index) => {
    return { file: names[index]!, member: name, id: warrior.id, source: warrior.source }
  })
  writeSources(files, {
    ...{ path: resolve(env.cwd, out), shown: out },
    force: flags.force === true,
    db: resolve(env.cwd, flags.db),
  })
  const written = files.map(({ source: _, ...file }) => file)
  if (flags.json) env.stdout.write(`${toJson({ set, folder: out, files: written })}\n`)
  else env.stdout.write(`${countOf(files.length, 'warrior')} of set ${safeText(set)} in ${safeText(out)}\n`)
}
