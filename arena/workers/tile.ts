/** The order in which the matches of a batch are played: those of the same warriors together. */
import { MOST_HANDLERS, operationsOf, type Batch } from '../../vm/index.js'

/** Matches of few different operations, for which an engine has to compile only once. */
export interface Tile {
  /** Indices into the batch's matches. */
  readonly matches: readonly number[]
  /** Indices into the batch's programs: the warriors of the matches. */
  readonly programs: readonly number[]
}

/**
 * Cuts a batch into tiles: a block of warriors against a block of warriors, as many as fit into one module of the
 * WebAssembly engine; a single match may have more. Every match is in one of
 * them. In a round robin row by row the warriors change with every match; in tiles only each block meets each block.
 */
export function cutTiles({ programs, matches }: Pick<Batch, 'programs' | 'matches'>): Tile[] {
  const operations = programs.map((program) => operationsOf([program]))
  const blocks = cutBlocks(operations)
  const keys = matches.map(({ warriors }) =>
    [...new Set(warriors.map((index) => blocks[index] ?? 0))].sort((x, y) => x - y),
  )
  const order = [...matches.keys()].sort((x, y) => compareKeys(keys[x]!, keys[y]!))

  const tiles: { matches: number[]; programs: Set<number>; operations: Set<number> }[] = []
  for (const match of order) {
    const { warriors } = matches[match]!
    const own = warriors.flatMap((index) => [...(operations[index] ?? [])])
    let tile = tiles.at(-1)
    if (tile === undefined || exceeds(tile.operations, own)) {
      tile = { matches: [], programs: new Set(), operations: new Set() }
      tiles.push(tile)
    }
    tile.matches.push(match)
    for (const index of warriors) tile.programs.add(index)
    for (const operation of own) tile.operations.add(operation)
  }
  return tiles.map(({ matches, programs }) => ({ matches, programs: [...programs] }))
}

/** Whether a tile's operations become too many with these. */
function exceeds(operations: ReadonlySet<number>, more: readonly number[]): boolean {
  const added = new Set(more.filter((operation) => !operations.has(operation)))
  return added.size > 0 && operations.size + added.size > MOST_HANDLERS
}

/** Block number of each program: two blocks together have about as many operations as a tile. */
function cutBlocks(operations: readonly ReadonlySet<number>[]): number[] {
  const wide = cutAt(operations, MOST_HANDLERS)
  if (wide.unions.length < 2) return wide.numbers
  const [first, ...others] = wide.unions
  const common = [...first!].filter((operation) => others.every((other) => other.has(operation)))
  // Two blocks count what is common to all of them only once.
  return cutAt(operations, (MOST_HANDLERS + common.length) / 2).numbers
}

/** Puts programs into a block, in their order, as long as it has no more than `most` operations. */
function cutAt(operations: readonly ReadonlySet<number>[], most: number) {
  const unions: Set<number>[] = []
  const numbers = operations.map((own) => {
    const grown = new Set([...(unions.at(-1) ?? []), ...own])
    if (unions.length === 0 || grown.size > most) unions.push(new Set(own))
    else unions[unions.length - 1] = grown
    return unions.length - 1
  })
  return { numbers, unions }
}

/** Order of sorted block numbers: by the lowest, then the next. */
function compareKeys(x: readonly number[], y: readonly number[]): number {
  for (const [at, value] of x.entries()) if (value !== y[at]) return value - (y[at] ?? -1)
  return x.length - y.length
}
