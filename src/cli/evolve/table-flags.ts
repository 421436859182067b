/** The flags of the options' table, and what they mean to the loop. */
import { InvalidArgumentError, Option } from 'commander'
import {
  OPTION_ENTRIES,
  tellDefaults,
  type NumberReading,
  type OptionEntry,
  type OptionValues,
} from '../../../arena/evolve/options/index.js'
import { withFormerName } from '../flags/former-name.js'
import { decimalNumber, wholeNumber } from '../flags/number-flags.js'
import { parseAxes, parseBins } from './evolve-axes.js'

type FlagGroup = OptionEntry<unknown>['group']

/** The flags of a group of the table, in its order, under a heading of the help. */
export function tableFlags(group: FlagGroup, heading: string): Option[] {
  const flags = new Map<string, readonly Option[]>()
  for (const [, entry] of OPTION_ENTRIES)
    if (entry.group === group && !flags.has(entry.flag)) flags.set(entry.flag, toFlags(entry))
  return [...flags.values()].flat().map((flag) => flag.helpGroup(heading))
}

function toFlags(entry: OptionEntry<unknown>): readonly Option[] {
  const flag = toFlag(entry)
  if (entry.stored !== undefined) return withFormerName(flag, entry.stored)
  return entry.reads.kind === 'axes' ? [flag, binsFlag()] : [flag]
}

function toFlag(entry: OptionEntry<unknown>): Option {
  const { flag, help, reads } = entry
  const defaults = tellDefaults(entry)
  const option = new Option(flag, defaults === '' ? help : `${help} (${defaults})`)
  if (reads.kind === 'number') return option.argParser(numberParser(reads))
  if (reads.kind === 'name') return option.choices(reads.names)
  return reads.kind === 'axes' ? option.argParser(parseAxes) : option
}

function binsFlag(): Option {
  return new Option(
    '--bins <name=edges>',
    'first values of the bins of a descriptor but the lowest, such as length=10,20,40; may be repeated',
  ).argParser(parseBins)
}

/** A number, or what stands for none where its word is typed. */
function numberParser({ low, high, isWhole, none }: NumberReading): (text: string) => number {
  const parse = isWhole ? wholeNumber(low, high) : decimalNumber(low, high)
  const typed = none?.typed
  if (none === undefined || typed === undefined) return parse
  return (text) => {
    if (text === none.text) return typed
    try {
      return parse(text)
    } catch (error) {
      if (!isWhole) throw error
      throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}, or ${none.text}.`)
    }
  }
}

/** The options that were given, as the loop has them; bins and descriptors are left out. */
export function tableValues(flags: object): Partial<OptionValues> {
  const given = flags as Readonly<Record<string, unknown>>
  const values = OPTION_ENTRIES.flatMap(([name, { flag, reads }]) => {
    if (reads.kind === 'axes') return []
    const value = given[new Option(flag).attributeName()]
    // A switch that begins with no is true to commander unless it is given.
    const isIdle = reads.kind === 'switch' && flag.startsWith('--no-') && value === true
    if (value === undefined || isIdle) return []
    return [[name, reads.kind === 'number' && value === reads.none?.typed ? null : value] as const]
  })
  return Object.fromEntries(values)
}
