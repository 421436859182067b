/**
 * Skips the proposals of a batch that are foretold to be the worst. The foretelling is a ridge regression from code to
 * fitness, compared within a generation, over everything that the run has evaluated when the batch is made: it follows
 * from the stored rows alone.
 */
import type { Program, Warrior } from '../../../vm/index.js'
import { codeFeatures, FEATURE_NAMES } from './code-features.js'
import { createRidge } from '../../statistics/index.js'

export interface Prefilter {
  /** Takes in what was evaluated, in the order of generations and proposals. */
  learn(generation: number, evaluated: readonly Evaluated[]): void
  /** Ids of the warriors that are not worth a fight: the share with the lowest prediction; none at first. */
  skip(warriors: readonly Warrior[]): ReadonlySet<string>
}

export interface Evaluated {
  readonly program: Program
  readonly fitness: number
}

/** Evaluations before anything is skipped. */
const LEAST = 200
/** In evaluations; see {@link createRidge}. */
const PENALTY = 20

/** `share` of the proposals is skipped, 0 .. 1. */
export function createPrefilter(share: number): Prefilter {
  const ridge = createRidge(FEATURE_NAMES.length, PENALTY)
  return {
    learn(generation, evaluated) {
      for (const { program, fitness } of evaluated) ridge.add(codeFeatures(program), fitness, generation)
    },
    skip(warriors) {
      const count = Math.floor(share * warriors.length)
      if (ridge.count < LEAST || count === 0) return new Set()
      const predict = ridge.fit()
      const ranked = warriors.map((warrior) => ({ id: warrior.id, value: predict(codeFeatures(warrior)) }))
      return new Set(
        ranked
          .sort((x, y) => x.value - y.value)
          .slice(0, count)
          .map(({ id }) => id),
      )
    },
  }
}
