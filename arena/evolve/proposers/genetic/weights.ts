import type { ProposalOutcome } from '../proposer.js'
import type { Random } from '../../../random.js'

/** Chances of the operators, which follow what became of their children. */
export interface OperatorWeights<Named extends { readonly name: string }> {
  pick(random: Random): Named
  /** Learns from proposals in their order: how they come in portions does not matter. */
  learn(outcomes: readonly ProposalOutcome[]): void
  /** Chance of each operator, in their order; they sum to 1. */
  chances(): number[]
}

/** How much of what was learned is left after another proposal: half after about 700. */
const MEMORY = 0.999
/** Children, and placed ones among them, that every operator is credited with from the start. */
const PRIOR = { children: 30, placed: 2 } as const
/** An operator keeps at least this share of an even chance, so that it can recover. */
const LEAST = 0.3

/** Separates the names of the operators of one child. */
export const JOINT = ' + '

/** Even chances until something is learned. */
export function createOperatorWeights<Named extends { readonly name: string }>(
  operators: readonly Named[],
  isAdaptive: boolean,
): OperatorWeights<Named> {
  const places = new Map(operators.map(({ name }, index) => [name, index]))
  const children = new Float64Array(operators.length)
  const placed = new Float64Array(operators.length)
  let known: number[] | null = null
  const chances = () => {
    if (known !== null) return known
    const rates = operators.map((_, i) => (placed[i]! + PRIOR.placed) / (children[i]! + PRIOR.children))
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
    const kept = rates.map((rate) => Math.max(rate, LEAST * mean))
    const sum = kept.reduce((total, rate) => total + rate, 0)
    known = kept.map((rate) => rate / sum)
    return known
  }
  return {
    pick(random) {
      let rest = random.next() / 2 ** 32
      for (const [index, chance] of chances().entries()) {
        rest -= chance
        if (rest < 0) return operators[index]!
      }
      return operators.at(-1)!
    },
    learn(outcomes) {
      if (!isAdaptive) return
      for (const { operator, isNew, placed: isPlaced } of outcomes) {
        const used = operator.split(JOINT).flatMap((name) => places.get(name) ?? [])
        // Who did not change anything new has failed too.
        if (used.length === 0) continue
        for (let i = 0; i < operators.length; i++) {
          children[i]! *= MEMORY
          placed[i]! *= MEMORY
        }
        for (const index of used) {
          children[index]! += 1
          if (isNew && isPlaced) placed[index]! += 1
        }
      }
      known = null
    },
    chances,
  }
}
