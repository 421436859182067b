/** The code of one part by itself, as the assembler makes it of the part's Redcode. */
import { assemble, EMPTY_CELL, PRESETS, type Instruction } from '../../vm/index.js'
import { isSameInstruction } from './operation.js'
import { roomKey, type Body, type Genes, type Opening, type Room } from './part/index.js'

/** Lines of a part that stand together, from its line `from` to the one before `to`. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** A part with the values of its constants, ready to be placed. */
export interface Block {
  /** All of it, gaps included. */
  readonly instructions: readonly Instruction[]
  /** The line at which processes enter, 0 .. length-1. */
  readonly entry: number
  /** What stands between gaps, in its order; all of it where there is no gap. */
  readonly runs: readonly Run[]
}

/** Most lines of a part, gaps included. */
const MOST_LINES = 1000

/** A body's code. RangeError that names the part where its Redcode does not assemble, or is nothing. */
export function bodyBlock(body: Body, genes: Genes, room: Room): Block {
  return remember(body, genes, room, () => blockOf(body.name, body.code(genes, room), room))
}

/** The same of an opening, whose label `go` is the line behind it. */
export function openingBlock(opening: Opening, genes: Genes, room: Room): Block {
  return remember(opening, genes, room, () => {
    const code = `${opening.code(genes, room)}\ngo dat #0, #0\n`
    const { instructions, ...rest } = blockOf(opening.name, code, room)
    return { ...rest, instructions: instructions.slice(0, -1) }
  })
}

/** Blocks that are kept of each part: a parent is read, and its children share most of its parts. */
const MOST_KEPT = 500
const KEPT = new WeakMap<Body | Opening, Map<string, Block>>()

function remember(part: Body | Opening, genes: Genes, room: Room, make: () => Block): Block {
  const key = `${roomKey(room)} ${JSON.stringify(genes)}`
  const kept = KEPT.get(part) ?? new Map<string, Block>()
  KEPT.set(part, kept)
  const known = kept.get(key)
  if (known !== undefined) return known
  const block = make()
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, block)
  return block
}

function blockOf(name: string, code: string, { coreSize }: Room): Block {
  // The length of a whole warrior is the layout's concern: gaps are no part of it where a part is copied away.
  const maxLength = Math.min(MOST_LINES, coreSize)
  const settings = { ...PRESETS['94nop'], coreSize, maxLength, minSeparation: maxLength, readLimit: coreSize }
  const { warrior, diagnostics } = assemble(code, { settings: { ...settings, writeLimit: coreSize } })
  if (warrior === null) {
    const error = diagnostics.find(({ level }) => level === 'error')
    throw new RangeError(`the part ${name} does not assemble: line ${error?.line}: ${error?.message}`)
  }
  const { instructions, start } = warrior
  if (start >= instructions.length) throw new RangeError(`the part ${name} starts outside its lines`)
  return { instructions, entry: start, runs: runsOf(instructions) }
}

function runsOf(instructions: readonly Instruction[]): Run[] {
  const runs: Run[] = []
  for (const [line, instruction] of instructions.entries()) {
    if (isSameInstruction(instruction, EMPTY_CELL)) continue
    const last = runs.at(-1)
    if (last?.to === line) runs[runs.length - 1] = { from: last.from, to: line + 1 }
    else runs.push({ from: line, to: line + 1 })
  }
  return runs
}
