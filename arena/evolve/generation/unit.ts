/** A unit of a generation: its start or a batch, evaluated together and stored in one transaction. */
import type { ProposalRecord, StoredGeneration } from '../record/index.js'
import { accumulateFitness } from './accumulate.js'
import type { EvolveAdapters } from './adapters.js'
import type { Entry, NumberedEntry } from './entries.js'
import { evaluateUnit, type EvaluatedUnit } from './evaluate-unit.js'
import type { Trial } from './events.js'
import type { OpenGeneration } from './open-generation.js'

/**
 * Evaluates the entries together, places them in their order, stores all of it at once, and tells those who learn from
 * it. `progress` is how far the generation was, the answer how far it is; `iterations` is 0 for its start.
 */
export async function playUnit(
  generation: OpenGeneration,
  progress: StoredGeneration,
  entries: readonly Entry[],
  iterations: number,
  adapters: EvolveAdapters,
): Promise<StoredGeneration> {
  const numbered = entries.map((entry, offset) => ({ ...entry, proposal: progress.proposals + offset }))
  const isStart = iterations === 0
  const evaluated = await evaluateUnit(numbered, generation, isStart, adapters)
  const unit = isStart ? accumulateFitness(evaluated, generation, adapters.store) : evaluated
  const records = unit.entries.map((entry) => placeEntry(entry, unit, generation))
  const next = {
    ...progress,
    iterations: progress.iterations + iterations,
    proposals: progress.proposals + entries.length,
  }
  migrateWhenDue(generation, progress, next)
  storeUnit(generation, next, unit.entries, records, adapters)
  learnFrom(generation, unit.entries, records, adapters)
  tellUnit(generation, next, records, adapters)
  return next
}

/** What became of an entry; it enters its island's archive where it is good enough. */
function placeEntry(
  { warrior, isNewStructure: _, ...entry }: NumberedEntry,
  { skipped, byProposal }: EvaluatedUnit,
  { islands }: OpenGeneration,
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

function migrateWhenDue(
  { run, islands }: OpenGeneration,
  before: StoredGeneration,
  after: StoredGeneration,
): void {
  const { migration } = run.options
  const dueAt = ({ iterations }: StoredGeneration) =>
    migration === 0 ? 0 : Math.floor(iterations / migration)
  if (dueAt(after) > dueAt(before)) islands.migrate()
}

/** With the state of the generator: a run that goes on from here draws what it would have drawn. */
function storeUnit(
  { run, generation, islands, random }: OpenGeneration,
  progress: StoredGeneration,
  entries: readonly NumberedEntry[],
  records: readonly ProposalRecord[],
  { store, now }: EvolveAdapters,
): void {
  store.transaction(() => {
    for (const { warrior } of entries) if (warrior !== null) store.warriors.save(warrior, now())
    store.evolution.saveGeneration(run.id, progress)
    for (const record of records) store.evolution.saveProposal(run.id, generation, record)
    for (const slot of islands.takeChanges()) store.evolution.saveSlot(run.id, generation, slot)
    store.evolution.updateRun(run.id, { random: random.state() }, now())
  })
}

/** Proposer and prefilter learn from what is stored, and from that alone: a run that goes on tells them the same. */
function learnFrom(
  { run, generation, prefilter }: OpenGeneration,
  entries: readonly NumberedEntry[],
  records: readonly ProposalRecord[],
  { proposer }: EvolveAdapters,
): void {
  proposer.learn?.(
    records.map(({ proposal, operator, evaluation, placed }) => {
      return { place: { runId: run.id, generation, proposal }, operator, isNew: evaluation !== null, placed }
    }),
  )
  prefilter?.learn(
    generation,
    entries.flatMap(({ warrior }, index) => {
      const { evaluation } = records[index]!
      return warrior === null || evaluation === null
        ? []
        : [{ program: warrior, fitness: evaluation.fitness }]
    }),
  )
}

function tellUnit(
  { generation, islands }: OpenGeneration,
  { iterations }: StoredGeneration,
  records: readonly ProposalRecord[],
  { onEvent }: EvolveAdapters,
): void {
  const trials = records.map(({ evaluation, ...rest }): Trial => ({ ...rest, result: evaluation }))
  onEvent?.({ type: 'unit', generation, iterations, trials, elites: islands.cells() })
}
