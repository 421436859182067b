import type { MarsSettings } from '../../../../vm/index.js'
import type { Random } from '../../../random.js'
import type { Alphabet } from './alphabet.js'
import type { Genome } from './genome.js'

export interface OperatorContext {
  readonly random: Random
  /** `maxLength` is the most that the child may have. */
  readonly settings: MarsSettings
  /** Another genome, for crossover; may be the same as the one changed. */
  readonly mate: Genome
  /** What instructions are made of. */
  readonly alphabet: Alphabet
}

/** A change of a genome, or null where it does not apply. The result may be too long: the proposer checks. */
export interface Operator {
  readonly name: string
  readonly apply: (genome: Genome, context: OperatorContext) => Genome | null
}

/** What came of one or more operators. */
export interface Child {
  readonly source: string
  /** Names of the operators, joined by `JOINT`. */
  readonly operator: string
  /** Whether the mate may have lent code. */
  readonly crossed: boolean
  /** See `ProposalOrigin`; absent as false. */
  readonly isNewStructure?: boolean
}
