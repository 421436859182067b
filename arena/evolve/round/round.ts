/**
 * A round of the Digital Red Queen, as the paper has it (arXiv 2601.03335): fill the archive with fresh proposals and
 * warriors that are known, then propose, evaluate and place until all iterations are done; the best becomes champion.
 */
import { maxFitnessOf } from '../fitness/index.js'
import { recallChampion, type Champion } from '../rules/index.js'
import type { EvolveAdapters } from './adapters.js'
import { chooseChampion } from './choose-champion.js'
import { warmStart } from './entries.js'
import { openRound, type OpenRound, type RoundPlan } from './open-round.js'
import { proposeBatch, proposeInitial } from './propose.js'
import { playUnit } from './unit.js'

/** Plays a round, or what is left of it, and stores each unit: its start, its batches, its champion. */
export async function playRound(plan: RoundPlan, adapters: EvolveAdapters): Promise<Champion> {
  const { run, champions } = plan
  const { iterations, batch } = run.options
  const { store } = adapters
  const round = openRound(plan, store)
  let progress = round.opened
  tellOpened(round, adapters)

  if (!round.hasBegun) {
    const fresh = await proposeInitial(round, progress, adapters)
    progress = await playUnit(round, progress, [...fresh, ...warmStart(run, champions, store)], 0, adapters)
  }
  while (progress.iterations < iterations && !isGoodEnough(round)) {
    const count = Math.min(batch, iterations - progress.iterations)
    const entries = await proposeBatch(round, progress, count, adapters)
    progress = await playUnit(round, progress, entries, count, adapters)
  }
  const best = await chooseChampion(round, adapters)

  const ended = { ...progress, champion: best.proposal }
  store.evolution.saveRound(run.id, ended)
  return recallChampion(store, run, ended, champions)
}

/** Whether the best has reached the fitness at which the run's options end a round early. */
function isGoodEnough({ run, islands, opponents }: OpenRound): boolean {
  const { earlyStop, fitness } = run.options
  const enough = (earlyStop ?? Infinity) * maxFitnessOf(fitness, opponents.length)
  return (islands.best()?.fitness ?? 0) >= enough
}

function tellOpened({ round, opponents, opened, islands }: OpenRound, { onEvent }: EvolveAdapters): void {
  const names = opponents.map(({ name }) => name)
  const { iterations } = opened
  onEvent?.({ type: 'round', round, opponents: names, iterations, elites: islands.cells() })
}
