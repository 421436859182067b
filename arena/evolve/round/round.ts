import type { Warrior } from '../../../vm/index.js'
import type { ProposalRecord, StoredRound, StoredRun } from '../../store/index.js'
import { aimOf, createGrid, createIslands, type Elite } from '../archive/index.js'
import { type Champion, opponentsOf, recallChampion, rulesOf } from '../rules/index.js'
import { assembleEntry, warmStart, type Entry } from './entries.js'
import { type Challenge, evaluate, stagesOf, type Standing } from '../evaluation/index.js'
import type { Trial } from './events.js'
import { indexOfGreatest, measureFitness } from '../final/index.js'
import type { EvolveAdapters } from './loop.js'
import { bestMate } from './mates.js'
import { parseOptions } from '../options/index.js'
import type { Prefilter } from '../surrogate/index.js'
import {
  type Proposal,
  type ProposalContext,
  type ProposalOutcome,
  ProposerError,
} from '../proposers/index.js'
import { allSettled } from '../../all-settled.js'
import { createRandom, drawPlacementSeed, type Random } from '../../random.js'
import { maxFitnessOf } from '../fitness/index.js'

export interface RoundPlan {
  readonly run: StoredRun
  /** From 1. */
  readonly round: number
  /** The run's generator: its state is stored with each unit. */
  readonly random: Random
  /** Champions of the rounds before. */
  readonly champions: readonly Champion[]
  /** Has learnt all stored rows; null where nothing is skipped. */
  readonly prefilter: Prefilter | null
}

const NONE: ReadonlySet<string> = new Set()

/** Drawn for each parent, of which one becomes its mate. */
const MATES = 8

/** Rounds of a finalist against each opponent, in simulations; in short and in full fights half of them each. */
const FINAL_SIMULATIONS = 6

/** Plays a round, or what is left of it, and stores each unit: its start, its batches, its champion. */
export async function playRound(plan: RoundPlan, adapters: EvolveAdapters): Promise<Champion> {
  const { run, round, random, champions, prefilter } = plan
  const { store, proposer, now, signal, onEvent } = adapters
  const options = parseOptions(run.options)
  const opponents = opponentsOf(run, champions)
  const stored = store.evolution.rounds(run.id).find((known) => known.round === round)
  const placementSeed = stored?.placementSeed ?? drawPlacementSeed(run.seed, round)
  let state: StoredRound = stored ?? { round, placementSeed, iterations: 0, proposals: 0, champion: null }
  const grid = createGrid(options.axes, run.settings)
  const islands = createIslands(options, grid, store.evolution.elites(run.id, round))
  const rules = rulesOf(run, champions, placementSeed)
  const { full, fitness, simulations, halving, maxLength } = rules
  const settings = { ...run.settings, maxCycles: rules.horizon }
  const stages = stagesOf(simulations, halving)
  const challenge: Challenge = {
    ...{ settings, full, opponents, fitness, simulations, stages, placementSeed, grid },
  }
  /** Warriors of the round that were evaluated. */
  const known = new Set(
    store.evolution
      .proposals(run.id, round)
      .flatMap(({ warriorId, fitness }) => (fitness !== null && warriorId !== null ? [warriorId] : [])),
  )
  const onMatch = (steps: number) => onEvent?.({ type: 'match', steps })

  /** What the archive lacks, for who can read it; drawn from the place, so that other proposers do not notice. */
  const aim = (proposal: number) => {
    if (options.model === null) return {}
    const cell = aimOf(islands.cells(), options.axes, run.settings, createRandom(placementSeed, proposal))
    return cell === undefined ? {} : { aim: cell }
  }
  /** Asks for proposals; each has a generator of its own and a place, so that their order in time is free. */
  const contextOf = (offset: number): ProposalContext => ({
    ...aim(state.proposals + offset),
    rules,
    random: random.fork(),
    place: { runId: run.id, round, proposal: state.proposals + offset },
    opponents,
    placementSeed,
    ...(signal === undefined ? {} : { signal }),
  })
  const islandOf = (proposal: number) => proposal % options.islands
  const propose = (offset: number): Promise<Proposal> => {
    const island = islandOf(state.proposals + offset)
    const isFresh = random.chance(options.freshShare) || islands.isEmpty(island)
    if (isFresh) return proposer.fresh(contextOf(offset))
    const parent = islands.sample(island, random)
    const mates = Array.from({ length: MATES }, () => islands.sample(island, random))
    return proposer.mutate([parent.warrior, bestMate(parent, mates).warrior], contextOf(offset))
  }
  const toEntry = (proposal: Proposal, offset: number): Entry => {
    const number = state.proposals + offset
    return { ...assembleEntry(proposal, run, round, number, maxLength), island: islandOf(number) }
  }

  /** Evaluates the entries together, places them in their order, and stores all of it at once. */
  const playUnit = async (entries: readonly Entry[], iterations: number) => {
    const numbered = entries.map((entry, offset) => ({ ...entry, proposal: state.proposals + offset }))
    const unknown = new Map<string, (typeof numbered)[number] & { readonly warrior: Warrior }>()
    for (const entry of numbered) {
      const { warrior } = entry
      if (warrior === null || known.has(warrior.id) || unknown.has(warrior.id)) continue
      unknown.set(warrior.id, { ...entry, warrior })
    }
    const candidates = [...unknown.values()]
    // Everything at the start of a round fights: the others are bred from it.
    const skipped =
      prefilter === null || iterations === 0 ? NONE : prefilter.skip(candidates.map(({ warrior }) => warrior))
    const fresh = candidates.filter(({ warrior }) => !skipped.has(warrior.id))
    for (const { warrior } of fresh) known.add(warrior.id)
    const isHopeless = (index: number, standing: Standing) => {
      const { island, proposal } = fresh[index]!
      return standing.fitness <= islands.target(island, { ...standing, proposal })
    }
    const warriors = fresh.map(({ warrior }) => warrior)
    const evaluations = await evaluate(warriors, challenge, { ...adapters, onMatch }, isHopeless)
    const byProposal = new Map(fresh.map(({ proposal }, index) => [proposal, evaluations[index]!]))
    const records = numbered.map(({ warrior, ...entry }): ProposalRecord => {
      const { proposal, island } = entry
      const evaluation = byProposal.get(proposal)
      const record = { ...entry, warriorId: warrior?.id ?? null, evaluation: null, placed: false }
      if (warrior === null) return record
      if (skipped.has(warrior.id)) return { ...record, problem: 'skipped: foretold to be among the worst' }
      if (evaluation === undefined) return { ...record, problem: 'the same code was evaluated before' }
      if (typeof evaluation === 'string') return { ...record, problem: evaluation }
      const placed = evaluation.complete && islands.place(island, { ...evaluation, warrior, proposal })
      return { ...record, evaluation, placed }
    })
    const due = (count: number) => (options.migration === 0 ? 0 : Math.floor(count / options.migration))
    if (due(state.iterations + iterations) > due(state.iterations)) islands.migrate()
    state = {
      ...state,
      iterations: state.iterations + iterations,
      proposals: state.proposals + entries.length,
    }
    store.transaction(() => {
      for (const { warrior } of numbered) if (warrior !== null) store.warriors.save(warrior, now())
      store.evolution.saveRound(run.id, state)
      for (const record of records) store.evolution.saveProposal(run.id, round, record)
      for (const slot of islands.takeChanges()) store.evolution.saveSlot(run.id, round, slot)
      store.evolution.updateRun(run.id, { random: random.state() }, now())
    })
    proposer.learn?.(records.map((record) => toOutcome(record, run.id, round)))
    prefilter?.learn(
      round,
      numbered.flatMap(({ warrior }, index) => {
        const { evaluation } = records[index]!
        return warrior === null || evaluation === null
          ? []
          : [{ program: warrior, fitness: evaluation.fitness }]
      }),
    )
    const trials = records.map(({ evaluation, ...rest }): Trial => ({ ...rest, result: evaluation }))
    onEvent?.({ type: 'unit', round, iterations: state.iterations, trials, elites: islands.cells() })
  }

  const names = opponents.map(({ name }) => name)
  onEvent?.({
    type: 'round',
    round,
    opponents: names,
    iterations: state.iterations,
    elites: islands.cells(),
  })
  if (stored === undefined) {
    const contexts = Array.from({ length: options.initialProposals }, (_, offset) => contextOf(offset))
    const initial = await proposer.initial(contexts)
    const entries = [...someSource(initial).map(toEntry), ...warmStart(run, champions, store)]
    await playUnit(entries, 0)
  }
  const enough = (options.earlyStop ?? Infinity) * maxFitnessOf(options.fitness, opponents.length)
  while (state.iterations < options.iterations && (islands.best()?.fitness ?? 0) < enough) {
    const count = Math.min(options.batch, options.iterations - state.iterations)
    const pending = Array.from({ length: count }, (_, offset) => propose(offset))
    const proposals = await allSettled(pending)
    await playUnit(someSource(proposals).map(toEntry), count)
  }

  const best = await chooseChampion()
  state = { ...state, champion: best.proposal }
  store.evolution.saveRound(run.id, state)
  return recallChampion(store, run, state, champions)

  /** The fittest, or the finalist that does best from places that no finalist was chosen by. */
  async function chooseChampion(): Promise<Elite> {
    const finalists = islands.fittest(Math.max(1, options.finalists))
    if (finalists.length === 0)
      throw new ProposerError(`round ${round} ended without a single warrior that assembles`)
    if (options.finalists < 2) return finalists[0]!
    const warriors = finalists.map(({ warrior }) => warrior)
    const shares = full.share === 0 ? [0] : [0, 1]
    const sums = warriors.map((): number | null => 0)
    const measured = await allSettled(
      shares.map((share) => {
        const final = {
          ...challenge,
          full: { ...full, share },
          simulations: (FINAL_SIMULATIONS * simulations) / shares.length,
          placementSeed: drawPlacementSeed(placementSeed, round),
        }
        return measureFitness(warriors, final, { ...adapters, onMatch })
      }),
    )
    for (const fitness of measured) {
      for (const [index, more] of fitness.entries()) {
        const sum = sums[index] ?? null
        sums[index] = sum === null || more === null ? null : sum + more
      }
    }
    return finalists[indexOfGreatest(sums) ?? 0]!
  }
}

/** What a proposer learns from a proposal. */
function toOutcome(
  {
    proposal,
    operator,
    evaluation,
    placed,
  }: Pick<ProposalRecord, 'proposal' | 'operator' | 'evaluation' | 'placed'>,
  runId: number,
  round: number,
): ProposalOutcome {
  return { place: { runId, round, proposal }, operator, isNew: evaluation !== null, placed }
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
