/** Flags that would change nothing where they are given. They are refused: who gives one means something by it. */
import type { Command, Option } from 'commander'
import { PAPER_OPTIONS, type EvolveOptions, type ProposerName } from '../../../arena/evolve/index.js'
import type { EvolveFlags } from './evolve-flags.js'
import { UsageError } from '../process/exit.js'
import { MODEL_GROUP } from '../models/model-flags.js'

const isOfModels = ({ helpGroupHeading }: Option) => helpGroupHeading === MODEL_GROUP
const OF_GENETIC: readonly string[] = ['--stock', '--no-adaptive', '--no-parts', '--tuning', '--no-inherit']
const isOfGenetic = ({ long }: Option) => OF_GENETIC.includes(long ?? '')
const isOfMixed = ({ long }: Option) => long === '--llm-share'

/** Throws a UsageError for flags of another proposer; `run` is a stored one's number, whose proposer is decided. */
export function checkProposerFlags(command: Command, proposer: ProposerName, run?: number): void {
  if (proposer === 'mixed') return
  const idle =
    proposer === 'genetic' ? isOfModels : (option: Option) => isOfGenetic(option) || isOfMixed(option)
  const does = proposer === 'genetic' ? 'asks no language model' : 'leaves all to language models'
  const others = proposer === 'genetic' ? '--proposer llm or --proposer mixed' : '--proposer mixed'
  refuse(
    given(command, idle),
    run === undefined ? `the ${proposer} proposer ${does}` : `the ${proposer} proposer of run ${run} ${does}`,
    run === undefined
      ? `Add ${others}, or leave it out.`
      : `Leave it out, or begin a new run with ${others}.`,
  )
}

/** Throws a UsageError for flags of the genetic proposer in a contest that it has no part in. */
export function checkContestFlags(command: Command, contestants: readonly string[]): void {
  if (contestants.includes('genetic')) return
  refuse(
    given(command, isOfGenetic),
    'all contestants are models',
    'Add genetic to --models, or leave it out.',
  )
}

/** Throws a UsageError for flags of the search that the options of the run make meaningless. */
export function checkSearchFlags(flags: EvolveFlags, options: EvolveOptions, maxCycles: number): void {
  const { fullShare, migration, niches, accumulate, confirmations, tuning, inherit } = flags
  if (options.fitness !== 'duel') {
    const ofDuels = (['panel', 'weighting', 'judges'] as const).filter(
      (name) => flags[name] !== undefined && options[name] !== PAPER_OPTIONS[name],
    )
    refuse(
      ofDuels.map((name) => `--${name}`),
      'opponents are chosen, weighted and judged by only where all fights are one against one',
      'Use --fitness duel, or leave it out.',
    )
  }
  if (options.archive === 'population')
    refuse(
      namesOfGrids(flags),
      'a population has no cells',
      'Use --archive grid or alternating, or leave it out.',
    )
  if (niches === false && options.archive === 'grid')
    refuse(
      ['--no-niches'],
      'kinds have places of their own only in a population',
      'Use --archive population or alternating, or leave it out.',
    )
  const ofEvaluations = [
    ...(accumulate === false ? ['--no-accumulate'] : []),
    ...((confirmations ?? 0) > 0 ? ['--confirmations'] : []),
  ]
  if (options.fitness !== 'duel')
    refuse(
      ofEvaluations,
      'evaluations add up only where all fights are one against one',
      'Use --fitness duel, or leave it out.',
    )
  if (accumulate === false && (!options.warmElites || options.restart === 1))
    refuse(
      ['--no-accumulate'],
      'no elite goes on into the next generation',
      'Leave out what begins each anew (--no-warm-start, --restart 1), or this.',
    )
  if (!options.parts)
    refuse(
      [...((tuning ?? 0) > 0 ? ['--tuning'] : []), ...(inherit === false ? ['--no-inherit'] : [])],
      'no warriors of typed parts are bred',
      'Breed with parts, or leave it out.',
    )
  if (fullShare !== undefined && options.fitness === 'core')
    refuse(
      ['--full-share'],
      'nobody fights one against one with --fitness core',
      'Use duel or mixed, or leave it out.',
    )
  if (fullShare !== undefined && (options.horizon ?? maxCycles) === maxCycles)
    refuse(['--full-share'], 'all fights have the full length', 'Add a --horizon, or leave it out.')
  if (migration !== undefined && migration > 0 && options.islands === 1)
    refuse(['--migration'], 'there is one island', 'Add --islands, or leave it out.')
}

/** Of the given flags those that only a grid listens to. */
function namesOfGrids({ descriptors, bins, novelty = 0, pressure }: EvolveFlags): string[] {
  return [
    ...(descriptors === undefined ? [] : ['--descriptors']),
    ...(bins === undefined ? [] : ['--bins']),
    ...(novelty > 0 ? ['--novelty'] : []),
    ...(pressure === undefined ? [] : ['--pressure']),
  ]
}

function given(command: Command, wanted: (option: Option) => boolean): string[] {
  return command.options
    .filter((option) => wanted(option) && command.getOptionValueSource(option.attributeName()) === 'cli')
    .map(({ long }) => long!)
}

function refuse(names: readonly string[], reason: string, hint: string): void {
  if (names.length === 0) return
  throw new UsageError(`${names.join(', ')} would change nothing: ${reason}`, hint)
}
