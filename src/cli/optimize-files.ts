import { mkdirSync, writeFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import type { OptimizeResult, ReportedCandidate } from '../../arena/optimize/index.js'
import type { StageScore } from '../../arena/store/index.js'
import type { CliEnvironment } from './environment.js'
import { UsageError } from './exit.js'
import { printPoints, printShare } from './standings-report.js'

/**
 * Writes those of the best `top` that score higher than the original into `folder`, made when there is none. A file is
 * named after the warrior and the beginning of its id, so that the same code always goes into the same file. Throws a
 * UsageError.
 */
export function saveBest(result: OptimizeResult, top: number, folder: string, env: CliEnvironment) {
  const original = result.reported.find(({ candidate }) => candidate === 0)
  const least = original?.report.score ?? -1
  const better = result.reported
    .filter((one) => one.candidate !== 0 && one.report.score > least)
    .slice(0, top)
  const base = result.run.name.slice(0, -extname(result.run.name).length || undefined).replaceAll(' ', '-')
  return better.map((candidate) => {
    const file = join(folder, `${base}-${candidate.warrior!.id.slice(0, 8)}.red`)
    try {
      mkdirSync(resolve(env.cwd, folder), { recursive: true })
      writeFileSync(resolve(env.cwd, file), printTuned(candidate, original?.report ?? null, result))
    } catch (cause) {
      throw new UsageError(`${file} cannot be written: ${(cause as Error).message}`, '', { cause })
    }
    return { candidate, file }
  })
}

/** The candidate's source with its scores in comments behind the line that begins the program. */
export function printTuned(
  { candidate, values, report, warrior }: ReportedCandidate,
  original: StageScore | null,
  { run, options, variables }: OptimizeResult,
): string {
  const changes = variables.flatMap(({ name, start }, index) =>
    values[index] === start ? [] : [`${name} ${start} -> ${values[index]}`],
  )
  const rules = `${2 * options.rounds} rounds each, core ${run.settings.coreSize}`
  const comments = [
    `; Tuned by drq optimize (run ${run.id}, seed ${run.seed}, candidate ${candidate}): ${changes.join(', ')}`,
    `; ${describeScore(report)} of ${report.opponents} opponents, ${rules}`,
    ...(original === null ? [] : [`; The original: ${describeScore(original)}`]),
  ]
  const lines = warrior!.source.split('\n')
  const head = lines.findIndex((line) => /^\s*;\s*redcode/i.test(line))
  lines.splice(head + 1, 0, ...comments)
  return lines.join('\n')
}

function describeScore({ score, error, beaten, tied, opponents }: StageScore): string {
  const [won, kept] = [printShare(beaten / opponents), printShare((beaten + tied) / opponents)]
  return `score ${printPoints(score)} +- ${printPoints(error)}, beats ${won} %, beats or ties ${kept} %`
}
