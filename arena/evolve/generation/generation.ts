/**
 * A generation of the Digital Red Queen, as the paper (arXiv 2601.03335) has its rounds: fill the archive with fresh
 * proposals and warriors that are known, then propose, evaluate and place until all iterations are done; the best
 * becomes champion.
 */
import { bestOf } from '../archive/index.js'
import { maxFitnessOf } from '../fitness/index.js'
import { recallChampion, type Champion } from '../rules/index.js'
import type { EvolveAdapters } from './adapters.js'
import { carriedEntries } from './carried.js'
import { chooseChampion } from './choose-champion.js'
import { contenders } from './contenders.js'
import { warmStart } from './entries.js'
import { openGeneration, type OpenGeneration, type GenerationPlan } from './open-generation.js'
import { proposeBatch, proposeInitial } from './propose.js'
import { playUnit } from './unit.js'

/** Plays a generation, or what is left of it, and stores each unit: its start, its batches, its champion. */
export async function playGeneration(plan: GenerationPlan, adapters: EvolveAdapters): Promise<Champion> {
  const { run, champions } = plan
  const { iterations, batch } = run.options
  const { store } = adapters
  const generation = openGeneration(plan, store)
  let progress = generation.opened
  tellOpened(generation, adapters)

  if (!generation.hasBegun) {
    const fresh = await proposeInitial(generation, progress, adapters)
    const carried = champions.length === 0 ? carriedEntries(run, fresh.length, store) : []
    const entries = [...fresh, ...carried, ...warmStart(run, champions, store)]
    progress = await playUnit(generation, progress, entries, 0, adapters)
  }
  while (progress.iterations < iterations && !isGoodEnough(generation)) {
    const count = Math.min(batch, iterations - progress.iterations)
    const entries = await proposeBatch(generation, progress, count, adapters)
    progress = await playUnit(generation, progress, entries, count, adapters)
  }
  const champion = await chooseChampion(generation, adapters)

  const ended = { ...progress, champion }
  store.evolution.saveGeneration(run.id, ended)
  return recallChampion(store, run, ended, champions)
}

/** Whether the best that may become champion has the fitness at which the run's options end a generation early. */
function isGoodEnough(generation: OpenGeneration): boolean {
  const { earlyStop, fitness } = generation.run.options
  if (earlyStop === null) return false
  const enough = earlyStop * maxFitnessOf(fitness, generation.opponents.length)
  return (bestOf(contenders(generation))?.fitness ?? 0) >= enough
}

function tellOpened(
  { generation, opponents, opened, islands }: OpenGeneration,
  { onEvent }: EvolveAdapters,
): void {
  const names = opponents.map(({ name }) => name)
  const { iterations } = opened
  onEvent?.({ type: 'generation', generation, opponents: names, iterations, elites: islands.cells() })
}
