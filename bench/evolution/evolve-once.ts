import {
  beginRun,
  BudgetError,
  chooseWarriors,
  createGeneticProposer,
  defaultOptions,
  evolve,
  fromScratch,
  optionProblems,
  playRun,
  type EvolveAdapters,
  type EvolveEvent,
  type EvolveOptions,
  type Proposer,
  type RunEnd,
  type RunWarriors,
  type StoredRun,
  type WarriorChoice,
} from '../../arena/evolve/index.js'
import { openStore } from '../../arena/store/index.js'
import type { Fights } from '../../arena/workers/index.js'
import type { MarsSettings, Warrior } from '../../vm/index.js'
import { budgetRun, stageProposer, type Budget } from './budget.js'
import { countFights } from './count-fights.js'

/** What a run is played with. */
export interface StagePlan {
  readonly settings: MarsSettings
  readonly options: EvolveOptions
  readonly given: RunWarriors
}

/** One run of a measurement. */
export interface RunPlan extends StagePlan {
  readonly seed: number
  readonly budget: Budget
  /** Runs on other cores that come before it, each carried over into the next: their shares of the budget come first. */
  readonly stages: readonly StagePlan[]
}

/** What a run had used at a moment. */
export interface Spent {
  readonly minutes: number
  /** Of the whole process, its worker threads included. */
  readonly cpuMinutes: number
  /** Proposals that were fought. */
  readonly evaluations: number
  readonly rounds: number
  readonly instructions: number
}

/** A champion with the moment at which it was chosen. */
export interface TimedChampion {
  readonly generation: number
  readonly warrior: Warrior
  readonly spent: Spent
}

export interface RunResult {
  readonly champions: readonly TimedChampion[]
  /** The warrior that the run itself chose: of its final, else its last champion. */
  readonly chosen: Warrior
  readonly end: RunEnd | Budget['kind']
  /** By the whole run, its final included. */
  readonly spent: Spent
}

/** More generations than any budget has. */
const UNBOUNDED = 10_000

/** The options of a run of so long a budget: as `drq evolve` has them, with a change. */
export function optionsOf(
  settings: MarsSettings,
  isFromScratch: boolean,
  change: Partial<EvolveOptions>,
): EvolveOptions {
  const usual = defaultOptions('genetic', settings)
  return { ...(isFromScratch ? fromScratch(usual, settings) : usual), generations: UNBOUNDED, ...change }
}

/** What a run with these options is given. Throws a RangeError that says all that is wrong with them. */
export function givenOf(
  choice: WarriorChoice,
  { options, settings, seed }: Pick<RunPlan, 'options' | 'settings' | 'seed'>,
): RunWarriors {
  const given = chooseWarriors(choice, options, settings, seed)
  const problems = optionProblems(options, settings, given.opponents.length)
  if (problems.length > 0) throw new RangeError(problems.join('\n'))
  return given
}

/** A run as `drq evolve` has it, without its benchmark, in a store that vanishes: generation after generation, then the final. */
export async function evolveOnce(
  { seed, budget, stages, ...plan }: RunPlan,
  pool: Fights,
  onChampion: (champion: TimedChampion) => void,
): Promise<RunResult> {
  const count = countFights(pool)
  const spent = meterRun(count)
  let evaluations = 0
  const now = (): Spent => ({ ...spent(), evaluations })
  const champions: TimedChampion[] = []
  const onEvent = (event: EvolveEvent) => {
    if (event.type === 'unit') evaluations += event.trials.filter(({ result }) => result !== null).length
    if (event.type !== 'champion') return
    const { generation, warrior } = event.champion
    champions.push({ generation, warrior, spent: now() })
    onChampion(champions.at(-1)!)
  }
  const store = openStore(':memory:')
  try {
    const startedAt = Date.now()
    let carryFrom = plan.options.carryFrom
    const begin = ({ settings, options, given }: StagePlan): StoredRun => {
      const start = { settings, seed, options: { ...options, carryFrom }, ...given }
      return store.evolution.findRun(beginRun(store, start, startedAt))!
    }
    for (const [index, stage] of stages.entries()) {
      const run = begin(stage)
      const proposer = stageProposer(budget, index, proposerOf(run), count)
      await evolveStage(run.id, { store, fights: count.fights, proposer, now: Date.now })
      carryFrom = run.id
    }
    const run = begin(plan)
    const { proposer, limit, ...clock } = budgetRun(budget, proposerOf(run), count, startedAt)
    const { best, end } = await playRun(
      run,
      { proposer, benchmarkRounds: 0, limit },
      { store, fights: count.fights, now: clock.now },
      { onEvent },
    )
    const chosen = best?.warrior ?? champions.at(-1)?.warrior
    if (chosen === undefined) throw new RangeError(`the budget of seed ${seed} was spent before a generation`)
    return { champions, chosen, end: end === 'calls' ? budget.kind : end, spent: now() }
  } finally {
    store.close()
  }
}

function proposerOf({ options: { adaptive, pSpace, parts }, warriors: { stock } }: StoredRun): Proposer {
  return createGeneticProposer({ stock, adaptive, pSpace, parts })
}

/** Until its generations are done or its budget is spent. */
async function evolveStage(runId: number, adapters: EvolveAdapters): Promise<void> {
  try {
    await evolve(runId, adapters)
  } catch (error) {
    if (!(error instanceof BudgetError)) throw error
  }
}

function meterRun(count: ReturnType<typeof countFights>): () => Omit<Spent, 'evaluations'> {
  const wallOf = () => performance.now() / 60_000
  const cpuOf = () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage()
    return (userCPUTime + systemCPUTime) / 60_000_000
  }
  const [wall, cpu] = [wallOf(), cpuOf()]
  return () => ({
    minutes: wallOf() - wall,
    cpuMinutes: cpuOf() - cpu,
    rounds: count.rounds(),
    instructions: count.instructions(),
  })
}
