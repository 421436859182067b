/** Warriors of typed parts: drawn from the grammar, and changed by their parts and constants. */
import { printWarrior, type MarsSettings, type Warrior } from '../../../../vm/index.js'
import {
  compositionOf,
  describeComposition,
  diesAlone,
  drawComposition,
  layOut,
  PART_OPERATORS,
  PART_TABLE,
  printComposition,
  structureOf,
  takesParts,
  varyConstants,
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
  /** At most `count` sources of the same parts with other constants. */
  tune(composition: Composition, count: number, context: ProposalContext): string[]
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
        if (source !== null) return { source, operator: 'parts: draw', crossed: false, isNewStructure: true }
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
        const operator = used.map(({ name }) => name).join(JOINT)
        const known = [parent, ...(mate === null ? [] : [mate])].map(structureOf)
        return { source, operator, crossed, isNewStructure: !known.includes(structureOf(composition)) }
      }
      return null
    },
    tune(composition, count, context) {
      const { random, rules } = context
      const sources = new Set<string>()
      for (let attempt = 0; attempt < ATTEMPTS * count && sources.size < count; attempt++) {
        const variant = varyConstants(composition, rules.settings, random, PART_TABLE)
        const source = variant === null ? null : printTyped(variant, context)
        if (source !== null) sources.add(source)
      }
      return [...sources]
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
  return sourceOf(composition, layout.value, settings)
}

function sourceOf(
  composition: Composition,
  { instructions, start }: Pick<Warrior, 'instructions' | 'start'>,
  { standard }: MarsSettings,
): string {
  const credits = { name: 'Red Queen', author: 'Digital Red Queen', pin: null }
  const strategy = `Parts: ${describeComposition(composition)}`
  const code = printWarrior({ ...credits, strategy, instructions, start }, standard)
  return code.replace('\n', () => `\n${printComposition(composition)}\n`)
}
