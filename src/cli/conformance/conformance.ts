import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { ENGINE_NAMES, type Engine, type EngineName } from '../../../vm/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { Interruption, RunError, UsageError } from '../process/exit.js'
import { readGoldenLines } from '../sources/golden-lines.js'
import { countOf, safeText, toJson } from '../../text/safe-text.js'
import { safeCut } from '../../text/text.js'
import { jsonFlag } from '../flags/common-flags.js'

interface ConformanceOptions {
  readonly engine: EngineName
  readonly json?: true
}

interface FileReport {
  readonly path: string
  passed: number
  failed: number
  /** Lines that differ from pMARS on purpose. */
  skipped: number
  /** Lines that the engine says it cannot run. */
  refused: number
  firstMismatch: { readonly line: number; readonly id: string; readonly mismatch: string } | null
}

export function registerConformance(command: Command, env: CliEnvironment): void {
  command
    .argument('<files...>', 'golden files, .jsonl or .jsonl.gz')
    .addOption(new Option('--engine <name>', 'the engine to test').choices(ENGINE_NAMES).default('reference'))
    .addOption(jsonFlag('the counts'))
    .addHelpText('after', HELP)
    .action((files: string[], options: ConformanceOptions) => conformance(files, options, env))
}

const HELP = `
Prints how many lines of each file passed and failed, and the first mismatch. Any failed line makes
the exit code 1.

Example:
  drq conformance test/conformance/pspace.jsonl.gz`

async function conformance(
  paths: readonly string[],
  options: ConformanceOptions,
  env: CliEnvironment,
): Promise<void> {
  const table = paths.find((path) => /\.tsv(\.gz)?$/.test(path))
  if (table !== undefined)
    throw new UsageError(`${table} is a table of whole fights, not a file of golden lines`, HINT)
  const { useEngines } = await import('../process/used-engines.js')
  const reports: FileReport[] = []
  await useEngines([options.engine], env.interruption(), async (engine) => {
    for (const path of paths) {
      const report = await replay(path, engine, env)
      reports.push(report)
      if (!options.json) env.stdout.write(printReport(report))
    }
  })
  if (options.json) env.stdout.write(`${toJson({ engine: options.engine, files: reports })}\n`)
  const failed = reports.reduce((sum, report) => sum + report.failed, 0)
  if (failed > 0) throw new RunError(`${countOf(failed, 'line')} failed on engine ${options.engine}`)
}

const HINT = 'Golden lines are in .jsonl and .jsonl.gz files.'

async function replay(path: string, engine: Engine, env: CliEnvironment): Promise<FileReport> {
  const { checkLine } = await import('../../../vm/conformance/index.js')
  const signal = env.interruption()
  const report: FileReport = { path, passed: 0, failed: 0, skipped: 0, refused: 0, firstMismatch: null }
  let lines = 0
  for await (const { number, value } of readGoldenLines(path, resolve(env.cwd, path))) {
    if (signal.aborted) throw new Interruption()
    lines++
    const result = await checkLine(value, engine)
    if (result.status === 'malformed') throw new UsageError(`${path}:${number}: ${result.problem}`, HINT)
    report[result.status]++
    if (result.status === 'failed')
      report.firstMismatch ??= { line: number, id: result.id, mismatch: result.mismatch }
    // The lines of one chunk need no I/O: let signals in.
    if (lines % 64 === 0) await new Promise((resume) => setImmediate(resume))
  }
  if (lines === 0) throw new UsageError(`${path}: no golden line in it`, HINT)
  return report
}

function printReport({ path, passed, failed, skipped, refused, firstMismatch }: FileReport): string {
  const counts = [`${passed} passed`, `${failed} failed`]
  if (skipped > 0) counts.push(`${skipped} skipped (differ from pMARS on purpose)`)
  if (refused > 0) counts.push(`${refused} refused by the engine`)
  const head = `${safeText(path)}: ${counts.join(', ')}\n`
  if (firstMismatch === null) return head
  const { line, id, mismatch } = firstMismatch
  return `${head}  first mismatch: line ${line}, ${safeCut(id, 80)}: ${safeText(mismatch)}\n`
}
