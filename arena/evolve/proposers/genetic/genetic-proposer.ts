import { assemble, type MarsSettings, type Warrior } from '../../../../vm/index.js'
import type { Random } from '../../../random.js'
import type { Rules } from '../../rules/index.js'
import { allSettled } from '../../../all-settled.js'
import type { Proposal, ProposalContext, Proposer } from '../proposer.js'
import { createAlphabet, randomInstruction, type Alphabet } from './alphabet.js'
import { applyOperators } from './chain.js'
import { COMPONENT_CROSSOVERS, COMPONENT_OPERATORS } from './components.js'
import { CONSTANT_OPERATORS } from './constants.js'
import { CROSSOVER_OPERATORS } from './crossover.js'
import { genomeOf, printGenome, type Genome } from './genome.js'
import { OPERATION_OPERATORS } from './operations.js'
import type { Child, Operator } from './operator.js'
import { STRUCTURE_OPERATORS } from './structure.js'
import { SWITCHERS } from './switcher.js'
import { createTypedBreeding, type TypedBreeding } from './typed.js'
import { createOperatorWeights, JOINT, type OperatorWeights } from './weights.js'

export const OPERATORS: readonly Operator[] = [
  ...CONSTANT_OPERATORS,
  ...OPERATION_OPERATORS,
  ...STRUCTURE_OPERATORS,
  ...CROSSOVER_OPERATORS,
  ...COMPONENT_OPERATORS,
  ...SWITCHERS,
]

export interface GeneticOptions {
  /** Warriors whose code fresh proposals start from; without any they start from random programs. */
  readonly stock: readonly Warrior[]
  /** Whether operators whose children are placed are used more often; default false. */
  readonly adaptive?: boolean
  /** Whether children may use P-space; default true. */
  readonly pSpace?: boolean
  /** Whether warriors are made of typed parts as well, and changed by them; default false. */
  readonly parts?: boolean
}

/** How often a fresh proposal is drawn from the grammar of parts where there is stock as well. */
const DRAWN = 0.5
/**
 * How often a warrior of typed parts is changed by its parts, and not by its instructions: these children have half as
 * many points, and at 0.7 three of four elites were plain code after ten generations, which parts change no more.
 */
const TYPED = 0.95

/**
 * A proposer that changes and crosses Redcode by chance, from the code of `stock`, or from random programs without
 * any; with `parts` also from compositions of typed parts. It needs nothing outside, and makes the same proposal in the
 * same context.
 */
export function createGeneticProposer({
  stock,
  adaptive = false,
  pSpace = true,
  parts = false,
}: GeneticOptions): Proposer {
  const breeding: Breeding = {
    weights: createOperatorWeights(
      OPERATORS.filter((operator) => pSpace || !SWITCHERS.includes(operator)),
      adaptive,
    ),
    alphabet: createAlphabet(stock),
    typed: parts ? createTypedBreeding(adaptive) : null,
  }
  const fresh = (context: ProposalContext): Promise<Proposal> => {
    const { random } = context
    const drawn = drawTyped(context, breeding, stock.length === 0 ? 1 : DRAWN)
    if (drawn !== null) return Promise.resolve(proposalOf(drawn, []))
    const ancestor = stock.length === 0 ? null : random.pick(stock)
    const mate = stock.length === 0 ? null : random.pick(stock)
    const origin = ancestor === null ? randomGenome(random, context.rules) : genomeOf(ancestor)
    const lender = mate === null ? randomGenome(random, context.rules) : genomeOf(mate)
    const child =
      (ancestor === null ? null : varyTyped(ancestor, mate, context, breeding)) ??
      vary(origin, lender, context, breeding)
    // The word that stored runs have.
    const operator = `${ancestor === null ? 'random' : 'seed'} + ${child.operator}`
    const parents = ancestor === null ? [] : parentIds(ancestor, child.crossed ? mate : null)
    return Promise.resolve(proposalOf({ ...child, operator }, parents))
  }
  return {
    name: 'genetic',
    initial: (contexts) => allSettled(contexts.map(fresh)),
    fresh,
    mutate([parent, mate], context) {
      if (parent === undefined) throw new RangeError('a mutation needs a parent')
      const child =
        varyTyped(parent, mate ?? null, context, breeding) ??
        vary(genomeOf(parent), genomeOf(mate ?? parent), context, breeding)
      return Promise.resolve(proposalOf(child, parentIds(parent, child.crossed ? (mate ?? null) : null)))
    },
    tune(warrior, count, context) {
      const composition = breeding.typed?.read(warrior, context) ?? null
      if (breeding.typed === null || composition === null) return []
      return breeding.typed
        .tune(composition, count, context)
        .map((source) => ({ ok: true, source, parents: [], operator: 'parts: tune' }))
    },
    learn: (outcomes) => {
      breeding.weights.learn(outcomes)
      breeding.typed?.learn(outcomes)
    },
  }
}

function drawTyped(context: ProposalContext, { typed }: Breeding, chance: number): Child | null {
  return typed !== null && context.random.chance(chance) ? typed.draw(context) : null
}

function varyTyped(
  parent: Warrior,
  mate: Warrior | null,
  context: ProposalContext,
  { typed }: Breeding,
): Child | null {
  const composition = typed?.read(parent, context) ?? null
  if (typed === null || composition === null || !context.random.chance(TYPED)) return null
  return typed.vary(composition, mate === null ? null : typed.read(mate, context), context)
}

function proposalOf(
  { source, operator, isNewStructure = false }: Child,
  parents: readonly string[],
): Proposal {
  return { ok: true, source, parents, operator, ...(isNewStructure ? { isNewStructure } : {}) }
}

function parentIds(parent: Warrior, mate: Warrior | null): string[] {
  return mate === null || mate.id === parent.id ? [parent.id] : [parent.id, mate.id]
}

/** Attempts at a child that differs from its parent, fits and assembles; crossovers of long parents seldom fit. */
const ATTEMPTS = 40

interface Breeding {
  readonly weights: OperatorWeights<Operator>
  readonly alphabet: Alphabet
  /** Null where warriors are instructions and nothing else. */
  readonly typed: TypedBreeding | null
}

/** A child by {@link applyOperators}; a copy of the parent where none was found. */
function vary(
  parent: Genome,
  mate: Genome,
  context: ProposalContext,
  { weights, alphabet }: Breeding,
): Child {
  const { random, rules } = context
  const { settings, maxLength } = rules
  const before = printGenome(parent, settings.standard)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { value: genome, used } = applyOperators(parent, weights, random, (operator, value) => {
      const changed = operator.apply(value, { random, settings: { ...settings, maxLength }, mate, alphabet })
      return changed === null || changed.instructions.length > maxLength ? null : changed
    })
    const source = printGenome(genome, settings.standard)
    if (used.length === 0 || source === before || assemble(source, { settings }).warrior === null) continue
    const crossed = used.some((operator) => LENDERS.has(operator))
    return { source, operator: used.map(({ name }) => name).join(JOINT), crossed }
  }
  return { source: before, operator: 'copy', crossed: false }
}

/** Operators that take code from the mate. */
const LENDERS: ReadonlySet<Operator> = new Set([
  ...CROSSOVER_OPERATORS,
  ...COMPONENT_CROSSOVERS,
  ...SWITCHERS,
])

/** Random programs as warriors, the opponents of a run that begins from nothing. */
export function randomWarriors(count: number, settings: MarsSettings, random: Random): Warrior[] {
  const warriors: Warrior[] = []
  while (warriors.length < count) {
    const genome = randomGenome(random, { settings, maxLength: settings.maxLength })
    const { warrior } = assemble(printGenome(genome, settings.standard), { settings })
    if (warrior !== null) warriors.push({ ...warrior, name: `Random ${warriors.length + 1}` })
  }
  return warriors
}

function randomGenome(
  random: Random,
  { settings, maxLength }: Pick<Rules, 'settings' | 'maxLength'>,
): Genome {
  const length = Math.min(maxLength, 3 + random.below(18))
  const instructions = Array.from({ length }, () => randomInstruction(random, settings, length))
  return { instructions, start: random.below(length) }
}
