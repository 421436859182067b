/** What proposes: fresh warriors at the start of a generation, then fresh ones and children of the archive's elites. */
import { allSettled } from '../../all-settled.js'
import type { Warrior } from '../../../vm/index.js'
import { createRandom, type Random } from '../../random.js'
import type { StoredGeneration } from '../record/index.js'
import { aimOf } from '../archive/index.js'
import { ProposerError, type Proposal, type ProposalContext } from '../proposers/index.js'
import type { EvolveAdapters } from './adapters.js'
import { assembleEntry, formerElites, type Entry } from './entries.js'
import { bestMate } from './mates.js'
import type { OpenGeneration } from './open-generation.js'

/** Elites that are drawn for each parent, of which one becomes its mate. */
const MATES = 8

/** The fresh warriors of the start. Rejects with a ProposerError when not one came. */
export async function proposeInitial(
  generation: OpenGeneration,
  { proposals: first }: StoredGeneration,
  { proposer, store, signal }: EvolveAdapters,
): Promise<Entry[]> {
  const { run, champions } = generation
  // The archives are still empty.
  const former = formerElites(run, champions, store)
  const contexts = Array.from({ length: run.options.initialProposals }, (_, offset) => ({
    ...ownContext(generation, first + offset, signal),
    ...lendersOf(generation, first + offset, former),
  }))
  return toEntries(await proposer.initial(contexts), generation, first)
}

/** A batch from one state of the archives. Rejects with a ProposerError when not one came. */
export async function proposeBatch(
  generation: OpenGeneration,
  { proposals: first }: StoredGeneration,
  count: number,
  adapters: EvolveAdapters,
): Promise<Entry[]> {
  const pending = Array.from({ length: count }, (_, offset) => propose(generation, first + offset, adapters))
  return toEntries(await allSettled(pending), generation, first)
}

function propose(
  generation: OpenGeneration,
  number: number,
  { proposer, signal }: EvolveAdapters,
): Promise<Proposal> {
  const { islands, random, run } = generation
  const island = islandOf(generation, number)
  const isFresh = random.chance(run.options.freshShare) || islands.isEmpty(island)
  if (isFresh) return proposer.fresh(ownContext(generation, number, signal))
  const parent = islands.sample(island, random)
  const mates = Array.from({ length: MATES }, () => islands.sample(island, random))
  return proposer.mutate(
    [parent.warrior, bestMate(parent, mates).warrior],
    ownContext(generation, number, signal),
  )
}

/** Each proposal has a generator of its own, its island's elites to learn from, and a place, so that their order in time is free. */
function ownContext(generation: OpenGeneration, proposal: number, signal?: AbortSignal): ProposalContext {
  return {
    ...contextOf(generation, proposal, generation.random.fork(), signal),
    ...lendersOf(generation, proposal, generation.islands.members()),
  }
}

/** The elites of a proposal's island, where the run's options let new parts inherit. */
function lendersOf(
  generation: OpenGeneration,
  proposal: number,
  elites: readonly { readonly island: number; readonly warrior: Warrior }[],
): Pick<ProposalContext, 'lenders'> {
  if (!generation.run.options.inherit) return {}
  const own = islandOf(generation, proposal)
  return { lenders: elites.filter(({ island }) => island === own).map(({ warrior }) => warrior) }
}

function contextOf(
  generation: OpenGeneration,
  proposal: number,
  random: Random,
  signal?: AbortSignal,
): ProposalContext {
  const { run, rules, opponents, opened, lessons } = generation
  return {
    ...lackOf(generation, proposal),
    ...(lessons === null ? {} : { lessons }),
    rules,
    random,
    place: { runId: run.id, generation: generation.generation, proposal },
    opponents,
    placementSeed: opened.placementSeed,
    ...(signal === undefined ? {} : { signal }),
  }
}

/** Stream of the first generator for tuning: no proposal's number, which is the stream of {@link lackOf}. */
const TUNING = 2 ** 31
/** Generators of each proposal, more than there are stages. */
const MOST_STAGES = 4

/** For variants of a proposal, with a generator for each stage of its tuning: the run's own does not notice them. */
export function tuningContext(
  generation: OpenGeneration,
  proposal: number,
  stage: number,
  signal?: AbortSignal,
): ProposalContext {
  const random = createRandom(generation.opened.placementSeed, TUNING + MOST_STAGES * proposal + stage)
  return contextOf(generation, proposal, random, signal)
}

/** What the archive lacks, for who can read it; drawn from the place, so that other proposers do not notice. */
function lackOf({ run, islands, opened }: OpenGeneration, proposal: number): Pick<ProposalContext, 'aim'> {
  const { model, axes } = run.options
  if (model === null) return {}
  const aim = aimOf(islands.cells(), axes, run.settings, createRandom(opened.placementSeed, proposal))
  return aim === undefined ? {} : { aim }
}

const islandOf = ({ run }: OpenGeneration, proposal: number): number => proposal % run.options.islands

/** A unit in which every proposal failed would only repeat itself: it is an error. */
function toEntries(proposals: readonly Proposal[], generation: OpenGeneration, first: number): Entry[] {
  const [one] = proposals
  if (one?.ok === false && proposals.every(({ ok }) => !ok))
    throw new ProposerError(`none of ${proposals.length} proposals came: ${one.message}`)
  return proposals.map((proposal, offset) => {
    const number = first + offset
    const entry = assembleEntry(
      proposal,
      generation.run,
      generation.generation,
      number,
      generation.rules.maxLength,
    )
    return { ...entry, island: islandOf(generation, number) }
  })
}
