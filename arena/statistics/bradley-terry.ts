/**
 * The model of Bradley and Terry, "Rank analysis of incomplete block designs" (1952): i beats j with probability
 * e^(a_i) / (e^(a_i) + e^(a_j)). A tie is half a win for each, as in Elo's system.
 */
import { invertPositive, solvePositive } from './cholesky.js'

/** All rounds of two contestants against each other; those that neither won are ties. */
export interface Comparison {
  /** Two different contestants, from 0. */
  readonly first: number
  readonly second: number
  /** Rounds won by the first and by the second. */
  readonly wins: number
  readonly losses: number
  readonly rounds: number
}

/** Abilities by the model of Bradley and Terry, and how well they are known. */
export interface BradleyTerryFit {
  /** Abilities a_i in logits, 0 in the mean. */
  readonly abilities: Float64Array
  /**
   * Covariance of two abilities, from the inverse of the Fisher information. Rounds count as decided ones, so where there
   * are ties it is too large rather than too small.
   */
  readonly covariance: (i: number, j: number) => number
}

/** Newton's method doubles the right digits at each step: it needs about 10, and more than this has no end. */
const MAX_STEPS = 200

/** A step that changes no ability by more was the last: what is left of the error is about its square. */
const PRECISION = 1e-6

/**
 * Abilities of `count` contestants by maximum likelihood (Newton's method) in the model of Bradley and Terry, "Rank
 * analysis of incomplete block designs" (1952): i beats j with probability e^(a_i) / (e^(a_i) + e^(a_j)), a tie being half
 * a win for each. `priorRounds` >= 0 keeps them finite where contestants won or lost all, or never met: everybody is taken
 * to have tied so many rounds against one of ability 0. With 0 it is the plain model, and a RangeError says when that has
 * no solution.
 */
export function fitBradleyTerry(
  count: number,
  records: readonly Comparison[],
  priorRounds: number,
): BradleyTerryFit {
  let abilities: Float64Array = new Float64Array(count)
  for (let step = 0, reach = Infinity; reach > PRECISION; step++) {
    const { gradient, information } = slopesAt(abilities, records, priorRounds)
    const change = solvePositive(information, gradient)
    if (change === null || step === MAX_STEPS) throw new RangeError('these results have no finite ratings')
    // The likelihood is concave, so a step that was halved often enough climbs; the smallest ones are lost in rounding.
    reach = change.reduce((most, delta) => Math.max(most, Math.abs(delta)), 0)
    const before = logLikelihood(abilities, records, priorRounds)
    const moved = (scale: number) => abilities.map((ability, i) => ability + scale * change[i]!)
    let next = moved(1)
    for (let scale = 0.5; scale * reach > PRECISION; scale /= 2) {
      if (logLikelihood(next, records, priorRounds) >= before) break
      next = moved(scale)
    }
    abilities = next
  }
  const inverse = invertPositive(slopesAt(abilities, records, priorRounds).information, count)!
  const mean = meanOf(abilities)
  return { abilities: abilities.map((ability) => ability - mean), covariance: centred(inverse, count) }
}

interface Slopes {
  readonly gradient: Float64Array
  readonly information: Float64Array
}

function slopesAt(abilities: Float64Array, records: readonly Comparison[], priorRounds: number): Slopes {
  const count = abilities.length
  const gradient = new Float64Array(count)
  // Without a prior only differences are known: 1/n everywhere fixes the mean and changes no difference.
  const information = new Float64Array(count * count).fill(priorRounds === 0 ? 1 / count : 0)
  for (const { first, second, wins, losses, rounds } of records) {
    const chance = logistic(abilities[first]! - abilities[second]!)
    const surplus = (rounds + wins - losses) / 2 - rounds * chance
    const weight = rounds * chance * (1 - chance)
    gradient[first]! += surplus
    gradient[second]! -= surplus
    information[first * count + first]! += weight
    information[second * count + second]! += weight
    information[first * count + second]! -= weight
    information[second * count + first]! -= weight
  }
  for (let i = 0; i < count; i++) {
    const chance = logistic(abilities[i]!)
    gradient[i]! += priorRounds * (0.5 - chance)
    information[i * count + i]! += priorRounds * chance * (1 - chance)
  }
  return { gradient, information }
}

function logLikelihood(abilities: Float64Array, records: readonly Comparison[], priorRounds: number): number {
  let sum = 0
  for (const { first, second, wins, losses, rounds } of records) {
    const lead = abilities[first]! - abilities[second]!
    const score = (rounds + wins - losses) / 2
    sum -= score * softplus(-lead) + (rounds - score) * softplus(lead)
  }
  for (const ability of abilities) sum -= (priorRounds / 2) * (softplus(ability) + softplus(-ability))
  return sum
}

/** Covariance of the abilities less their mean. */
function centred(inverse: Float64Array, count: number): (i: number, j: number) => number {
  const means = Float64Array.from({ length: count }, (_, i) =>
    meanOf(inverse.subarray(i * count, (i + 1) * count)),
  )
  const mean = meanOf(means)
  return (i, j) => inverse[i * count + j]! - means[i]! - means[j]! + mean
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** ln(1 + e^x) that does not overflow. */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
