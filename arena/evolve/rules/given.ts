import type { Warrior } from '../../../vm/index.js'
import type { StoredRun } from '../record/index.js'

/** The different warriors that a run was given: none of them is its work, even where one is written anew. */
export function givenWarriors({ warriors: { opponent, stock, benchmark } }: StoredRun): Warrior[] {
  return distinctWarriors([...opponent, ...stock, ...benchmark])
}

/** Ids of {@link givenWarriors}. */
export function givenIds(run: StoredRun): ReadonlySet<string> {
  return new Set(givenWarriors(run).map(({ id }) => id))
}

/** Each code once, under the name with which it first comes, where it last comes. */
export function distinctWarriors(warriors: readonly Warrior[]): Warrior[] {
  return [...new Map(warriors.toReversed().map((warrior) => [warrior.id, warrior])).values()].toReversed()
}
