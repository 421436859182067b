/** Where two engines part: rounds played to ever later cycles, then bisected. */
import { stepsOf, type Batch, type Engine, type RoundPlacement, type RoundState } from '../engine.js'
import { placementsOf } from '../placement.js'
import { Mars } from '../reference/mars.js'
import { MAX_WARRIORS } from '../settings.js'
import { printCell } from './cell.js'
import { compareRecords, type RoundDifferences, type Sides } from './comparison.js'
import { limit, type Limited } from './limited.js'
import { playMatch, type LockstepMatch, type RoundRecord } from './play.js'

/** An instruction that a warrior executed in the cycle of a difference. */
export interface Execution {
  /** Index in load order. */
  readonly warrior: number
  /** The warrior's own 1-based cycle. */
  readonly cycle: number
  readonly address: number
  /** The cell before the cycle, in canonical form: another warrior may have changed it before this one's turn. */
  readonly instruction: string
}

/** What differs after a cycle, or at the end of a round. */
export interface Difference extends RoundDifferences {
  /** 0-based. */
  readonly round: number
  /**
   * The round, played alone with fresh P-space, differs after this many `maxCycles` (>= 1) and not after one fewer.
   * Null when it differs only as part of its match.
   */
  readonly cycle: number | null
  /** What the first engine executed in that cycle, in order of turns, 64 at most; none when `cycle` is null. */
  readonly executions: Limited<Execution>
}

/** A match that two engines played side by side, and where they first differ. */
export interface Lockstep {
  /** Rounds of the match. */
  readonly rounds: number
  /** Instructions of all warriors in the whole match, on the first engine. */
  readonly steps: number
  /** Null when there is none. */
  readonly difference: Difference | null
}

/**
 * Plays the one match of a batch on both engines, then each of its rounds alone, with fresh P-space, for 1, 2, 4 …
 * cycles and to its end, and compares all that engines tell of a round: its RoundState and its row of MatchOutcome. The
 * first round to differ is answered, narrowed to a cycle if it differs when played alone. What differs between two of
 * the points compared and not at them is not seen; what differs only with P-space from earlier rounds is not narrowed.
 * Rejects with the signal's reason when aborted, and with a RangeError when the batch has not one match or is refused.
 */
export async function firstDifference(
  engines: readonly [Engine, Engine],
  batch: Batch,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Lockstep> {
  const [match, ...others] = batch.matches
  if (match === undefined || others.length > 0)
    throw new RangeError(`the batch has ${batch.matches.length} matches; it must have one`)
  const { settings } = batch
  const play: PlayRounds = async (rounds, maxCycles) => {
    // Engines let signals in after some milliseconds only, and many of these matches are shorter.
    await new Promise((resume) => setImmediate(resume))
    const part: Batch = {
      ...batch,
      settings: { ...settings, maxCycles },
      matches: [{ ...match, placement: { kind: 'explicit', rounds } }],
    }
    const [first, second] = engines
    const count = rounds.length
    return [await playMatch(first, part, count, options), await playMatch(second, part, count, options)]
  }

  const placements = placementsOf(settings, match)
  // The match comes first: for one of this length engines compile as they do in earnest.
  const whole = await play(placements, settings.maxCycles)
  const steps = placements.reduce((sum, _, round) => sum + stepsOf(whole[0].outcome, round), 0)
  const result = { rounds: placements.length, steps }
  for (const [round, placement] of placements.entries()) {
    const loaded = loadRound(batch, placement)
    const parted = await narrow(settings.maxCycles, loaded, (cycles) => play([placement], cycles))
    if (parted !== null) {
      const { cycle, before, records } = parted
      const executions = limit(listExecutions(before, records[0].state, placement.first), MAX_WARRIORS)
      return { ...result, difference: { round, cycle, executions, ...compareRecords(records) } }
    }
    if (!areEqual(whole, round)) {
      const records = recordsOf(await play(placements.slice(0, round + 1), settings.maxCycles))
      const executions = limit<Execution>([], 0)
      return { ...result, difference: { round, cycle: null, executions, ...compareRecords(records) } }
    }
  }
  return { ...result, difference: null }
}

type PlayedTwice = readonly [LockstepMatch, LockstepMatch]
type PlayRounds = (rounds: readonly RoundPlacement[], maxCycles: number) => Promise<PlayedTwice>

const areEqual = ([first, second]: PlayedTwice, round: number): boolean =>
  first.fingerprints[round] === second.fingerprints[round]

const recordsOf = ([first, second]: PlayedTwice): Sides<RoundRecord> => [first.lastRound, second.lastRound]

/** The machine before the first cycle. */
function loadRound({ settings, programs, matches, stop }: Batch, placement: RoundPlacement): RoundState {
  const mars = new Mars(
    settings,
    matches[0]!.warriors.map((index) => programs[index]!),
    stop,
  )
  mars.load(placement)
  return mars.state()
}

/** A cycle after which a round differs and before which it does not; null when it is never seen to differ. */
async function narrow(
  maxCycles: number,
  loaded: RoundState,
  play: (maxCycles: number) => Promise<PlayedTwice>,
): Promise<{ cycle: number; before: RoundState; records: Sides<RoundRecord> } | null> {
  let equal = { cycle: 0, state: loaded }
  let parted: { cycle: number; records: Sides<RoundRecord> } | null = null
  while (parted === null || parted.cycle > equal.cycle + 1) {
    if (equal.cycle === maxCycles) return null
    const cycle: number =
      parted === null
        ? Math.min(maxCycles, 2 * equal.cycle || 1)
        : Math.floor((equal.cycle + parted.cycle) / 2)
    const played = await play(cycle)
    if (areEqual(played, 0)) equal = { cycle, state: played[0].lastRound.state }
    else parted = { cycle, records: recordsOf(played) }
  }
  return { ...parted, before: equal.state }
}

function listExecutions(before: RoundState, after: RoundState, first: number): Execution[] {
  const count = before.queues.length
  const turns = before.queues.map((_, turn) => (first + turn) % count)
  return turns.flatMap((warrior) => {
    const done = before.executed[warrior]!
    const executing = before.queues[warrior]!.subarray(0, Math.max(0, after.executed[warrior]! - done))
    return Array.from(executing, (address, index) => ({
      warrior,
      cycle: done + index + 1,
      address,
      instruction: printCell(before, address),
    }))
  })
}
