/** Warriors of typed parts: drawn from the grammar, and changed by their parts and constants. */
import type { MarsSettings, Warrior } from '../../../../vm/index.js'
import {
  compositionOf,
  diesAlone,
  drawComposition,
  inheritConstants,
  layOut,
  partsOf,
  PART_OPERATORS,
  PART_TABLE,
  printTypedWarrior,
  structureOf,
  takesParts,
  varyConstants,
  type Composition,
  type Genes,
} from '../../../parts/index.js'
import type { Random } from '../../../random.js'
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
        const source = printInherited(composition, [], context)
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
        const parents = [parent, ...(mate === null ? [] : [mate])]
        const source = isSame ? null : printInherited(composition, parents, context)
        if (source === null) continue
        const crossed = used.some(({ isCrossover }) => isCrossover)
        const operator = used.map(({ name }) => name).join(JOINT)
        const structure = structureOf(composition)
        const isNewStructure = parents.every((known) => structureOf(known) !== structure)
        return { source, operator, crossed, isNewStructure }
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

/** The source of a composition, with constants of lenders for its new parts where that makes a warrior. */
function printInherited(
  composition: Composition,
  parents: readonly Composition[],
  context: ProposalContext,
): string | null {
  const { random, rules, lenders = [] } = context
  if (lenders.length === 0) return printTyped(composition, context)
  const lend = (part: string) => lendGenes(part, lenders, rules.settings, random)
  const inherited = inheritConstants(composition, parents, lend, random)
  return printTyped(inherited, context) ?? printTyped(composition, context)
}

/** The constants of a part in one of the warriors that say that they have it; null where none has, or it is not so. */
function lendGenes(
  part: string,
  lenders: readonly Warrior[],
  settings: MarsSettings,
  random: Random,
): Genes | null {
  const named = `"part":${JSON.stringify(part)}`
  const possible = lenders.filter(({ source }) => source.includes(named))
  if (possible.length === 0) return null
  const composition = compositionOf(random.pick(possible), settings)
  const chosen = composition === null ? [] : partsOf(composition).filter((one) => one.part === part)
  return chosen.length === 0 ? null : random.pick(chosen).genes
}

/** The source of a composition, which says so; null for one that is too long for the generation or dies alone. */
function printTyped(composition: Composition, { rules }: ProposalContext): string | null {
  const { settings, maxLength } = rules
  const layout = layOut(composition, settings, PART_TABLE)
  if (!layout.ok || layout.value.instructions.length > maxLength) return null
  if (diesAlone(composition, layout.value, settings, PART_TABLE)) return null
  return printTypedWarrior(composition, layout.value, settings)
}
