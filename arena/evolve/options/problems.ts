import { judgePlacement, MAX_WARRIORS, type MarsSettings } from '../../../vm/index.js'
import type { Axis } from './axis.js'
import type { EvolveOptions } from './evolve-options.js'
import { modelProblems } from './model-options.js'
import { DESCRIPTOR_NAMES } from './names.js'
import { OPTION_ENTRIES } from './option-table.js'
import { rangeProblems } from './range-problems.js'

/**
 * Everything wrong with the options of a run under these settings and with so many initial opponents, a sentence
 * each; empty when `beginRun` may be called with them.
 */
export function optionProblems(options: EvolveOptions, settings: MarsSettings, opponents: number): string[] {
  const problems: string[] = []
  for (const [name, { reads }] of OPTION_ENTRIES) {
    if (reads.kind === 'name' && !reads.names.includes(options[name] as string))
      problems.push(`${name} is ${JSON.stringify(options[name])}; it is one of ${reads.names.join(', ')}`)
    if (reads.kind !== 'number') continue
    const value = options[name] as number | null
    if (value !== null) problems.push(...rangeProblems(name, reads, value))
  }
  if (opponents === 0) problems.push('there is no initial opponent')
  problems.push(...axisProblems(options.axes))
  if ((options.horizon ?? 0) > settings.maxCycles)
    problems.push(`horizon is ${options.horizon}; a fight has ${settings.maxCycles} cycles`)
  if (!options.givenChampions && options.iterations === 0 && options.initialProposals === 0)
    problems.push('iterations and initialProposals are 0; nothing would be bred that may be champion')
  if (options.prefilter !== null && options.prefilter * options.batch < 1)
    problems.push(
      `prefilter is ${options.prefilter}; of a batch of ${options.batch} that is not one proposal`,
    )
  if (options.model !== null) problems.push(...modelProblems(options.model))
  if (problems.length > 0) return problems
  const most =
    options.fitness === 'duel'
      ? 2
      : 1 + opponents + Math.min(options.lastK ?? Infinity, options.generations - 1)
  if (most > MAX_WARRIORS)
    problems.push(
      `the last generation would have ${most} warriors in one core, at most ${MAX_WARRIORS} are possible: fewer opponents or last-k`,
    )
  const placed = judgePlacement(settings, most)
  if (!placed.ok) problems.push(placed.message)
  return problems
}

function axisProblems(axes: readonly Axis[]): string[] {
  if (axes.length > 2) return [`${axes.length} descriptors; an archive has two at most`]
  return axes.flatMap(({ name, edges }) => {
    if (!DESCRIPTOR_NAMES.includes(name)) return [`there is no descriptor ${name}`]
    if (edges === null) return []
    const rises = edges.every((edge, index) => index === 0 || edge > edges[index - 1]!)
    return rises && edges.length <= 31 ? [] : [`the bins of ${name} must be at most 32, their edges rising`]
  })
}
