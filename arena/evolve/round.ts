import type { ProposalRecord, StoredRound, StoredRun } from '../store/index.js'
import { Archive } from './archive.js'
import { opponentsOf, recallChampion, type Champion } from './champions.js'
import { assembleEntry, warmStart, type Entry } from './entries.js'
import { evaluate } from './evaluation.js'
import type { Trial } from './events.js'
import type { EvolveAdapters } from './loop.js'
import { parseOptions } from './options.js'
import { allSettled, ProposerError, type Proposal, type ProposalContext } from './proposers/index.js'
import { createRandom, type Random } from './random.js'

export interface RoundPlan {
  readonly run: StoredRun
  /** From 1. */
  readonly round: number
  /** The run's generator: its state is stored with each unit. */
  readonly random: Random
  /** Champions of the rounds before. */
  readonly champions: readonly Champion[]
}

/** Plays a round, or what is left of it, and stores each unit: its start, its batches, its champion. */
export async function playRound(plan: RoundPlan, adapters: EvolveAdapters): Promise<Champion> {
  const { run, round, random, champions } = plan
  const { store, proposer, now, signal, onEvent } = adapters
  const options = parseOptions(run.options)
  const opponents = opponentsOf(run, champions)
  const stored = store.evolution.rounds(run.id).find((known) => known.round === round)
  const placementSeed = stored?.placementSeed ?? placementSeedOf(run.seed, round)
  let state: StoredRound = stored ?? { round, placementSeed, iterations: 0, proposals: 0, champion: null }
  const archive = new Archive(store.evolution.elites(run.id, round))
  const challenge = { settings: run.settings, opponents, simulations: options.simulations, placementSeed }
  const onMatch = (steps: number) => onEvent?.({ type: 'match', steps })

  /** Asks for proposals; each has a generator of its own and a place, so that their order in time is free. */
  const contextOf = (offset: number): ProposalContext => ({
    settings: run.settings,
    random: random.fork(),
    place: { runId: run.id, round, proposal: state.proposals + offset },
    ...(signal === undefined ? {} : { signal }),
  })
  const propose = (offset: number): Promise<Proposal> => {
    const isFresh = random.chance(options.freshShare) || archive.size === 0
    if (isFresh) return proposer.fresh(contextOf(offset))
    const parents = [archive.sample(random).warrior, archive.sample(random).warrior]
    return proposer.mutate(parents, contextOf(offset))
  }
  const toEntry = (proposal: Proposal, offset: number) =>
    assembleEntry(proposal, run, round, state.proposals + offset)

  /** Evaluates the entries together, places them in their order, and stores all of it at once. */
  const playUnit = async (entries: readonly Entry[], iterations: number) => {
    const warriors = entries.flatMap(({ warrior }) => (warrior === null ? [] : [warrior]))
    const evaluations = await evaluate(warriors, challenge, { ...adapters, onMatch })
    const records = entries.map(({ warrior, ...entry }, offset): ProposalRecord => {
      const record = { ...entry, proposal: state.proposals + offset, warriorId: warrior?.id ?? null }
      const evaluation = warrior === null ? null : evaluations.shift()!
      if (warrior === null || evaluation === null) return { ...record, evaluation: null, placed: false }
      if (typeof evaluation === 'string')
        return { ...record, problem: evaluation, evaluation: null, placed: false }
      const placed = archive.place({ ...evaluation, warrior, proposal: record.proposal })
      return { ...record, evaluation, placed }
    })
    state = {
      ...state,
      iterations: state.iterations + iterations,
      proposals: state.proposals + entries.length,
    }
    store.transaction(() => {
      for (const warrior of warriors) store.warriors.save(warrior, now())
      store.evolution.saveRound(run.id, state)
      for (const record of records) store.evolution.saveProposal(run.id, round, record)
      store.evolution.updateRun(run.id, { random: random.state() }, now())
    })
    const trials = records.map(({ evaluation, ...rest }): Trial => ({ ...rest, result: evaluation }))
    onEvent?.({ type: 'unit', round, iterations: state.iterations, trials, elites: archive.elites() })
  }

  const names = opponents.map(({ name }) => name)
  onEvent?.({
    type: 'round',
    round,
    opponents: names,
    iterations: state.iterations,
    elites: archive.elites(),
  })
  if (stored === undefined) {
    const contexts = Array.from({ length: options.initialProposals }, (_, offset) => contextOf(offset))
    const initial = await proposer.initial(contexts)
    await playUnit([...someSource(initial).map(toEntry), ...warmStart(run, champions)], 0)
  }
  const enough = (options.earlyStop ?? Infinity) * (opponents.length + 1)
  while (state.iterations < options.iterations && (archive.best()?.fitness ?? 0) < enough) {
    const count = Math.min(options.batch, options.iterations - state.iterations)
    const pending = Array.from({ length: count }, (_, offset) => propose(offset))
    const proposals = await allSettled(pending)
    await playUnit(someSource(proposals).map(toEntry), count)
  }

  const best = archive.best()
  if (best === undefined)
    throw new ProposerError(`round ${round} ended without a single warrior that assembles`)
  state = { ...state, champion: best.proposal }
  store.evolution.saveRound(run.id, state)
  return recallChampion(store, run, state, champions)
}

/** State of pMARS's generator for a round's evaluations, 1 .. 2^31-2. */
function placementSeedOf(seed: number, round: number): number {
  return 1 + createRandom(seed, round).below(2 ** 31 - 2)
}

/** A unit in which every proposal failed would only repeat itself. */
function someSource(proposals: readonly Proposal[]): readonly Proposal[] {
  const [first] = proposals
  if (first !== undefined && proposals.every(({ source }) => source === null))
    throw new ProposerError(
      `none of ${proposals.length} proposals came: ${first.problem ?? 'no reason known'}`,
    )
  return proposals
}
