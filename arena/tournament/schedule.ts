import { nextSeed, type Warrior } from '../../vm/index.js'

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

/** Whether entrants with the code of another one play as well. */
export type DuplicateRule = 'skip' | 'play'

export interface EntryList {
  readonly entrants: readonly Entrant[]
  readonly duplicates: readonly Duplicate[]
}

/** Puts the entrants into the byte order of their names, and each code in once unless duplicates play. */
export function enter(entrants: readonly Entrant[], rule: DuplicateRule): EntryList {
  return rule === 'skip' ? enterOnce(entrants) : { entrants: inByteOrder(entrants), duplicates: [] }
}

/** Puts the entrants into the byte order of their names, and each code in once. */
export function enterOnce(entrants: readonly Entrant[]): EntryList {
  const playing = new Map<string, Entrant>()
  const duplicates: Duplicate[] = []
  for (const entrant of inByteOrder(entrants)) {
    const same = playing.get(entrant.warrior.id)
    if (same === undefined) playing.set(entrant.warrior.id, entrant)
    else duplicates.push({ name: entrant.name, of: same.name })
  }
  return { entrants: [...playing.values()], duplicates }
}

function inByteOrder(entrants: readonly Entrant[]): Entrant[] {
  return entrants.toSorted((x, y) => compareBytes(x.name, y.name))
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

/**
 * Line-ups of a number of entrants, dealt like cards from a pack that is shuffled anew when it is used up: all play
 * equally often, or once more than others. The first ones are the same for any number of them. `seed` is a state of pMARS's
 * generator, 0 .. 2^31-2. RangeError when there are too few entrants.
 */
export function dealLineUps(entrants: number, size: number, count: number, seed: number): number[][] {
  if (size > entrants) throw new RangeError(`a line-up of ${size} needs as many entrants, got ${entrants}`)
  // At 0 the generator stands still.
  let state = seed === 0 ? 1 : seed
  const draw = (below: number): number => (state = nextSeed(state)) % below
  const pack: number[] = []
  const deal = (): number => {
    if (pack.length === 0) pack.push(...Array(entrants).keys())
    return pack.splice(draw(pack.length), 1)[0]!
  }
  return Array.from({ length: count }, () => {
    const lineUp: number[] = []
    const again: number[] = []
    while (lineUp.length < size) {
      const entrant = deal()
      ;(lineUp.includes(entrant) ? again : lineUp).push(entrant)
    }
    pack.push(...again)
    return lineUp
  })
}
