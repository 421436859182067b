/** Warriors that no selection has met: relatives of what a run was given, and compositions of typed parts. */
import { assemble, usesPSpace, type Warrior } from '../../../vm/index.js'
import { playPairs, type PairMatch } from '../../gauntlet/index.js'
import type { Arena } from '../../matches/index.js'
import { createRandom, drawPlacementSeed } from '../../random.js'
import { pointsOf } from '../../score.js'
import { spread } from '../../spread.js'
import { classifyComposition } from '../archive/index.js'
import { createGeneticProposer, type ProposalContext } from '../proposers/index.js'
import type { StoredRun } from '../record/index.js'
import { distinctWarriors, givenIds, rulesOf } from '../rules/index.js'

/** Of so many that are made one judges. */
const MADE_EACH = 3
/** Opponents that tell which, and rounds against each. */
const EXAMINERS = 12
const ROUNDS = 2
/** Share of the judges that may be of one kind. */
const OF_A_KIND = 0.2
/** Stream of the run's seed. */
const STREAM = 2 ** 32 - 6
/** Stream of the places of the fights that choose them. */
const PLACES = 2 ** 32 - 7
/** Warriors from whose code judges are made where there are no typed parts: of fewer, such as the random ones of a run
 * from scratch, nothing comes that could judge. */
const LEAST_GIVEN = 8

/**
 * Makes judges for a run out of what it was given, by the genetic operators and from the grammar of typed parts: three
 * times as many as are wanted, of which those that do best in a few fights with its opponents judge, a fifth of one kind
 * at most. They follow from the run and its seed alone, and are none of the given. Fewer, and none from scratch without
 * typed parts, where nothing strong can be made. The fights are stored and not fought again. Rejects with the signal's
 * reason when aborted.
 */
export async function makeJudges(run: StoredRun, count: number, arena: Arena): Promise<Warrior[]> {
  const candidates = await bredCandidates(run, MADE_EACH * count)
  const points = await examine(run, candidates, arena)
  const best = [...candidates.keys()].sort((x, y) => points[y]! - points[x]! || x - y)
  const most = Math.ceil(OF_A_KIND * count)
  const kinds = new Map<string, number>()
  const isOneOfFew = (index: number) => {
    const kind = classifyComposition(candidates[index]!, run.settings)
    const known = kinds.get(kind) ?? 0
    kinds.set(kind, known + 1)
    return known < most
  }
  return best
    .filter(isOneOfFew)
    .slice(0, count)
    .map((index, place) => ({ ...candidates[index]!, name: `Judge ${place + 1} seed ${run.seed}` }))
}

async function bredCandidates(run: StoredRun, count: number): Promise<Warrior[]> {
  const { settings, seed, options } = run
  const { opponent, stock: own } = run.warriors
  const stock = distinctWarriors([...opponent, ...own]).filter((warrior) => !usesPSpace(warrior))
  if (!options.parts && stock.length < LEAST_GIVEN) return []
  const proposer = createGeneticProposer({ stock, pSpace: false, parts: options.parts })
  const random = createRandom(seed, STREAM)
  const placementSeed = drawPlacementSeed(seed, STREAM)
  const rules = rulesOf(run, [], { placementSeed, panel: null })
  const contexts = Array.from({ length: count }, (_, proposal): ProposalContext => {
    const place = { runId: run.id, generation: 0, proposal }
    return { rules, random: random.fork(), place, opponents: run.warriors.opponent, placementSeed }
  })
  const known = new Set(givenIds(run))
  return (await proposer.initial(contexts)).flatMap((proposal) => {
    const warrior = proposal.ok ? assemble(proposal.source, { settings }).warrior : null
    if (warrior === null || known.has(warrior.id)) return []
    known.add(warrior.id)
    return [{ ...warrior, author: 'Digital Red Queen' }]
  })
}

/** Points of each candidate against a few of the run's opponents. */
async function examine(run: StoredRun, candidates: readonly Warrior[], arena: Arena): Promise<number[]> {
  const opponents = spread(run.warriors.opponent, EXAMINERS)
  const base = drawPlacementSeed(run.seed, PLACES)
  const pairs = candidates.flatMap((_, candidate) =>
    opponents.map((_, opponent): PairMatch => {
      return { candidate, opponent, rounds: ROUNDS, seed: drawPlacementSeed(base, opponent + 1) }
    }),
  )
  const points = candidates.map(() => 0)
  const settings = { ...run.settings, maxCycles: run.options.horizon ?? run.settings.maxCycles }
  const { onMatch: _, ...tools } = arena
  await playPairs({ candidates, opponents, settings, stop: 'one-left' }, pairs, tools, {
    onPair({ candidate }, { scores: [own] }) {
      points[candidate]! += pointsOf(own!)
    },
  })
  return points
}
