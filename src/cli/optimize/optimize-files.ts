import { basename, extname, join, resolve } from 'node:path'
import type { OptimizeResult, ReportedCandidate } from '../../../arena/optimize/index.js'
import type { FieldEstimate } from '../../../arena/score.js'
import { saveSource } from '../outputs/champion-files.js'
import type { CliEnvironment } from '../process/environment.js'
import { sourceFileNames } from '../outputs/source-folder.js'
import { printPoints, printShare } from '../../text/standings-table.js'

/**
 * Writes those of the best `top` that score higher than the original into `folder`, made when there is none. A file is
 * named after the warrior and the beginning of its id, so that the same code always goes into the same file; what else
 * has the name stays. Throws a WriteError.
 */
export function saveTunedWarriors(result: OptimizeResult, top: number, folder: string, env: CliEnvironment) {
  const original = result.reported.find(({ candidate }) => candidate === 0)
  const least = original?.report.score ?? -1
  const better = result.reported
    .filter((one) => one.candidate !== 0 && one.report.score > least)
    .slice(0, top)
  const [name = ''] = sourceFileNames([result.run.name])
  const stem = name.slice(0, -extname(name).length)
  return better.map((candidate) => {
    const text = printTuned(candidate, original?.report ?? null, result)
    const path = saveSource(
      text,
      `${stem}-${candidate.warrior.id.slice(0, 8)}`,
      { path: resolve(env.cwd, folder), shown: folder },
      (present) => withoutScores(present) === withoutScores(text),
    )
    return { candidate, file: join(folder, basename(path)) }
  })
}

/** A tuned source without what {@link printTuned} adds. */
function withoutScores(text: string): string {
  const added = /^; (Tuned by drq optimize |score [\d.]+ \+- |The original: score )/
  return text
    .split('\n')
    .filter((line) => !added.test(line))
    .join('\n')
}

/** The candidate's source with its scores in comments behind the line that begins the program. */
function printTuned(
  { candidate, values, report, warrior }: ReportedCandidate,
  original: FieldEstimate | null,
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
  const lines = warrior.source.split('\n')
  const head = lines.findIndex((line) => /^\s*;\s*redcode/i.test(line))
  lines.splice(head + 1, 0, ...comments)
  return lines.join('\n')
}

function describeScore({ score, error, beaten, tied, opponents }: FieldEstimate): string {
  const [won, kept] = [printShare(beaten / opponents), printShare((beaten + tied) / opponents)]
  return `score ${printPoints(score)} +- ${printPoints(error)}, beats ${won} %, beats or ties ${kept} %`
}
