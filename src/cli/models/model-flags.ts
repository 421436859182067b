/** The flags of the llm proposer, and of the mixed one, as the table of them says. */
import { InvalidArgumentError, Option, type Command } from 'commander'
import {
  MODEL_ENTRIES,
  MODEL_TABLE,
  printWeights,
  type ModelEntry,
  type ModelFlagValues,
  type ModelReading,
} from '../../../arena/evolve/options/index.js'
import { addOptions } from '../flags/add-options.js'
import { decimalNumber, wholeNumber } from '../flags/number-flags.js'

/** What commander makes of the flags. */
export type ModelFlags = ModelFlagValues

/** Flags that do not change what a run is: they may be given whenever it goes on. */
export const FREE_MODEL_FLAGS = MODEL_ENTRIES.filter(([, { isFree }]) => isFree).map(([name]) => name)

/** The heading of the flags in the help: they are for proposers that ask models, and no others. */
export const MODEL_GROUP = 'The llm proposer:'

/** Adds all but the flags in `except`. */
export function addModelFlags(command: Command, except?: ReadonlySet<string>): Command {
  const options = MODEL_ENTRIES.map(([, entry]) => toFlag(entry).helpGroup(MODEL_GROUP))
  return addOptions(command, options, except)
}

function toFlag({ flag, help, reads, usual, told }: ModelEntry<unknown>): Option {
  const option = new Option(flag, help)
  const parser = parserOf(reads)
  if (parser !== null) option.argParser(parser)
  return usual === undefined ? option : option.default(usual, told)
}

/** Null where commander takes the text, or the flag itself, as it is. */
function parserOf(reads: ModelReading): ((text: string, before: unknown) => unknown) | null {
  switch (reads.kind) {
    case 'number':
      return reads.isWhole ? wholeNumber(reads.low, reads.high) : decimalNumber(reads.low, reads.high)
    case 'list':
      return (text, before = []) => [...(before as readonly string[]), ...split(text)]
    case 'weights':
      return (text) => parseWeights(text, reads.names)
    case 'parts':
      return (text) => parseParts(text, reads.names)
    case 'text':
    case 'on':
      return null
  }
}

function split(text: string): string[] {
  const parts = text.split(',').map((part) => part.trim())
  if (parts.includes('')) throw new InvalidArgumentError('A name is missing.')
  return parts
}

function parseWeights(text: string, names: readonly string[]): Record<string, number> {
  const weights = Object.fromEntries(names.map((name) => [name, 0]))
  for (const part of split(text)) {
    const [, name = '', weight = '1'] = /^([a-z]+)(?:=(\d{1,6}(?:\.\d{1,6})?))?$/.exec(part) ?? []
    if (!names.includes(name))
      throw new InvalidArgumentError(`It must be like ${printWeights(MODEL_TABLE.llmOperations.usual)}.`)
    weights[name] = Number(weight)
  }
  return weights
}

function parseParts(text: string, names: readonly string[]): string[] {
  if (text === 'none') return []
  const parts = split(text)
  const known = names.filter((part) => parts.includes(part))
  if (known.length < parts.length)
    throw new InvalidArgumentError(`It must be a list of ${names.join(', ')}, or none.`)
  return known
}
