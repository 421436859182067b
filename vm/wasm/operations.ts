/** Which operations a compiled set gets. Opcodes never change, MOV.I only copies them: what can occur is closed. */
import type { Batch, Match } from '../engine.js'
import { EMPTY_CELL, packOperation, type Instruction } from '../isa.js'
import type { Program } from '../warrior.js'

/** Operations in a module, unless a single match has more: with more handlers V8's code gets slower. */
export const MOST_HANDLERS = 190

const operationOf = ({ opcode, modifier, aMode, bMode }: Instruction) =>
  packOperation(opcode, modifier, aMode, bMode)

/** The operation of the cells that no warrior has written: DAT.F $, $. */
export const EMPTY_OPERATION = operationOf(EMPTY_CELL)

/** The operations that can occur in a match of these programs. */
export function operationsOf(programs: readonly Program[]): Set<number> {
  const operations = new Set([EMPTY_OPERATION])
  for (const { instructions } of programs)
    for (const instruction of instructions) operations.add(operationOf(instruction))
  return operations
}

/**
 * Operations of a module for the match at `index` and for those of the following `most` - 1 that fit in: when there is
 * room, those of all programs of the batch, so that its later matches and later batches like it need no other module.
 */
export function chooseOperations(
  { matches, programs }: Batch,
  index: number,
  most: number,
): ReadonlySet<number> {
  const of = ({ warriors }: Match) => operationsOf(warriors.map((warrior) => programs[warrior]!))
  let operations = of(matches[index]!)
  const all = operationsOf(programs)
  if (most > 1 && all.size <= MOST_HANDLERS) return all
  for (const match of matches.slice(index + 1, index + most)) {
    const more = of(match)
    for (const operation of operations) more.add(operation)
    if (more.size > MOST_HANDLERS) break
    operations = more
  }
  return operations
}
