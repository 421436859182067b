/**
 * The Digital Red Queen (arXiv 2601.03335): generation t (the paper's round) evolves a warrior against the initial
 * opponents and the last champions; the best of its archive becomes champion t.
 */
import { createRandom, restoreRandom } from '../../random.js'
import type { Store } from '../../store/index.js'
import type { StoredOutcome, StoredRun } from '../record/index.js'
import { judgesOf } from '../judges/index.js'
import { panelSize } from '../panel/index.js'
import { storedChampions, type Champion } from '../rules/index.js'
import { createPrefilter, type Evaluated, type Prefilter } from '../surrogate/index.js'
import { arenaOf, type EvolveAdapters } from './adapters.js'
import { playGeneration } from './generation.js'

/**
 * Plays a stored run to its end and gives the champion of each generation. Each unit of work (the start of a
 * generation, a batch, the choice of a champion) is one transaction that holds the generator's state too: a run cut off
 * at any moment ends as an unbroken one would. Rejects with the signal's reason when aborted, with a ProposerError when
 * no warriors come.
 */
export async function evolve(runId: number, adapters: EvolveAdapters): Promise<Champion[]> {
  const { store, now, onEvent } = adapters
  const run = store.evolution.findRun(runId)
  if (run === null) throw new RangeError(`there is no run ${runId}`)
  const { options } = run
  const random = run.random === '' ? createRandom(run.seed) : restoreRandom(run.random)
  const champions = storedChampions(store, run)
  const prefilter = options.prefilter === null ? null : createPrefilter(options.prefilter)
  learnStored(run, prefilter, adapters)
  const initialOpponents = panelSize(run)
  onEvent?.({ type: 'run', runId, seed: run.seed, options, initialOpponents, champions: [...champions] })
  const judges = champions.length < options.generations ? await judgesOf(run, arenaOf(adapters)) : []
  while (champions.length < options.generations) {
    const generation = champions.length + 1
    const champion = await playGeneration({ run, generation, random, champions, judges, prefilter }, adapters)
    champions.push(champion)
    onEvent?.({ type: 'champion', champion })
  }
  store.evolution.updateRun(runId, { status: 'finished' }, now())
  return champions
}

/** Proposer and prefilter learn again what an earlier process told them, in the same order. */
function learnStored(
  { id: runId }: StoredRun,
  prefilter: Prefilter | null,
  { store, proposer }: EvolveAdapters,
): void {
  for (const { generation } of store.evolution.generations(runId)) {
    const outcomes = store.evolution.proposals(runId, generation)
    proposer.learn?.(
      outcomes.map(({ proposal, operator, fitness, placed }) => {
        return { operator, placed, place: { runId, generation, proposal }, isNew: fitness !== null }
      }),
    )
    prefilter?.learn(generation, recallEvaluated(outcomes, store))
  }
}

function recallEvaluated(outcomes: readonly StoredOutcome[], store: Store): Evaluated[] {
  return outcomes.flatMap(({ warriorId, fitness }) =>
    warriorId === null || fitness === null ? [] : [{ program: store.warriors.get(warriorId)!, fitness }],
  )
}
