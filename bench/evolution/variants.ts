/** Options of runs as the command line has them, and the runs that are compared. */
import { defaultOptions, type EvolveOptions } from '../../arena/evolve/index.js'
import { PRESET_NAMES, PRESETS, type PresetName } from '../../vm/index.js'

export interface Variant {
  /** `parts=false`; of the plain run what it has besides the usual, or `plain`. */
  readonly label: string
  readonly change: Change
}

/** Options of a run, and presets on whose cores it begins: `curriculum=["nano","tiny"]`. */
export type Change = Partial<EvolveOptions> & { readonly curriculum?: readonly PresetName[] }

/** The plain run with all that `set` says, then one more run for each of `against`. Throws a SyntaxError. */
export function variantsOf(set: readonly string[], against: readonly string[]): Variant[] {
  const plain = Object.assign({}, ...set.map(parseChange)) as Change
  return [
    { label: against.length > 0 || set.length === 0 ? 'plain' : set.join(' '), change: plain },
    ...against.map((text) => ({ label: text, change: { ...plain, ...parseChange(text) } })),
  ]
}

/** `NAME=JSON`, or a JSON object of several. Throws a SyntaxError. */
function parseChange(text: string): Change {
  const change = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : parseOne(text)
  const known = { ...defaultOptions('genetic', PRESETS['94nop']), curriculum: [] }
  const unknown = Object.keys(change).find((name) => !Object.hasOwn(known, name))
  if (unknown !== undefined) throw new SyntaxError(`a run has no option ${unknown}`)
  const { curriculum = [], axes = [] }: { curriculum?: unknown; axes?: unknown } = change
  if (!Array.isArray(curriculum) || !curriculum.every((name) => PRESET_NAMES.includes(name as PresetName)))
    throw new SyntaxError(`curriculum is a list of presets: ${PRESET_NAMES.join(', ')}`)
  if (!Array.isArray(axes) || !axes.every(isAxis))
    throw new SyntaxError('axes is a list such as [{"name":"length","edges":null}], edges null or numbers')
  return change
}

function isAxis(value: unknown): boolean {
  const { edges } = (value ?? {}) as { edges?: unknown }
  return edges === null || (Array.isArray(edges) && edges.every((edge) => typeof edge === 'number'))
}

function parseOne(text: string): Record<string, unknown> {
  const [name = '', json] = text.split(/=(.*)/s)
  if (json === undefined) throw new SyntaxError(`${text} is not NAME=JSON`)
  try {
    return { [name]: JSON.parse(json) as unknown }
  } catch {
    throw new SyntaxError(`${json} is no JSON: a name stands in quotes, ${name}='"${json}"'`)
  }
}
