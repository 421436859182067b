/** Champions of independent runs, generation by generation: how general they are, how far apart, of what kind. */
import { STRATEGIES, type Strategy } from '../evolve/index.js'
import type { Strength } from './generality.js'
import {
  fitLine,
  fitLog,
  type LineFit,
  type Point,
  meanDistance,
  meanVariance,
  type Vector,
} from '../statistics/index.js'

/** A champion with all that was measured of it. */
export interface AnalyzedChampion extends Strength {
  readonly runId: number
  /** From 1. */
  readonly generation: number
  readonly name: string
  readonly warriorId: string
  readonly strategy: Strategy
  /** Features of its code. */
  readonly genotype: Vector
  /** What a language model makes of its source, of length 1; null where none was asked. */
  readonly embedding: Vector | null
}

/** How far the champions of a generation lie apart; null of one run. */
export interface Spread {
  readonly variance: number
  readonly distance: number
}

/** What champions of several runs may differ in: behaviour, code, the vector of their text. */
export const SPREADS = ['phenotype', 'genotype', 'embedding'] as const
/** A name of {@link SPREADS}. */
export type SpreadName = (typeof SPREADS)[number]

export interface GenerationSummary extends Readonly<Record<SpreadName, Spread | null>> {
  readonly generation: number
  /** Runs that have a champion of the generation. */
  readonly runs: number
  /** Means over the runs. */
  readonly generality: number
  readonly fitness: number
  /** Share of the champions of each strategy. */
  readonly strategies: Readonly<Record<Strategy, number>>
}

export function summarizeGenerations(champions: readonly AnalyzedChampion[]): GenerationSummary[] {
  const generations = [...new Set(champions.map(({ generation }) => generation))].sort((x, y) => x - y)
  return generations.map((generation) => {
    const own = champions.filter((champion) => champion.generation === generation)
    const mean = (of: (champion: AnalyzedChampion) => number) =>
      own.reduce((sum, champion) => sum + of(champion), 0) / own.length
    return {
      generation,
      runs: own.length,
      generality: mean(({ generality }) => generality),
      fitness: mean(({ fitness }) => fitness),
      strategies: Object.fromEntries(
        STRATEGIES.map((name) => [name, mean(({ strategy }) => (strategy === name ? 1 : 0))]),
      ) as Record<Strategy, number>,
      phenotype: spreadOf(own.map(({ phenotype }) => phenotype)),
      genotype: spreadOf(own.map(({ genotype }) => genotype)),
      embedding: spreadOf(own.map(({ embedding }) => embedding)),
    }
  })
}

function spreadOf(vectors: readonly (Vector | null)[]): Spread | null {
  const known = vectors.filter((vector) => vector !== null)
  if (known.length < 2) return null
  return { variance: meanVariance(known), distance: meanDistance(known) }
}

/** What changes from generation to generation. */
export interface Trends extends Readonly<Record<SpreadName, LineFit | null>> {
  /** Generality = intercept + slope ln(generation) over all champions. */
  readonly generality: LineFit | null
  /** Generality = intercept + slope ln(generation) over the means of the generations. */
  readonly meanGenerality: LineFit | null
}

/**
 * Fits of the generality over the logarithm of the generation, and of the variances over the generation: their rate of
 * change.
 */
export function findTrends(
  champions: readonly AnalyzedChampion[],
  generations: readonly GenerationSummary[],
): Trends {
  const varianceLine = (name: SpreadName) =>
    fitLine(
      generations.flatMap(({ generation, [name]: spread }): Point[] =>
        spread === null ? [] : [{ x: generation, y: spread.variance }],
      ),
    )
  return {
    generality: fitLog(champions.map(({ generation, generality }) => ({ x: generation, y: generality }))),
    meanGenerality: fitLog(
      generations.map(({ generation, generality }) => ({ x: generation, y: generality })),
    ),
    phenotype: varianceLine('phenotype'),
    genotype: varianceLine('genotype'),
    embedding: varianceLine('embedding'),
  }
}
