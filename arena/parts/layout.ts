/** A composition as code: its opening, what starts its bodies, empty cells, and the bodies. */
import { EMPTY_CELL, failure, success, type Instruction, type Result } from '../../vm/index.js'
import { bodyBlock, openingBlock } from './block.js'
import type { Composition } from './composition.js'
import type { Room } from './part/index.js'
import { launchCode, MOST_PROCESSES, type Launch } from './launch.js'
import type { PartTable } from './part-table.js'

/** What a warrior is loaded as. */
export interface Layout {
  readonly instructions: readonly Instruction[]
  /** The first instruction to execute, 0 .. length-1. */
  readonly start: number
}

/** Why a composition is no warrior in this room. */
export type LayoutFailure = 'TooLong' | 'TooManyProcesses' | 'Overlap' | 'NoCode'

/**
 * The warrior of a composition whose parts and genes the table knows. What its bodies want is kept to exactly: that many
 * processes enter each one, one behind the other, those of several bodies by turns. RangeError for a part that does not
 * assemble or wants more than 12 processes: a fault of the part.
 */
export function layOut(
  composition: Composition,
  room: Room,
  table: PartTable,
): Result<Layout, LayoutFailure> {
  const direct = layOutBy(composition, room, table, false)
  return direct.ok || direct.code !== 'TooLong' ? direct : layOutBy(composition, room, table, true)
}

function layOutBy(
  { opening, bodies, blanks }: Composition,
  room: Room,
  table: PartTable,
  loops: boolean,
): Result<Layout, LayoutFailure> {
  const first = opening === null ? null : openingBlock(table.opening(opening.part), opening.genes, room)
  const launches = bodies.map(({ part, genes, distance }): Launch => {
    const body = table.body(part)
    const processes = body.processes(genes, room)
    if (!(processes >= 1 && processes <= MOST_PROCESSES))
      throw new RangeError(
        `the part ${part} wants ${processes} processes; 1 to ${MOST_PROCESSES} are possible`,
      )
    return { block: bodyBlock(body, genes, room), processes, distance, loops }
  })
  if (launches.some(({ block }) => block.runs.length === 0))
    return failure('NoCode', 'a part has no code but gaps')
  if (launches.reduce((sum, { processes }) => sum + processes, 0) > room.maxProcesses)
    return failure('TooManyProcesses', `its bodies want more than ${room.maxProcesses} processes`)
  const layout = join(first?.instructions ?? [], first?.entry ?? null, launches, blanks, room.coreSize)
  const { length } = layout.instructions
  if (length > room.maxLength)
    return failure('TooLong', `it has ${length} instructions; at most ${room.maxLength} are possible`)
  if (!isApart(launches, length, room.coreSize)) return failure('Overlap', 'a body is copied over other code')
  return success(layout)
}

function join(
  opening: readonly Instruction[],
  openingEntry: number | null,
  launches: readonly Launch[],
  blanks: number,
  coreSize: number,
): Layout {
  const last = launches.at(-1)!
  // A body that stays and is entered at its first line may follow the code that starts it.
  const isNext = last.distance === null && blanks === 0 && last.block.entry === 0
  const isBare =
    openingEntry === null && launches.length === 1 && last.distance === null && last.processes === 1
  const inMemory = isNext ? [last, ...launches.slice(0, -1)] : launches
  const codeAt = (heads: readonly number[], blocks: ReadonlyMap<Launch, number>) =>
    launches.map((launch, index) =>
      launchCode(
        launch,
        {
          here: heads[index]!,
          block: blocks.get(launch)!,
          next: launch === last ? null : heads[index + 1]!,
          falls: launch === last && (isNext || isBare),
        },
        coreSize,
      ),
    )
  // How long each is does not depend on where it stands.
  const lengths = codeAt(
    launches.map(() => 0),
    new Map(launches.map((launch) => [launch, 0])),
  ).map(({ length }) => length)
  const heads = sumsOf(lengths, opening.length)
  const bodiesAt = heads.at(-1)! + lengths.at(-1)! + blanks
  const stored = inMemory.map(storedOf)
  const places = sumsOf(
    stored.map(({ length }) => length),
    bodiesAt,
  )
  const blocks = new Map(inMemory.map((launch, index) => [launch, places[index]!]))
  return {
    instructions: [
      ...opening,
      ...codeAt(heads, blocks).flat(),
      ...Array.from({ length: blanks }, () => EMPTY_CELL),
      ...stored.flat(),
    ],
    start: openingEntry ?? (isBare ? bodiesAt + last.block.entry : 0),
  }
}

/** Where items of these lengths begin that stand one behind the other. */
function sumsOf(lengths: readonly number[], from: number): number[] {
  let at = from
  return lengths.map((length) => (at += length) - length)
}

/** What stands in the warrior of a body: gaps only where it stays. */
function storedOf({ block: { instructions, runs }, distance }: Launch): readonly Instruction[] {
  return distance === null ? instructions : runs.flatMap(({ from, to }) => instructions.slice(from, to))
}

/** Whether no body is copied over another one or over the warrior, whose cells are 0 .. length-1. */
function isApart(launches: readonly Launch[], length: number, coreSize: number): boolean {
  const copies = launches.flatMap(({ block, distance }) =>
    distance === null ? [] : [{ from: distance, to: distance + block.instructions.length }],
  )
  const inOrder = copies.toSorted((x, y) => x.from - y.from)
  return inOrder.every(({ from, to }, index) => from >= (inOrder[index - 1]?.to ?? length) && to <= coreSize)
}
