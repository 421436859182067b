import type { Warrior } from '../../vm/index.js'

/** A warrior and the name it enters under, usually its file's. */
export interface Entrant {
  readonly name: string
  readonly warrior: Warrior
}

/** Two entrants with the same code: the second one does not play. */
export interface Duplicate {
  readonly name: string
  /** Name of the entrant that plays. */
  readonly of: string
}

export interface EntryList {
  readonly entrants: readonly Entrant[]
  readonly duplicates: readonly Duplicate[]
}

/** Puts the entrants into the byte order of their names, and each code in once. */
export function enterOnce(entrants: readonly Entrant[]): EntryList {
  const playing = new Map<string, Entrant>()
  const duplicates: Duplicate[] = []
  for (const entrant of entrants.toSorted((x, y) => compareBytes(x.name, y.name))) {
    const same = playing.get(entrant.warrior.id)
    if (same === undefined) playing.set(entrant.warrior.id, entrant)
    else duplicates.push({ name: entrant.name, of: same.name })
  }
  return { entrants: [...playing.values()], duplicates }
}

/** Order of the names' UTF-8 bytes, as `LC_ALL=C sort` has it: the same on every machine. */
export function compareBytes(x: string, y: string): number {
  return Buffer.compare(Buffer.from(x), Buffer.from(y))
}

/** Two entrants by index, in load order. */
export type Pair = readonly [first: number, second: number]

/** Pairs of a round robin over `count` entrants, the earlier one first: count * (count-1) / 2 of them. */
export function roundRobin(count: number): Pair[] {
  const pairs: Pair[] = []
  for (let first = 0; first < count; first++)
    for (let second = first + 1; second < count; second++) pairs.push([first, second])
  return pairs
}
