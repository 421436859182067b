/** Of which kinds of parts a warrior is made: as its source says and its code shows, or estimated. */
import type { MarsSettings } from '../../../vm/index.js'
import { compositionOf, kindOfComposition, PART_TABLE, type CompositionKind } from '../../parts/index.js'
import type { KindOf } from './archive.js'
import type { Behaviour } from './descriptors.js'
import { classifyStrategy, type Strategy } from './strategy.js'

/** What plain code is taken for. */
const ESTIMATES: Readonly<Record<Strategy, CompositionKind>> = {
  other: 'other',
  imp: 'imp',
  bomber: 'stone',
  clear: 'clear',
  scanner: 'scanner',
  paper: 'paper',
}

export function classifyComposition(program: Behaviour['program'], settings: MarsSettings): CompositionKind {
  const { source } = program
  const composition = source === undefined ? null : compositionOf({ ...program, source }, settings)
  return composition === null
    ? ESTIMATES[classifyStrategy(program)]
    : kindOfComposition(composition, PART_TABLE)
}

/** {@link classifyComposition} of elites, each code looked at once. */
export function createKinds(settings: MarsSettings): KindOf {
  const known = new Map<string, CompositionKind>()
  return ({ warrior }) => {
    const kind = known.get(warrior.id) ?? classifyComposition(warrior, settings)
    known.set(warrior.id, kind)
    return kind
  }
}
