import {
  beginRun,
  chooseWarriors,
  createGeneticProposer,
  defaultOptions,
  fromScratch,
  optionProblems,
  playRun,
  type Champion,
  type EvolveEvent,
  type EvolveOptions,
  type Finalist,
} from '../../arena/evolve/index.js'
import { openStore } from '../../arena/store/index.js'
import { createFightPool } from '../../arena/workers/index.js'
import type { Warrior } from '../../vm/index.js'
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
  /** Null where nothing was bred. */
  readonly best: Finalist | null
  readonly bundled: readonly Warrior[]
}

/** A run as `drq evolve --minutes` has it, without its benchmark: generation after generation, then the final, in the time. */
export async function evolveFor(plan: TimedRun): Promise<TimedResult> {
  const { minutes, seed, threads, isFromScratch, change, path, log } = plan
  const bundled = await loadBundled()
  const usual = defaultOptions('genetic', SETTINGS)
  const options = { ...(isFromScratch ? fromScratch(usual) : usual), generations: 10_000, ...change }
  const choice = { bundled, bundledForOneCore: bundled, initial: null, stock: null, isFromScratch }
  const warriors = chooseWarriors(choice, options, SETTINGS, seed)
  const problems = optionProblems(options, SETTINGS, warriors.opponents.length)
  if (problems.length > 0) throw new RangeError(problems.join('\n'))
  const store = openStore(path)
  const fights = createFightPool({ threads })
  const now = () => Date.now()
  const startedAt = now()
  const elapsed = () => ((now() - startedAt) / 60_000).toFixed(1)
  let evaluations = 0
  const onEvent = (event: EvolveEvent) => {
    if (event.type === 'match') evaluations++
    if (event.type !== 'champion') return
    const { generation, name, fitness, warrior, origin } = event.champion
    log(
      `${elapsed()} min, ${evaluations} evaluations: generation ${generation}, ${origin} ${name}, fitness ${fitness.toFixed(3)}, ${warrior.instructions.length} instructions`,
    )
  }
  try {
    const runId = beginRun(store, { settings: SETTINGS, seed, options, ...warriors }, startedAt)
    const { adaptive, pSpace, parts } = options
    const { champions, best } = await playRun(
      store.evolution.findRun(runId)!,
      {
        proposer: createGeneticProposer({ stock: warriors.stock, adaptive, pSpace, parts }),
        benchmarkRounds: 0,
        limit: { startedAt, endsAt: startedAt + minutes * 60_000 },
      },
      { store, fights, now, signal: new AbortController().signal },
      { onEvent },
    )
    log(`${elapsed()} min: the final's best has ${best?.fitness.toFixed(3) ?? 'nobody'}`)
    return { champions, best, bundled }
  } finally {
    await fights.close()
    store.close()
  }
}
