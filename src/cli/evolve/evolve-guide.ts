/** What is said before and after an evolution, so that who sees it for the first time knows what it does and what comes next. */
import { FINAL_ROUNDS, panelSize, type StoredRun } from '../../../arena/evolve/index.js'
import { PRESET_NAMES, PRESETS } from '../../../vm/index.js'
import type { CliEnvironment } from '../process/environment.js'
import type { EvolveFlags } from './evolve-flags.js'
import type { EvolveOutcome } from './evolve-report.js'
import { nameSettings } from '../../text/settings-name.js'
import { printInvocation } from '../process/shell-command.js'
import { DEFAULT_DB } from '../flags/store-flags.js'
import { countOf, safeText } from '../../text/safe-text.js'
import type { TimeLimit } from '../../../arena/evolve/index.js'

/** The run in two lines: what it does, how long at most, where everything goes, and what comes next. */
export function describePlan(
  run: StoredRun,
  limit: TimeLimit | null,
  { threads, benchmark, db, out }: EvolveFlags,
  { cpuCount }: Pick<CliEnvironment, 'cpuCount'>,
): readonly [does: string, next: string] {
  const { generations, finalists } = run.options
  const time = limit === null ? '' : `, for ${printMinutes(limit)} at most`
  const all = run.warriors.opponent.length
  const met = panelSize(run)
  const opponents = `${countOf(all, 'warrior')}${met < all ? `, ${met} of them in each generation,` : ''}`
  const on = countOf(Math.max(1, threads ?? cpuCount), 'thread')
  const ends = [
    ...(finalists > 0 ? ['a final that names the best'] : []),
    ...(benchmark > 0 ? ['a benchmark of the champions'] : []),
  ]
  return [
    `Run ${run.id} evolves ${countOf(generations, 'generation')} against ${opponents} on ${on}${time}: everything is kept in ${db}, champions in ${out}/.`,
    `${ends.length === 0 ? '' : `Then come ${ends.join(' and ')}. `}Stop it at any time: it can go on.`,
  ]
}

function printMinutes({ startedAt, endsAt }: TimeLimit): string {
  const minutes = (endsAt - startedAt) / 60_000
  return minutes === 1 ? '1 minute' : `${Number(minutes.toFixed(2))} minutes`
}

/** Commands that go on from here, one a line; `again` resumes the run. */
export function describeNext(
  outcome: EvolveOutcome,
  again: string,
  { benchmark, db, initial = [], stock = [] }: EvolveFlags,
  env: CliEnvironment,
): string {
  const { run, end, champions, best, bestGiven } = outcome
  const file = (best ?? champions.at(-1))?.file
  const preset = PRESET_NAMES.find((name) => nameSettings(PRESETS[name]) === nameSettings(run.settings))
  const line = (args: readonly string[], what: string) => [printInvocation(args, env), what] as const
  const store = db === DEFAULT_DB ? [] : ['--db', db]
  const usual = preset === '94nop' ? [] : ['--preset', preset ?? '']
  const rival = champions.find((champion) => champion.file !== file)?.file
  const isBundled = run.warriors.benchmark.some(({ id }) => id === bestGiven?.warrior.id)
  const given = bestGiven === null ? [] : isBundled ? [preset ?? ''] : [...new Set([...initial, ...stock])]
  const steps = [
    ...(end === 'minutes'
      ? [[again, `goes on in generation ${champions.length + 1} of ${run.options.generations}`] as const]
      : []),
    ...(file === undefined || preset === undefined
      ? []
      : [
          line(['evaluate', file, ...usual, ...store], 'how good it is, and against whom it loses'),
          ...(rival === undefined
            ? []
            : [line(['battle', file, rival, '-r', '100', ...usual], 'lets it fight a champion')]),
          ...(given.length === 0
            ? []
            : [
                line(
                  ['evaluate', file, ...given, '--against', 'FOLDER', ...usual, ...store],
                  'it and what the run was given, against strangers of yours',
                ),
              ]),
        ]),
    ...(champions.length === 0
      ? []
      : [line(['lineage', String(run.id), ...store], 'where the champions come from')]),
  ]
  const heads = end === 'minutes' ? [`Time is up. ${describeCut(outcome, benchmark)}`.trimEnd()] : []
  if (steps.length === 0) return heads.map((head) => `${head}\n`).join('')
  const width = Math.max(...steps.map(([command]) => command.length))
  const lines = steps.map(([command, what]) => `  ${safeText(command.padEnd(width))}  ${what}\n`)
  return `${[...heads, 'What can come next:'].join('\n')}\n${lines.join('')}`
}

/** What had to be cut to end in time; empty where nothing was. */
function describeCut(
  { run: { options }, best, champions, matchRounds }: EvolveOutcome,
  benchmark: number,
): string {
  const cut = [
    ...(options.finalists > 0 && best !== null && matchRounds.final < FINAL_ROUNDS
      ? [`${matchRounds.final} of ${FINAL_ROUNDS} in the final`]
      : []),
    ...(champions.length > 0 && matchRounds.benchmark < benchmark
      ? [`${matchRounds.benchmark} of ${benchmark} in the benchmark`]
      : []),
  ]
  return cut.length === 0 ? '' : `Rounds of a match were cut to end in time: ${cut.join(', ')}.`
}
