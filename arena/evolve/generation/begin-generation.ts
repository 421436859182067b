import { drawPlacementSeed } from '../../random.js'
import { choosePanel, hasPanel } from '../panel/index.js'
import type { StoredGeneration } from '../record/index.js'
import { arenaOf, type EvolveAdapters } from './adapters.js'
import type { GenerationPlan } from './open-generation.js'

/** How far a generation is as it is stored, or a new one with its panel, which is not stored yet. */
export async function beginGeneration(
  { run, generation, champions }: GenerationPlan,
  adapters: EvolveAdapters,
): Promise<StoredGeneration & { readonly hasBegun: boolean }> {
  const stored = adapters.store.evolution.generations(run.id).find((known) => known.generation === generation)
  if (stored !== undefined) return { ...stored, hasBegun: true }
  const placementSeed = drawPlacementSeed(run.seed, generation)
  const panel = hasPanel(run) ? await choosePanel({ run, champions, placementSeed }, arenaOf(adapters)) : null
  const nothing = { iterations: 0, proposals: 0, champion: null, judged: null }
  return { ...nothing, generation, placementSeed, panel, hasBegun: false }
}
