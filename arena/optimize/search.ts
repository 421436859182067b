/** Which numbers are tried next: chance first, then climbing from the best. */
import type { Random } from '../random.js'
import { goodSteps, rangeSize, type StepRange } from '../steps/index.js'
import type { CandidateRecord } from './record/index.js'
import { distinctBest } from './stages.js'
import type { Variable } from './variables.js'

/** Numbers for the variables that are to be judged, and where they came from. */
export interface SearchProposal {
  readonly origin: 'original' | 'sample' | 'climb'
  /** Candidate it was made from; null for the original. */
  readonly parent: number | null
  readonly values: readonly number[]
}

export interface SearchSpace {
  readonly variables: readonly Variable[]
  readonly coreSize: number
  /** Candidates judged fully, which others are made from. */
  readonly stages: number
}

/** Candidates drawn around the original before climbing begins: for each variable, and in all. */
const SAMPLES_EACH = 40
const MOST_SAMPLES = 400

/** Best candidates that others are made from. */
const PARENTS = 5

/** Proposals that were known already before one is looked for in order. */
const PATIENCE = 60

/** Spaces up to this size are searched to the last candidate. */
const SMALL_SPACE = 2 ** 22

/**
 * Up to `count` proposals that are not among the records; fewer when the whole space was tried. The same records and
 * the same random state give the same ones.
 */
export function propose(
  records: readonly CandidateRecord[],
  count: number,
  space: SearchSpace,
  random: Random,
): SearchProposal[] {
  const start = space.variables.map((variable) => variable.start)
  if (records.length === 0) return [{ origin: 'original', parent: null, values: start }]
  const known = new Set(records.map(({ values }) => values.join()))
  const parents = distinctBest(records, space.stages).slice(0, PARENTS)
  const samples = Math.min(MOST_SAMPLES, SAMPLES_EACH * space.variables.length)
  const proposals: SearchProposal[] = []
  while (proposals.length < count) {
    const isSample = records.length + proposals.length <= samples || parents.length === 0
    const draw = () => (isSample ? sample(start, space, random) : climb(parents, space, random))
    const proposal = firstUnknown(draw, known) ?? nextUnknown(known, space, random)
    if (proposal === null) break
    known.add(proposal.values.join())
    proposals.push(proposal)
  }
  return proposals
}

function firstUnknown(draw: () => SearchProposal, known: ReadonlySet<string>): SearchProposal | null {
  for (let attempt = 0; attempt < PATIENCE; attempt++) {
    const proposal = draw()
    if (!known.has(proposal.values.join())) return proposal
  }
  return null
}

/** The original with one number drawn anew, or, as often, about half of them. */
function sample(
  start: readonly number[],
  { variables, coreSize }: SearchSpace,
  random: Random,
): SearchProposal {
  const surely = random.below(variables.length)
  const share = random.chance(0.5) ? 0.5 : 0
  const values = variables.map(({ range }, index) =>
    index === surely || random.chance(share) ? drawValue(range, coreSize, random) : start[index]!,
  )
  return { origin: 'sample', parent: 0, values }
}

/** One of the best with one number changed, seldom more. */
function climb(
  parents: readonly CandidateRecord[],
  { variables, coreSize }: SearchSpace,
  random: Random,
): SearchProposal {
  // The lower of two draws: better parents more often.
  const parent = parents[Math.min(random.below(parents.length), random.below(parents.length))]!
  const values = [...parent.values]
  do {
    const index = random.below(variables.length)
    const { range } = variables[index]!
    const kind = random.below(10)
    if (kind < 5) values[index] = nudge(values[index]!, range, random)
    else if (kind < 9) values[index] = drawValue(range, coreSize, random)
    else values[index] = random.pick(parents).values[index]!
  } while (random.chance(0.3))
  return { origin: 'climb', parent: parent.candidate, values }
}

/** A number of the range: as often as not one that spreads well as a step. */
function drawValue(range: StepRange, coreSize: number, random: Random): number {
  const { low, by } = range
  const uniform = low + by * random.below(rangeSize(range))
  const steps = goodSteps(coreSize)
  if (steps.length === 0 || random.chance(0.5)) return uniform
  const step = random.pick(steps)
  const fitting = [step, step - coreSize].filter((value) => isIn(range, value))
  return fitting[0] ?? uniform
}

/** A number of the range close by, small distances likelier. */
function nudge(value: number, range: StepRange, random: Random): number {
  const { low, high, by } = range
  const distance = by * (1 + random.below(2 ** random.below(7)))
  const moved = value + (random.chance(0.5) ? distance : -distance)
  const onGrid = low + by * Math.round((moved - low) / by)
  const highest = low + by * (rangeSize(range) - 1)
  return Math.min(Math.max(onGrid, low), Math.min(high, highest))
}

const isIn = ({ low, high, by }: StepRange, value: number): boolean =>
  value >= low && value <= high && (value - low) % by === 0

/** The next candidate in the order of a small space that is not known, from a place drawn by chance. */
function nextUnknown(
  known: ReadonlySet<string>,
  { variables }: SearchSpace,
  random: Random,
): SearchProposal | null {
  const sizes = variables.map(({ range }) => rangeSize(range))
  const size = sizes.reduce((product, one) => product * one, 1)
  if (size > SMALL_SPACE) return null
  const first = random.below(size)
  for (let at = 0; at < size; at++) {
    let rest = (first + at) % size
    const values = variables.map(({ range }, index) => {
      const digit = rest % sizes[index]!
      rest = Math.floor(rest / sizes[index]!)
      return range.low + range.by * digit
    })
    if (!known.has(values.join())) return { origin: 'sample', parent: 0, values }
  }
  return null
}
