import { PRESETS, type Batch, type MatchOutcome, type RoundState, type RunOptions } from '../../vm/index.js'
import { dwarf, imp, splitter, suicide } from './warrior.js'

const seeded = (seed: number, rounds: number) => ({ kind: 'seed', seed, rounds }) as const

/** A match that ends at once, then some that go on to the last cycle, long enough to be ended in their middle. */
export const longBatch: Batch = {
  settings: { ...PRESETS.tiny, maxCycles: 8_000 },
  programs: [suicide, imp],
  matches: [
    { warriors: [0, 1], placement: seeded(1, 1) },
    ...[2, 3, 4, 5].map((seed) => ({ warriors: [1, 1], placement: seeded(seed, 8) })),
  ],
  stop: 'one-left',
}

/** Matches of two and three, of which each has some rounds. */
export const shortBatch: Batch = {
  settings: PRESETS.tiny,
  programs: [imp, dwarf, splitter, suicide],
  matches: [
    [0, 1],
    [1, 2, 3],
    [3, 0],
    [2, 1],
    [0, 1, 2],
  ].map((warriors, at) => ({ warriors, placement: seeded(100 + at, 3) })),
  stop: 'none-left',
}

export interface Heard {
  readonly matches: number[]
  readonly outcomes: MatchOutcome[]
  readonly rounds: number[]
  readonly states: { readonly match: number; readonly round: number; readonly state: RoundState }[]
}

/** All that an engine reports, each kind in its order. */
export function listener(states = false): { readonly heard: Heard; readonly options: RunOptions } {
  const heard: Heard = { matches: [], outcomes: [], rounds: [], states: [] }
  return {
    heard,
    options: {
      onMatch: (match, outcome) => {
        heard.matches.push(match)
        heard.outcomes.push(outcome)
      },
      onProgress: (rounds) => heard.rounds.push(rounds),
      ...(states && {
        onRound: (match, round, state) => heard.states.push({ match, round, state: structuredClone(state) }),
      }),
    },
  }
}
