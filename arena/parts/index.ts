/** Typed parts of warriors: what they are, what may vary in them, and how they are joined. */
export { bodyBlock, openingBlock, type Block, type Run } from './block.js'
export {
  bootDomain,
  compositionOf,
  describeComposition,
  isComposition,
  MOST_BODIES,
  parseComposition,
  printComposition,
  takesParts,
  type ChosenBody,
  type ChosenPart,
  type Composition,
} from './composition.js'
export { carryCode } from './carry-code.js'
export { carryOver } from './carry-over.js'
export { MOST_PROCESSES } from './launch.js'
export { layOut, type Layout, type LayoutFailure } from './layout.js'
export { direct, operation } from './operation.js'
export { createPartTable, PART_TABLE, type PartTable } from './part-table.js'
export * from './part/index.js'
export { COMPOSITION_KINDS, kindOfComposition, type CompositionKind } from './composition-kind.js'
export { drawComposition } from './grammar.js'
export { nudgeGene } from './nudge.js'
export { inheritConstants, partsOf } from './inherit.js'
export { structureOf, varyConstants } from './tune.js'
export { PART_OPERATORS, type PartContext, type PartOperator } from './operators.js'
export { diesAlone } from './reject.js'
export { printTypedWarrior } from './typed-source.js'
