import { Option, type Command } from 'commander'
import { listProgram, MAX_WARRIORS, printInstruction } from '../../../vm/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { printDiagnostics } from '../sources/diagnostics.js'
import { RunError, UsageError } from '../process/exit.js'
import { assembleFiles, type AssembledFile } from '../sources/load-warriors.js'
import { wholeNumber } from '../flags/number-flags.js'
import { addSettingsFlags, settingsFrom, type SettingsOptions } from '../flags/settings-flags.js'
import { countOf, safeLines, safeText, toJson } from '../../text/safe-text.js'
import { filesArgument, jsonFlag } from '../flags/common-flags.js'

interface AsmOptions extends SettingsOptions {
  readonly rounds: number
  readonly warriors?: number
  readonly json?: true
}

export function registerAsm(command: Command, env: CliEnvironment): void {
  command
    .addArgument(filesArgument())
    .addOption(
      new Option('-r, --rounds <n>', 'what ROUNDS stands for in the source')
        .argParser(wholeNumber(1))
        .default(1),
    )
    .addOption(
      new Option(
        '--warriors <n>',
        'what WARRIORS stands for in the source, and W and S at first (default: the number of files)',
      ).argParser(wholeNumber(1, MAX_WARRIORS)),
    )
    .addOption(jsonFlag('code and diagnostics'))
  addSettingsFlags(command)
    .addHelpText('after', HELP)
    .action((files: string[], options: AsmOptions) => asm(files, options, env))
}

const HELP = `
Prints listings as \`pmars -r 0\` does. Errors and warnings go to stderr; an error in any
file makes the exit code 1.

Several files are assembled as pMARS assembles them for one fight: WARRIORS is their number. A source that asks for it
may be listed otherwise alone; --warriors 1 lists each as it is alone.

Examples:
  drq asm warriors/94nop/red-queen.red
  drq asm --preset tiny warriors/tiny
  drq asm --warriors 2 warriors/94nop/red-queen.red`

async function asm(paths: readonly string[], options: AsmOptions, env: CliEnvironment): Promise<void> {
  const settings = settingsFrom(options)
  const { rounds, warriors } = options
  const { files, problems } = await assembleFiles(
    paths,
    { settings, rounds, ...(warriors !== undefined && { warriors }) },
    env,
  )
  for (const problem of problems) env.stderr.write(`${safeText(problem)}\n`)
  if (options.json) {
    env.stdout.write(`${toJson(files.map(describeFile))}\n`)
  } else {
    for (const { path, source, warrior, diagnostics } of files) {
      env.stderr.write(printDiagnostics(path, source, diagnostics))
      if (warrior !== null) env.stdout.write(safeLines(listProgram(warrior, settings.standard)))
    }
  }
  if (problems.length > 0) throw new UsageError(`${countOf(problems.length, 'path')} cannot be read`)
  const bad = files.filter(({ warrior }) => warrior === null).length
  if (bad > 0) throw new RunError(`${countOf(bad, 'file')} of ${files.length} cannot be assembled`)
}

function describeFile({ path, warrior, diagnostics }: AssembledFile) {
  if (warrior === null) return { path, ok: false, diagnostics }
  const { id, name, author, strategy, start, pin, instructions } = warrior
  const code = instructions.map(printInstruction)
  return { path, ok: true, id, name, author, strategy, start, pin, code, diagnostics }
}
