import {
  createReferenceEngine,
  rowLength,
  type Batch,
  type Engine,
  type MarsSettings,
  type RoundState,
} from '../../vm/index.js'

export interface Round {
  readonly batch: Batch
  /** 0-based, in its match. */
  readonly round: number
  readonly state: RoundState
  /** The round's row of the outcome. */
  readonly row: Uint32Array
}

/** The reference engine with its answers spoilt, under the name of another engine. */
export function spoiltEngine(spoil: (round: Round) => void): Engine {
  const reference = createReferenceEngine()
  return {
    ...reference,
    name: 'wasm',
    async run(batch, options = {}) {
      const states: RoundState[] = []
      const outcomes = await reference.run(batch, {
        ...options,
        onRound: (_, __, state) => states.push(structuredClone(state)),
      })
      const matches = outcomes.flatMap(({ warriorCount, data }, match) => {
        const length = rowLength(warriorCount)
        return Array.from({ length: data.length / length }, (_, round) => ({
          match,
          round,
          row: data.subarray(round * length, (round + 1) * length),
        }))
      })
      for (const [index, { match, round, row }] of matches.entries()) {
        const state = states[index]!
        spoil({ batch, round, state, row })
        options.onRound?.(match, round, state)
      }
      return outcomes
    },
  }
}

/** The reference engine that takes some settings to be others: a machine that is really wrong. */
export function mistakenEngine(settings: Partial<MarsSettings>): Engine {
  const reference = createReferenceEngine()
  return {
    ...reference,
    name: 'wasm',
    run: (batch, options) =>
      reference.run({ ...batch, settings: { ...batch.settings, ...settings } }, options),
  }
}
