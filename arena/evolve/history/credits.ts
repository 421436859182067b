/** Whose code a bred warrior carries. */
import type { Instruction, Warrior } from '../../../vm/index.js'
import type { Store } from '../../store/index.js'
import type { StoredRun } from '../record/index.js'
import { distinctWarriors, givenWarriors } from '../rules/index.js'
import { commonSubsequence } from './common-subsequence.js'
import { withEarlierRuns } from './earlier-runs.js'
import { traceAncestors } from './lineage.js'

/** What of a warrior's code stands in one that the run was given. */
export interface Credit {
  readonly warriorId: string
  readonly name: string
  readonly author: string
  /** How many of the warrior's instructions. */
  readonly instructions: number
  /** Out of how many. */
  readonly length: number
}

/**
 * The warriors that a run was given, or one that it carries over from, and whose code one of its warriors carries, the
 * largest share first. Only ancestors count: given warriors from which it descends over the stored parents, and itself
 * where it was given. The share is that of the instructions which stand in the ancestor in the same order; opcode,
 * modifier and both modes must be the same, constants may differ. An instruction is credited once, to the ancestor with
 * which the warrior has most in common; those behind the first 4096 are not.
 */
export function creditsOf(
  store: Pick<Store, 'evolution' | 'evolutionExport'>,
  run: StoredRun,
  { id, instructions }: Pick<Warrior, 'id' | 'instructions'>,
): Credit[] {
  const ancestors = traceAncestors(store, run, [{ id, generation: 0 }], Infinity)
  const known = distinctWarriors(withEarlierRuns(store, run).flatMap(givenWarriors))
  const given = known.filter((one) => ancestors.has(one.id))
  const credits: Credit[] = []
  let left = shapesOf(instructions)
  let rivals = given.map((warrior) => ({
    warrior,
    shapes: shapesOf(warrior.instructions),
    // What it can have at most: it never grows while instructions are credited to others.
    most: Infinity,
  }))
  while (left.length > 0 && rivals.length > 0) {
    const best = mostInCommon(left, rivals)
    if (best.places.length === 0) break
    const { warrior } = best.rival
    const { name, author } = warrior
    credits.push({
      ...{ warriorId: warrior.id, name, author },
      ...{ instructions: best.places.length, length: instructions.length },
    })
    const taken = new Set(best.places.map(([place]) => place))
    left = left.filter((_, place) => !taken.has(place))
    rivals = rivals.filter((rival) => rival !== best.rival)
  }
  return credits
}

interface Rival {
  readonly warrior: Warrior
  readonly shapes: readonly number[]
  most: number
}

type Places = ReturnType<typeof commonSubsequence>

/** Who has most in common with what is left, the first of equals; who cannot have more is not compared. */
function mostInCommon(left: readonly number[], rivals: readonly Rival[]): { rival: Rival; places: Places } {
  let best: { rival: Rival; places: Places } | null = null
  for (const rival of rivals) {
    if (best !== null && Math.min(rival.most, rival.shapes.length) <= best.places.length) continue
    const places = commonSubsequence(left, rival.shapes)
    rival.most = places.length
    if (best === null || places.length > best.places.length) best = { rival, places }
  }
  return best!
}

/** Instructions that are compared: the table of a comparison takes two bytes for each pair. */
const MOST_COMPARED = 4096

/** What instructions are but for their constants, each as a number. */
function shapesOf(instructions: readonly Instruction[]): number[] {
  return instructions
    .slice(0, MOST_COMPARED)
    .map(({ opcode, modifier, aMode, bMode }) => ((opcode * 16 + modifier) * 16 + aMode) * 16 + bMode)
}
