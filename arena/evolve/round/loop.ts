/**
 * The Digital Red Queen (arXiv 2601.03335): round t evolves a warrior against the initial opponents and the last K
 * champions, all in one core, by MAP-Elites; the best of its archive becomes champion t.
 */
import type { MarsSettings, Warrior } from '../../../vm/index.js'
import type { Store, StoredOutcome } from '../../store/index.js'
import type { Fights } from '../../workers/index.js'
import { type Champion, storedChampions } from '../rules/index.js'
import type { EvolveEvent } from './events.js'
import { type EvolveOptions, parseOptions, printOptions, withoutSpending } from '../options/index.js'
import { createPrefilter, type Evaluated } from '../surrogate/index.js'
import type { Proposer } from '../proposers/index.js'
import { createRandom, restoreRandom } from '../../random.js'
import { playRound } from './round.js'

export interface EvolveAdapters {
  readonly store: Store
  readonly fights: Fights
  readonly proposer: Proposer
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly signal?: AbortSignal
  readonly onEvent?: (event: EvolveEvent) => void
}

/** What a run begins with. */
export interface RunStart {
  readonly settings: MarsSettings
  /** 0 .. 2^53-1, or null for the run's number in the store. */
  readonly seed: number | null
  /** Without {@link optionProblems}. */
  readonly options: EvolveOptions
  /** Opponents of every round, at least one. */
  readonly opponents: readonly Warrior[]
  /** Whose code a genetic proposer starts from. */
  readonly seeds: readonly Warrior[]
  /** Whom the champions meet at the end. */
  readonly benchmark: readonly Warrior[]
}

/** Stores a new run and gives its number. */
export function beginRun(store: Store, start: RunStart, now: number): number {
  const { settings, seed, options, opponents, seeds, benchmark } = start
  return store.transaction(() => {
    for (const warrior of [...opponents, ...seeds, ...benchmark]) store.warriors.save(warrior, now)
    const warriors = { opponent: opponents, seed: seeds, benchmark }
    return store.evolution.createRun({ settings, seed, options: printOptions(options), warriors }, now)
  })
}

/** The number of a stored run that begins with the same, whatever it may spend; null when there is none. */
export function findAlike(store: Store, start: RunStart & { readonly seed: number }): number | null {
  const { settings, seed, options, opponents, seeds, benchmark } = start
  const warriors = { opponent: opponents, seed: seeds, benchmark }
  const comparable = (stored: string) => printOptions(withoutSpending(parseOptions(stored)))
  const wanted = comparable(printOptions(options))
  return store.evolution.findAlike({ settings, seed, warriors }, (stored) => comparable(stored) === wanted)
}

/**
 * Plays a stored run to its end and gives the champion of each round. Each unit of work (the start of a round, a batch,
 * the choice of a champion) is one transaction that holds the generator's state too: a run cut off at any moment ends
 * as an unbroken one would. Rejects with the signal's reason when aborted, with a ProposerError when no warriors come.
 */
export async function evolve(runId: number, adapters: EvolveAdapters): Promise<Champion[]> {
  const { store, now, onEvent } = adapters
  const run = store.evolution.findRun(runId)
  if (run === null) throw new RangeError(`there is no run ${runId}`)
  const options = parseOptions(run.options)
  const random = run.random === '' ? createRandom(run.seed) : restoreRandom(run.random)
  const champions = storedChampions(store, run)
  const prefilter = options.prefilter === null ? null : createPrefilter(options.prefilter)
  for (const { round } of store.evolution.rounds(runId)) {
    const outcomes = store.evolution.proposals(runId, round)
    adapters.proposer.learn?.(
      outcomes.map(({ proposal, operator, fitness, placed }) => {
        return { operator, placed, place: { runId, round, proposal }, isNew: fitness !== null }
      }),
    )
    prefilter?.learn(round, recallEvaluated(outcomes, store))
  }
  const initialOpponents = run.warriors.opponent.length
  onEvent?.({ type: 'run', runId, seed: run.seed, options, initialOpponents, champions: [...champions] })
  while (champions.length < options.rounds) {
    const champion = await playRound(
      { run, round: champions.length + 1, random, champions, prefilter },
      adapters,
    )
    champions.push(champion)
    onEvent?.({ type: 'champion', champion })
  }
  store.evolution.updateRun(runId, { status: 'finished' }, now())
  return champions
}

function recallEvaluated(outcomes: readonly StoredOutcome[], store: Store): Evaluated[] {
  return outcomes.flatMap(({ warriorId, fitness }) =>
    warriorId === null || fitness === null ? [] : [{ program: store.warriors.get(warriorId)!, fitness }],
  )
}
