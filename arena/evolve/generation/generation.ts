/**
 * A generation of the Digital Red Queen, as the paper (arXiv 2601.03335) has its rounds: fill the archive with fresh
 * proposals and warriors that are known, then propose, evaluate and place until all iterations are done; the best
 * becomes champion.
 */
import { bestOf } from '../archive/index.js'
import { maxFitnessOf } from '../fitness/index.js'
import { recallChampion, type Champion } from '../rules/index.js'
import { arenaOf, type EvolveAdapters } from './adapters.js'
import { beginGeneration } from './begin-generation.js'
import { carriedEntries } from './carried.js'
import { chooseChampion } from './choose-champion.js'
import { contenders } from './contenders.js'
import { warmStart } from './entries.js'
import { meetAgain } from './meet-again.js'
import { openGeneration, type OpenGeneration, type GenerationPlan } from './open-generation.js'
import { proposeBatch, proposeInitial } from './propose.js'
import { playUnit } from './unit.js'

/** Plays a generation, or what is left of it, and stores each unit: its start, its batches, its champion. */
export async function playGeneration(plan: GenerationPlan, adapters: EvolveAdapters): Promise<Champion> {
  const { run, champions } = plan
  const { iterations, batch } = run.options
  const { store } = adapters
  const generation = openGeneration(plan, await beginGeneration(plan, adapters), store)
  let progress = generation.opened
  tellOpened(generation, adapters)

  if (!generation.hasBegun) {
    const fresh = await proposeInitial(generation, progress, adapters)
    const carried = champions.length === 0 ? carriedEntries(run, fresh.length, store) : []
    const entries = [...fresh, ...carried, ...warmStart(run, champions, store)]
    progress = await playUnit(generation, progress, entries, 0, adapters)
  }
  const isGoodEnough = watchBest(generation, adapters)
  while (progress.iterations < iterations && !(await isGoodEnough())) {
    const count = Math.min(batch, iterations - progress.iterations)
    const entries = await proposeBatch(generation, progress, count, adapters)
    progress = await playUnit(generation, progress, entries, count, adapters)
  }
  const chosen = await chooseChampion(generation, adapters)

  const ended = { ...progress, ...chosen }
  store.evolution.saveGeneration(run.id, ended)
  return recallChampion(store, run, ended, champions)
}

/** Places by which early stopping is judged: not those that choose the champion. */
const EARLY = 2 ** 30

/**
 * Tells whether the best that may become champion has the fitness at which the run's options end a generation early; where
 * there are judges it must have as many points against them too.
 */
function watchBest(generation: OpenGeneration, adapters: EvolveAdapters): () => Promise<boolean> {
  const { earlyStop, fitness } = generation.run.options
  const enough = (earlyStop ?? Infinity) * maxFitnessOf(fitness, generation.opponents.length)
  const known = new Map<string, number>()
  return async () => {
    const best = bestOf(contenders(generation))
    if ((best?.fitness ?? 0) < enough) return false
    if (best === undefined || generation.judges.length === 0) return true
    const { id } = best.warrior
    if (!known.has(id))
      known.set(
        id,
        (await meetAgain([best.warrior], generation, arenaOf(adapters), EARLY + generation.generation))[0] ??
          0,
      )
    return known.get(id)! >= enough
  }
}

function tellOpened(
  { generation, opponents, opened, islands }: OpenGeneration,
  { onEvent }: EvolveAdapters,
): void {
  const names = opponents.map(({ name }) => name)
  const { iterations } = opened
  onEvent?.({ type: 'generation', generation, opponents: names, iterations, elites: islands.cells() })
}
