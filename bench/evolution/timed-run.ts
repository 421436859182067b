import {
  beginRun,
  type Champion,
  createGeneticProposer,
  defaultOptions,
  evolve,
  type EvolveOptions,
  type Finalist,
  fromScratch,
  optionProblems,
  randomWarriors,
  rankFinalists,
  storedChampions,
} from '../../arena/evolve/index.js'
import { createRandom } from '../../arena/random.js'
import { openStore } from '../../arena/store/index.js'
import { createFightPool } from '../../arena/workers/index.js'
import { usesPSpace, type Warrior } from '../../vm/index.js'
import { loadBundled, SETTINGS } from './warriors.js'

export interface TimedRun {
  readonly minutes: number
  readonly seed: number
  readonly threads: number
  readonly isFromScratch: boolean
  readonly change: Partial<EvolveOptions>
  /** Of the store. */
  readonly path: string
  readonly log: (line: string) => void
}

export interface TimedResult {
  readonly champions: readonly Champion[]
  readonly finalists: readonly Finalist[]
  readonly bundled: readonly Warrior[]
}

/** Opponents of a run from scratch, before it has champions. */
const RANDOM_OPPONENTS = 4

/** Share of the time that is kept for the final. */
const FINAL_SHARE = 0.04

/** Evolves with the options of `drq evolve`, round after round until the time is over, then holds the final. */
export async function evolveFor(plan: TimedRun): Promise<TimedResult> {
  const { minutes, seed, threads, isFromScratch, change, path, log } = plan
  const bundled = await loadBundled()
  const opponents = isFromScratch ? randomWarriors(RANDOM_OPPONENTS, SETTINGS, createRandom(seed)) : bundled
  const usual = defaultOptions('genetic', SETTINGS)
  const options = { ...(isFromScratch ? fromScratch(usual) : usual), rounds: 10_000, ...change }
  const problems = optionProblems(options, SETTINGS, opponents.length)
  if (problems.length > 0) throw new RangeError(problems.join('\n'))
  const store = openStore(path)
  const fights = createFightPool({ threads })
  const start = performance.now()
  const elapsed = () => ((performance.now() - start) / 60_000).toFixed(1)
  const now = () => Date.now()
  const signal = AbortSignal.timeout(minutes * 60_000 * (1 - FINAL_SHARE))
  try {
    const seeds = isFromScratch ? [] : bundled.filter((warrior) => options.pSpace || !usesPSpace(warrior))
    const start = {
      settings: SETTINGS,
      seed,
      options,
      opponents,
      seeds,
      benchmark: isFromScratch ? [] : bundled,
    }
    const runId = beginRun(store, start, now())
    let evaluations = 0
    await evolve(runId, {
      store,
      fights,
      proposer: createGeneticProposer({ seeds, adaptive: options.adaptive, pSpace: options.pSpace }),
      now,
      signal,
      onEvent: (event) => {
        if (event.type === 'match') evaluations++
        if (event.type !== 'champion') return
        const { round, name, fitness, warrior, origin } = event.champion
        log(
          `${elapsed()} min, ${evaluations} evaluations: round ${round}, ${origin} ${name}, fitness ${fitness.toFixed(3)}, ${warrior.instructions.length} instructions`,
        )
      },
    }).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
    const run = store.evolution.findRun(runId)!
    const champions = storedChampions(store, run)
    const finalists = await rankFinalists(run, champions, { store, fights, now })
    log(`${elapsed()} min: ${finalists.length} finalists, best ${finalists[0]?.fitness.toFixed(3) ?? '-'}`)
    return { champions, finalists, bundled }
  } finally {
    await fights.close()
    store.close()
  }
}
