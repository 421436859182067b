import { type Command } from 'commander'
import type { CliEnvironment } from '../process/environment.js'
import { RunError, UsageError } from '../process/exit.js'
import { describeMisfit, judgeSource, printJudged, type JudgedSource } from '../sources/judged-source.js'
import { addPSpaceFlag, type PSpaceOptions } from '../sources/p-space-rule.js'
import { addSettingsFlags, settingsFrom, type SettingsOptions } from '../flags/settings-flags.js'
import { countOf, safeText, toJson } from '../../text/safe-text.js'
import { readWarriorSources, type SourceProblem } from '../sources/warrior-sources.js'
import { jsonFlag, pathsArgument } from '../flags/common-flags.js'

interface LintFlags extends SettingsOptions, PSpaceOptions {
  readonly json?: true
}

export function registerWarriorsLint(warriors: Command, env: CliEnvironment): void {
  const command = warriors
    .command('lint')
    .description('say all that is wrong or doubtful with warriors; stores nothing')
    .addArgument(pathsArgument())
    .addOption(jsonFlag('the diagnostics'))
  addPSpaceFlag(addSettingsFlags(command))
    .addHelpText('after', HELP)
    .action((paths: string[], flags: LintFlags) => lint(paths, flags, env))
}

const HELP = `
The exit code is 0 when all can fight in this core, warnings or not; 1 when one cannot; 2 when one cannot be read.

Example:
  drq warriors lint warriors/tiny --preset tiny`

async function lint(paths: readonly string[], flags: LintFlags, env: CliEnvironment): Promise<void> {
  const settings = settingsFrom(flags)
  const judged: Omit<JudgedSource, 'source' | 'file'>[] = []
  const problems: SourceProblem[] = []
  for await (const source of readWarriorSources(paths, env)) {
    if ('problem' in source) {
      problems.push(source)
      env.stderr.write(`${safeText(`${source.path}: ${source.problem}`)}\n`)
      continue
    }
    const one = judgeSource(source, { ...flags, settings })
    const { source: _, file: __, ...verdict } = one
    judged.push(verdict)
    if (flags.json) continue
    env.stdout.write(printJudged(one))
    if (one.warrior === null)
      env.stdout.write(`${safeText(`${one.path}: ${describeMisfit(one, settings)}`)}\n`)
  }
  const bad = judged.filter(({ warrior }) => warrior === null).length
  if (flags.json) env.stdout.write(`${toJson({ warriors: judged.map(describeVerdict), problems })}\n`)
  else env.stdout.write(printSummary(judged))
  if (problems.length > 0) throw new UsageError(`${countOf(problems.length, 'path')} cannot be used`)
  if (bad > 0) throw new RunError(`${countOf(bad, 'warrior')} of ${judged.length} cannot fight in this core`)
}

type LintVerdict = Pick<JudgedSource, 'path' | 'verdict' | 'warrior' | 'diagnostics' | 'otherPresets'>

function describeVerdict({ path, verdict, warrior, diagnostics, otherPresets }: LintVerdict) {
  return { path, verdict, id: warrior?.id ?? null, diagnostics, otherPresets }
}

function printSummary(judged: readonly LintVerdict[]): string {
  const count = (level: string) =>
    judged.reduce((sum, { diagnostics }) => sum + diagnostics.filter((one) => one.level === level).length, 0)
  return `${countOf(judged.length, 'warrior')}, ${countOf(count('error'), 'error')}, ${countOf(count('warning'), 'warning')}\n`
}
