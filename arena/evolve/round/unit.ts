/** A unit of a round: its start or a batch, evaluated together and stored in one transaction. */
import type { ProposalRecord, StoredRound } from '../../store/index.js'
import { arenaOf, type EvolveAdapters } from './adapters.js'
import type { Entry } from './entries.js'
import { evaluateUnit, type NumberedEntry, type UnitEvaluations } from './evaluate-unit.js'
import type { Trial } from './events.js'
import type { OpenRound } from './open-round.js'

/**
 * Evaluates the entries together, places them in their order, stores all of it at once, and tells those who learn from
 * it. `progress` is how far the round was, the answer how far it is; `iterations` is 0 for its start.
 */
export async function playUnit(
  round: OpenRound,
  progress: StoredRound,
  entries: readonly Entry[],
  iterations: number,
  adapters: EvolveAdapters,
): Promise<StoredRound> {
  const numbered = entries.map((entry, offset) => ({ ...entry, proposal: progress.proposals + offset }))
  const evaluations = await evaluateUnit(numbered, round, iterations === 0, arenaOf(adapters))
  const records = numbered.map((entry) => placeEntry(entry, evaluations, round))
  const next = {
    ...progress,
    iterations: progress.iterations + iterations,
    proposals: progress.proposals + entries.length,
  }
  migrateWhenDue(round, progress, next)
  storeUnit(round, next, numbered, records, adapters)
  learnFrom(round, numbered, records, adapters)
  tellUnit(round, next, records, adapters)
  return next
}

/** What became of an entry; it enters its island's archive where it is good enough. */
function placeEntry(
  { warrior, ...entry }: NumberedEntry,
  { skipped, byProposal }: UnitEvaluations,
  { islands }: OpenRound,
): ProposalRecord {
  const { proposal, island } = entry
  const evaluation = byProposal.get(proposal)
  const record = { ...entry, warriorId: warrior?.id ?? null, evaluation: null, placed: false }
  if (warrior === null) return record
  if (skipped.has(warrior.id)) return { ...record, problem: 'skipped: foretold to be among the worst' }
  if (evaluation === undefined) return { ...record, problem: 'the same code was evaluated before' }
  if (!evaluation.ok) return { ...record, problem: evaluation.message }
  const { value } = evaluation
  const placed = value.complete && islands.place(island, { ...value, warrior, proposal })
  return { ...record, evaluation: value, placed }
}

function migrateWhenDue({ run, islands }: OpenRound, before: StoredRound, after: StoredRound): void {
  const { migration } = run.options
  const dueAt = ({ iterations }: StoredRound) => (migration === 0 ? 0 : Math.floor(iterations / migration))
  if (dueAt(after) > dueAt(before)) islands.migrate()
}

/** With the state of the generator: a run that goes on from here draws what it would have drawn. */
function storeUnit(
  { run, round, islands, random }: OpenRound,
  progress: StoredRound,
  entries: readonly NumberedEntry[],
  records: readonly ProposalRecord[],
  { store, now }: EvolveAdapters,
): void {
  store.transaction(() => {
    for (const { warrior } of entries) if (warrior !== null) store.warriors.save(warrior, now())
    store.evolution.saveRound(run.id, progress)
    for (const record of records) store.evolution.saveProposal(run.id, round, record)
    for (const slot of islands.takeChanges()) store.evolution.saveSlot(run.id, round, slot)
    store.evolution.updateRun(run.id, { random: random.state() }, now())
  })
}

/** Proposer and prefilter learn from what is stored, and from that alone: a run that goes on tells them the same. */
function learnFrom(
  { run, round, prefilter }: OpenRound,
  entries: readonly NumberedEntry[],
  records: readonly ProposalRecord[],
  { proposer }: EvolveAdapters,
): void {
  proposer.learn?.(
    records.map(({ proposal, operator, evaluation, placed }) => {
      return { place: { runId: run.id, round, proposal }, operator, isNew: evaluation !== null, placed }
    }),
  )
  prefilter?.learn(
    round,
    entries.flatMap(({ warrior }, index) => {
      const { evaluation } = records[index]!
      return warrior === null || evaluation === null
        ? []
        : [{ program: warrior, fitness: evaluation.fitness }]
    }),
  )
}

function tellUnit(
  { round, islands }: OpenRound,
  { iterations }: StoredRound,
  records: readonly ProposalRecord[],
  { onEvent }: EvolveAdapters,
): void {
  const trials = records.map(({ evaluation, ...rest }): Trial => ({ ...rest, result: evaluation }))
  onEvent?.({ type: 'unit', round, iterations, trials, elites: islands.cells() })
}
