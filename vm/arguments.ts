/** What callers without types give by mistake: a TypeError says what was expected and what came. */
import type { Batch, Match } from './engine.js'
import type { MarsSettings } from './settings.js'

/** `assemble(source, { settings }): source must be a string; it is null`. */
export function wrongArgument(call: string, wanted: string, given: unknown): TypeError {
  return new TypeError(`${call}: ${wanted}; it is ${describe(given)}`)
}

/** Names of properties that are told of an object. */
const MOST_KEYS = 4

function describe(value: unknown): string {
  if (value === null || value === undefined) return `${value}`
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'string') return `the string ${JSON.stringify(value.slice(0, 40))}`
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object') {
    const scalar = value as bigint | boolean | number | symbol
    return `the ${typeof value} ${String(scalar)}`
  }
  const kind = (value.constructor as { name?: string } | undefined)?.name
  if (kind !== undefined && kind !== 'Object') return `a ${kind}`
  const keys = Object.keys(value)
  if (keys.length === 0) return 'an object without properties'
  return `an object with ${keys.slice(0, MOST_KEYS).join(', ')}${keys.length > MOST_KEYS ? ', …' : ''}`
}

/** Throws a TypeError unless `options` is an object that has these. */
export function checkOptions(call: string, options: unknown, names: readonly string[]): void {
  const missing = names.filter(
    (name) => (options as Record<string, unknown> | null | undefined)?.[name] === undefined,
  )
  if (!isObject(options) || missing.length > 0)
    throw wrongArgument(call, `the options must have ${missing.join(', ')}`, options)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const SIZES = ['coreSize', 'maxCycles', 'maxProcesses', 'maxLength', 'minSeparation', 'pSpaceSize'] as const

/** Whether all settings are there; their ranges are another matter. */
function isSettings(value: unknown): value is MarsSettings {
  if (!isObject(value)) return false
  const settings = value as Partial<MarsSettings>
  return SIZES.every((name) => typeof settings[name] === 'number') && typeof settings.standard === 'string'
}

/** Throws a TypeError unless these are the options of `assemble`. */
export function checkAssembly(source: unknown, options: unknown): void {
  const call = 'assemble(source, { settings })'
  if (source instanceof Uint8Array)
    throw wrongArgument(call, 'source must be a string, as decodeSource(bytes) gives', source)
  if (typeof source !== 'string') throw wrongArgument(call, 'source must be a string', source)
  if (isSettings(options) || !isObject(options) || !('settings' in options))
    throw wrongArgument(
      call,
      "the second argument must be an object with settings, such as { settings: PRESETS['94nop'] }",
      options,
    )
  if (!isSettings(options.settings))
    throw wrongArgument(call, "settings must be complete, such as PRESETS['94nop']", options.settings)
  for (const name of ['warriors', 'rounds'] as const) {
    const value = (options as Partial<Record<typeof name, unknown>>)[name]
    if (value !== undefined && (!Number.isSafeInteger(value) || (value as number) < 1))
      throw wrongArgument(call, `${name} must be a whole number from 1`, value)
  }
}

/** Throws a TypeError unless an engine may look at the batch, whatever it then says of it. */
export function checkBatch(batch: unknown): asserts batch is Batch {
  const call = 'run({ settings, programs, matches, stop })'
  if (!isObject(batch)) throw wrongArgument(call, 'the first argument must be an object', batch)
  const { settings, programs, matches, stop } = batch as Partial<Record<keyof Batch, unknown>>
  if (!isSettings(settings))
    throw wrongArgument(call, "settings must be complete, such as PRESETS['94nop']", settings)
  if (!Array.isArray(programs)) throw wrongArgument(call, 'programs must be an array', programs)
  for (const [index, program] of programs.entries())
    // A place that is empty is refused with the match that names it.
    if (program !== undefined && (!isObject(program) || !('instructions' in program)))
      throw wrongArgument(call, `programs[${index}] must be a warrior, as assemble(…).warrior`, program)
  if (!Array.isArray(matches)) throw wrongArgument(call, 'matches must be an array', matches)
  for (const [index, match] of matches.entries()) checkMatch(call, `matches[${index}]`, match)
  if (stop !== 'one-left' && stop !== 'none-left')
    throw wrongArgument(call, "stop must be 'one-left' or 'none-left'", stop)
}

function checkMatch(call: string, name: string, match: unknown): void {
  if (!isObject(match)) throw wrongArgument(call, `${name} must be { warriors, placement }`, match)
  const { warriors, placement } = match as Partial<Record<keyof Match, unknown>>
  if (!Array.isArray(warriors))
    throw wrongArgument(call, `${name}.warriors must be an array of places in programs`, warriors)
  const { kind, seed, rounds } = (placement ?? {}) as Record<string, unknown>
  if (kind === 'explicit' ? Array.isArray(rounds) : isSeeded(kind, seed, rounds)) return
  throw wrongArgument(
    call,
    `${name}.placement must be { kind: 'seed', seed, rounds } with whole numbers, or { kind: 'explicit', rounds: […] }`,
    placement,
  )
}

function isSeeded(kind: unknown, seed: unknown, rounds: unknown): boolean {
  return kind === 'seed' && Number.isInteger(seed) && Number.isInteger(rounds)
}
