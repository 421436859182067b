import type { Failure, Warrior } from '../../../vm/index.js'
import type { Random } from '../../random.js'
import type { ProposerName } from '../options/index.js'
import type { Rules } from '../rules/index.js'

/** How a proposal was made. */
export interface ProposalOrigin {
  /** Ids of the warriors it was made from. */
  readonly parents: readonly string[]
  /** How it was made, in a few words: `concat + tweak`, `llm mutate`. */
  readonly operator: string
  /**
   * Whether it is made of other parts than each of its parents: where the run tunes, its constants are tuned before it is
   * evaluated, by {@link Proposer.tune}. Absent as false.
   */
  readonly isNewStructure?: boolean
}

/**
 * A new warrior's source, and where it came from, as a proposer answers: `{ ok: true, source, parents: [], operator: 'by
 * hand' }`. The source may be any text: what does not assemble is counted and left out. A proposer that got none says
 * so, in one line: `{ ok: false, code: 'NoReply', message, parents, operator }`.
 */
export type Proposal = ProposalOrigin & ({ readonly ok: true; readonly source: string } | Failure<'NoReply'>)

/**
 * What a proposer knows when it makes one proposal: the rules of the generation, whom it meets, a generator of random
 * numbers and the proposal's place in the run. A proposer that draws from nothing else is deterministic: the same
 * context, the same proposal, however often a run is cut off.
 */
export interface ProposalContext {
  /** By which the proposal will be judged. */
  readonly rules: Rules
  /** The proposal's own generator: proposals of a batch do not depend on each other's order. */
  readonly random: Random
  /** Where in the run the proposal stands: the same place is the same proposal when a run is resumed. */
  readonly place: ProposalPlace
  /** Whom the generation meets, under their names. */
  readonly opponents: readonly Warrior[]
  /** State of pMARS's generator before the first fight of each evaluation of the generation, 1 .. 2^31-2. */
  readonly placementSeed: number
  /** Warriors of the archives, whose parts may lend their constants; absent where the run's options have none. */
  readonly lenders?: readonly Warrior[]
  /** What earlier generations have shown, in lines, for proposers that can read; absent in the first. */
  readonly lessons?: string
  /** What kind of warrior the archive lacks, in words, for proposers that can read; absent when any will do. */
  readonly aim?: string
  readonly signal?: AbortSignal
}

/** What became of an earlier proposal, for proposers that learn. */
export interface ProposalOutcome {
  readonly place: ProposalPlace
  readonly operator: string
  /** Whether it assembled to a warrior that was new to the generation. */
  readonly isNew: boolean
  /** Whether it entered the archive. */
  readonly placed: boolean
}

export interface ProposalPlace {
  readonly runId: number
  /** Generation, from 1. */
  readonly generation: number
  /** Number of the proposal in its generation, from 0. */
  readonly proposal: number
}

/**
 * Where the new warriors of a run come from. `createGeneticProposer`, `createLlmProposer` and `createMixedProposer`
 * make those that come with drq; an object with `initial`, `fresh` and `mutate` is one of your own, under the name
 * of the one that the run's options have. A proposer that rejects ends `playRun` with that error.
 */
export interface Proposer {
  readonly name: ProposerName
  /** Warriors for the start of a generation: one a context. */
  initial(contexts: readonly ProposalContext[]): Promise<Proposal[]>
  /** A warrior that has no parent in the archive. */
  fresh(context: ProposalContext): Promise<Proposal>
  /** A change of the first parent; the others, at least none, may lend code. */
  mutate(parents: readonly Warrior[], context: ProposalContext): Promise<Proposal>
  /**
   * At most `count` variants of a warrior that it proposed as a new structure: the same parts, other constants. Their
   * parents and operators are not read. A proposer without it has no constants that it knows of.
   */
  tune?(warrior: Warrior, count: number, context: ProposalContext): Proposal[]
  /**
   * Told what became of proposals, in the order of their places, before later ones are asked for. When a run goes on, all
   * earlier ones come first: what a proposer learns must follow from these calls alone.
   */
  learn?(outcomes: readonly ProposalOutcome[]): void
}
