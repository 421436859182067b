/** Warriors of typed parts: drawn from the grammar, and changed by their parts and constants. */
import type { Warrior } from '../../../../vm/index.js'
import {
  compositionOf,
  diesAlone,
  drawComposition,
  layOut,
  PART_OPERATORS,
  PART_TABLE,
  printTypedWarrior,
  takesParts,
  type Composition,
} from '../../../parts/index.js'
import type { ProposalContext, ProposalOutcome } from '../proposer.js'
import { applyOperators } from './chain.js'
import type { Child } from './operator.js'
import { createOperatorWeights, JOINT } from './weights.js'

export interface TypedBreeding {
  /** A warrior of the grammar; null where none was found that fits the generation and lives. */
  draw(context: ProposalContext): Child | null
  /** The composition of a warrior; null where it is plain code. */
  read(warrior: Warrior, context: ProposalContext): Composition | null
  /** A child by {@link applyOperators}; null where none was found. */
  vary(parent: Composition, mate: Composition | null, context: ProposalContext): Child | null
  /** See `OperatorWeights.learn`. */
  learn(outcomes: readonly ProposalOutcome[]): void
}

const DRAWS = 8
const ATTEMPTS = 20

export function createTypedBreeding(isAdaptive: boolean): TypedBreeding {
  const weights = createOperatorWeights(PART_OPERATORS, isAdaptive)
  return {
    draw(context) {
      const { settings } = context.rules
      if (!takesParts(settings)) return null
      for (let attempt = 0; attempt < DRAWS; attempt++) {
        const composition = drawComposition(settings, context.random, PART_TABLE)
        if (composition === null) return null
        const source = printTyped(composition, context)
        if (source !== null) return { source, operator: 'parts: draw', crossed: false }
      }
      return null
    },
    read: (warrior, { rules: { settings } }) => compositionOf(warrior, settings),
    vary(parent, mate, context) {
      const { random, rules } = context
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const { value: composition, used } = applyOperators(parent, weights, random, (operator, value) =>
          operator.apply(value, { random, room: rules.settings, table: PART_TABLE, mate }),
        )
        const isSame = JSON.stringify(composition) === JSON.stringify(parent)
        const source = isSame ? null : printTyped(composition, context)
        if (source === null) continue
        const crossed = used.some(({ isCrossover }) => isCrossover)
        return { source, operator: used.map(({ name }) => name).join(JOINT), crossed }
      }
      return null
    },
    learn: (outcomes) => {
      weights.learn(outcomes)
    },
  }
}

/** The source of a composition, which says so; null for one that is too long for the generation or dies alone. */
function printTyped(composition: Composition, { rules }: ProposalContext): string | null {
  const { settings, maxLength } = rules
  const layout = layOut(composition, settings, PART_TABLE)
  if (!layout.ok || layout.value.instructions.length > maxLength) return null
  if (diesAlone(composition, layout.value, settings, PART_TABLE)) return null
  return printTypedWarrior(composition, layout.value, settings)
}
