import type { MarsSettings } from '../../../../vm/index.js'
import type { Random } from '../../random.js'
import type { Genome } from './genome.js'

export interface OperatorContext {
  readonly random: Random
  readonly settings: MarsSettings
  /** Another genome, for crossover; may be the same as the one changed. */
  readonly mate: Genome
}

/** A change of a genome, or null where it does not apply. The result may be too long: the proposer checks. */
export interface Operator {
  readonly name: string
  readonly apply: (genome: Genome, context: OperatorContext) => Genome | null
}
