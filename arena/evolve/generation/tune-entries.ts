/**
 * Constants after structure: a warrior of new parts is judged by what it becomes. Before it is evaluated with the
 * others, variants of its constants fight a few rounds from places of their own, and the best goes on in its place.
 */
import type { Warrior } from '../../../vm/index.js'
import { drawPlacementSeed } from '../../random.js'
import { indexOfGreatest, measureFitness, stagesOf, type Challenge } from '../evaluation/index.js'
import { arenaOf, type EvolveAdapters } from './adapters.js'
import { assembleEntry, type NumberedEntry } from './entries.js'
import type { OpenGeneration } from './open-generation.js'
import { tuningContext } from './propose.js'

/** An entry that may fight. */
export type Fighter = NumberedEntry & { readonly warrior: Warrior }

/** A new structure on its way. */
interface Tuning {
  readonly entry: Fighter
  /** Ids of the variants so far. */
  readonly known: Set<string>
  readonly best: Fighter
  /** In the rounds of tuning; null before the first ones. */
  readonly fitness: number | null
}

/** Share of the variants in each stage: the first vary the structure as it came, the others the best so far. */
const STAGES = [0.5, 0.5] as const

/**
 * What becomes of the new structures among the entries, by proposal: each with the constants that did best of its own
 * and of as many variants as the run's options say. All fight the first stage of an evaluation against the generation's
 * opponents, from places where nobody is judged.
 */
export async function tuneEntries(
  entries: readonly Fighter[],
  generation: OpenGeneration,
  adapters: EvolveAdapters,
): Promise<Map<number, Fighter>> {
  const { tuning: variants } = generation.run.options
  let tunings = entries
    .filter(({ isNewStructure }) => variants > 0 && isNewStructure === true)
    .map((entry): Tuning => ({ entry, known: new Set([entry.warrior.id]), best: entry, fitness: null }))
  const challenge = tuningChallenge(generation)
  for (const [stage, count] of countsOf(variants).entries()) {
    const fighters = tunings.map((tuning) => [
      ...(tuning.fitness === null ? [tuning.best] : []),
      ...variantsOf(tuning, count, stage, generation, adapters),
    ])
    const warriors = fighters.flat().map(({ warrior }) => warrior)
    const fitness = await measureFitness(warriors, challenge, arenaOf(adapters))
    let at = 0
    tunings = tunings.map((tuning, index) => {
      const own = fighters[index]!
      return choose(tuning, own, fitness.slice(at, (at += own.length)))
    })
  }
  return new Map(tunings.map(({ best }) => [best.proposal, best]))
}

/** Variants by stage, at least one in each. */
function countsOf(variants: number): number[] {
  return STAGES.map((share) => Math.round(share * variants)).filter((count) => count > 0)
}

/** The first rounds of an evaluation, from other places: who is lucky there is not lucky twice. */
function tuningChallenge({ challenge }: OpenGeneration): Omit<Challenge, 'stages'> {
  const simulations = stagesOf(challenge.simulations, true)[0]!
  return { ...challenge, simulations, placementSeed: drawPlacementSeed(challenge.placementSeed, PLACES) }
}

/** A stream of the generation's places that no generation's number is. */
const PLACES = 2 ** 31

/** Variants of the best so far that are new to the generation, as entries in its place. */
function variantsOf(
  { entry, known, best }: Tuning,
  count: number,
  stage: number,
  generation: OpenGeneration,
  { proposer, signal }: EvolveAdapters,
): Fighter[] {
  const { run, rules, evaluated } = generation
  const { proposal, island, parents } = entry
  const context = tuningContext(generation, proposal, stage, signal)
  return (proposer.tune?.(best.warrior, count, context) ?? []).flatMap((variant) => {
    const operator = `${entry.operator} + ${variant.operator}`
    const proposed = { ...variant, parents, operator }
    const { warrior, ...assembled } = assembleEntry(
      proposed,
      run,
      generation.generation,
      proposal,
      rules.maxLength,
    )
    if (warrior === null || evaluated.has(warrior.id) || known.has(warrior.id)) return []
    known.add(warrior.id)
    return [{ ...assembled, warrior, island, proposal }]
  })
}

/** The tuning after its variants have fought: the first of equals stays. */
function choose(tuning: Tuning, fighters: readonly Fighter[], fitness: readonly (number | null)[]): Tuning {
  const index = indexOfGreatest([tuning.fitness, ...fitness])
  return index === null || index === 0
    ? tuning
    : { ...tuning, best: fighters[index - 1]!, fitness: fitness[index - 1]! }
}
