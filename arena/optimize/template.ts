import {
  assemble,
  failure,
  printWarrior,
  programId,
  signField,
  success,
  type AssembleOptions,
  type Instruction,
  type Result,
  type Warrior,
} from '../../vm/index.js'
import { replaceValues } from './equ-lines.js'
import type { Variable } from './variables.js'

/** A warrior with other constants, or why these numbers make none. */
export type Tuning = Result<Warrior, 'DoesNotAssemble' | 'NoInstructions' | 'LengthChanges'>

/**
 * Makes warriors of the numbers for the variables, in their order. The source of each is the given one with other
 * numbers in its EQU lines, or the printed program where a field without an EQU was changed.
 */
export function createTemplate(base: Warrior, variables: readonly Variable[], options: AssembleOptions) {
  return (values: readonly number[]): Tuning => {
    const changed = variables
      .map((variable, index) => ({ ...variable, value: values[index]! }))
      .filter(({ start, value }) => value !== start)
    const equs = changed.flatMap(({ equ, value }) => (equ === null ? [] : [[equ, value] as const]))
    const source = replaceValues(base.source, equs)
    const { warrior, diagnostics } =
      equs.length === 0 ? { warrior: base, diagnostics: [] } : assemble(source, options)
    if (warrior === null)
      return failure('DoesNotAssemble', diagnostics.find(({ level }) => level === 'error')!.message)
    if (warrior.instructions.length === 0) return failure('NoInstructions', 'it has no instructions')
    const places = changed.flatMap(({ places, value }) => places.map((place) => ({ ...place, value })))
    if (places.length === 0) return success(warrior)
    if (warrior.instructions.length !== base.instructions.length)
      return failure('LengthChanges', 'its length changes, and with it what its fields mean')
    const instructions: Instruction[] = [...warrior.instructions]
    for (const { instruction, side, sign, value } of places) {
      // The sum makes a negative zero a plain one.
      const field = signField(sign * value, options.settings.coreSize) + 0
      instructions[instruction] = { ...instructions[instruction]!, [side]: field }
    }
    const tuned = { ...warrior, instructions }
    const printed = printWarrior(tuned, options.settings.standard)
    return success({ ...tuned, id: programId(tuned), source: printed })
  }
}

/** Makes a warrior of numbers for the variables: see {@link createTemplate}. */
export type Template = ReturnType<typeof createTemplate>
