/** Which constants of a warrior are varied: those that somebody names, or else all that reach beyond the program. */
import { assemble, type AssembleOptions, type Diagnostic, type Warrior } from '../../vm/index.js'
import type { StepRange } from '../steps/index.js'
import { MOST_VARIABLES, parseDirectives, problemAt, type VaryRequest } from './directives.js'
import { findEquLines, replaceValues, type EquLine } from './equ-lines.js'

/** A field of the assembled program that holds the constant (sign 1) or its negative (sign -1). */
export interface FieldPlace {
  readonly instruction: number
  readonly side: 'a' | 'b'
  readonly sign: 1 | -1
}

export interface Variable {
  /** The label of its EQU, or `constant 2667` for fields that hold 2667 or -2667. */
  readonly name: string
  readonly range: StepRange
  /** What the source has; it may lie outside the range. */
  readonly start: number
  /** The line that defines it; null for fields. */
  readonly equ: EquLine | null
  /** Fields to be changed after assembly; empty for an EQU. */
  readonly places: readonly FieldPlace[]
}

export interface VariableList {
  readonly variables: readonly Variable[]
  /** Errors; then nothing is to be varied. */
  readonly problems: readonly Diagnostic[]
}

/**
 * The variables of an assembled warrior. Named by `flags` or by `;optimize` lines (a flag wins over a line of the same
 * name), they are EQUs of a plain number. Else they are the EQUs of a plain number that change a far field, and of the
 * other far fields each group of equal or negated ones. A field is far when it reaches beyond the program.
 */
export function findVariables(
  warrior: Warrior,
  flags: readonly Omit<VaryRequest, 'place'>[],
  options: AssembleOptions,
): VariableList {
  const { requests, problems } = parseDirectives(warrior.source)
  if (problems.length > 0) return { variables: [], problems }
  const isFlagged = new Set(flags.map(({ name }) => name))
  const all = [
    ...flags.map((flag) => ({ ...flag, place: null })),
    ...requests.filter(({ name }) => !isFlagged.has(name)),
  ]
  const found = all.length > 0 ? named(warrior, all, options) : automatic(warrior, options)
  if (found.variables.length <= MOST_VARIABLES) return found
  const message = `${found.variables.length} constants are too many; ${MOST_VARIABLES} are the most`
  return { variables: [], problems: [problemAt(null, 'TooManyVariables', message, warrior.name)] }
}

function named(
  warrior: Warrior,
  requests: readonly VaryRequest[],
  options: AssembleOptions,
): { variables: Variable[]; problems: Diagnostic[] } {
  const equs = new Map(
    findEquLines(warrior.source)
      .reverse()
      .map((equ) => [equ.name, equ]),
  )
  const variables: Variable[] = []
  const problems: Diagnostic[] = []
  for (const { name, range, place } of requests) {
    const equ = equs.get(name)
    const full = range ?? fullRange(equ?.value ?? 1, options)
    const fail = (code: string, message: string, hint?: string) =>
      problems.push(problemAt(place, code, message, name, hint))
    const farthest = options.settings.coreSize - 1
    if (equ === undefined) {
      const known = [...equs.keys()].slice(0, 8).join(', ')
      const hint = known === '' ? 'Define it, as in: step EQU 3044' : `There are: ${known}.`
      fail('UnknownConstant', 'no EQU defines it as a plain number', hint)
    } else if (variables.some((one) => one.name === name)) fail('RepeatedConstant', 'it is named twice')
    else if (Math.max(Math.abs(full.low), Math.abs(full.high)) > farthest)
      fail('RangeBeyondCore', `its range leaves the core; numbers go from ${-farthest} to ${farthest}`)
    else if (!hasEffect(warrior, equ, full, options)) fail('NoEffect', 'it changes nothing in the program')
    else variables.push({ name, range: full, start: equ.value, equ, places: [] })
  }
  return { variables: problems.length > 0 ? [] : variables, problems }
}

function hasEffect(
  warrior: Warrior,
  equ: EquLine,
  { low, high }: StepRange,
  options: AssembleOptions,
): boolean {
  return [low, high, equ.value + 1].some((value) => {
    const changed = assemble(replaceValues(warrior.source, [[equ, value]]), options).warrior
    return changed?.id !== warrior.id
  })
}

function automatic(
  warrior: Warrior,
  options: AssembleOptions,
): { variables: Variable[]; problems: Diagnostic[] } {
  const { instructions } = warrior
  const isFar = (field: number) => Math.abs(field) >= instructions.length
  const covered = new Set<string>()
  const variables: Variable[] = []
  for (const equ of findEquLines(warrior.source)) {
    const changed = changedFields(warrior, equ, options)
    if (!changed.some(({ field }) => isFar(field))) continue
    for (const { place } of changed) covered.add(place)
    variables.push({
      name: equ.name,
      range: fullRange(equ.value, options),
      start: equ.value,
      equ,
      places: [],
    })
  }
  const groups = new Map<number, FieldPlace[]>()
  for (const { instruction, side, field, place } of fieldsOf(warrior)) {
    if (!isFar(field) || covered.has(place)) continue
    const places = groups.get(Math.abs(field)) ?? []
    places.push({ instruction, side, sign: field < 0 ? -1 : 1 })
    groups.set(Math.abs(field), places)
  }
  for (const [start, places] of groups)
    variables.push({ name: `constant ${start}`, range: fullRange(start, options), start, equ: null, places })
  if (variables.length > 0) return { variables, problems: [] }
  const message = 'it has no constant that reaches beyond the program'
  return { variables, problems: [problemAt(null, 'NothingToVary', message, warrior.name)] }
}

/** All but 0, with the sign of the number that is there. */
function fullRange(start: number, { settings }: AssembleOptions): StepRange {
  const farthest = settings.coreSize - 1
  return start < 0 ? { low: -farthest, high: -1, by: 1 } : { low: 1, high: farthest, by: 1 }
}

function fieldsOf({ instructions }: Warrior) {
  return instructions.flatMap(({ a, b }, instruction) => [
    { instruction, side: 'a' as const, field: a, place: `${instruction}a` },
    { instruction, side: 'b' as const, field: b, place: `${instruction}b` },
  ])
}

/** Changes of a number that show where it goes; the large ones survive a division. */
const PROBES = [1, -1, 16, -16]

/** Fields of the program that other numbers in this EQU change; none when they change more than fields. */
function changedFields(warrior: Warrior, equ: EquLine, options: AssembleOptions) {
  const own = fieldsOf(warrior)
  const others = PROBES.flatMap((change) => {
    const other = assemble(replaceValues(warrior.source, [[equ, equ.value + change]]), options).warrior
    return other === null || !isSameShape(warrior, other) ? [] : [fieldsOf(other)]
  })
  return own.filter(({ field }, index) => others.some((fields) => fields[index]!.field !== field))
}

function isSameShape(one: Warrior, other: Warrior): boolean {
  const shapeOf = ({ instructions, start, pin }: Warrior) =>
    JSON.stringify([start, pin, instructions.map(({ a: _a, b: _b, ...operation }) => operation)])
  return shapeOf(one) === shapeOf(other)
}
