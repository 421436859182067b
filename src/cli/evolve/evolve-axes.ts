/** The archive's descriptors and their bins on the command line. */
import { InvalidArgumentError } from 'commander'
import { DESCRIPTOR_NAMES, type Axis, type DescriptorName } from '../../../arena/evolve/options/index.js'

const MOST_EDGES = 31
/** Descriptors whose values are classes, each a bin of its own. */
const OF_CLASSES: readonly DescriptorName[] = ['strategy', 'composition']

/** `spawned,length`, or `none`. */
export function parseAxes(text: string): readonly Axis[] {
  if (text === 'none') return []
  const names = text.split(',').map(parseName)
  if (names.length > 2 || new Set(names).size < names.length)
    throw new InvalidArgumentError('It must be one or two different descriptors, or none.')
  return names.map((name) => ({ name, edges: null }))
}

/** `length=10,20,40`, added to those given before. */
export function parseBins(text: string, before: readonly Axis[] | undefined): readonly Axis[] {
  const [name = '', list = ''] = text.split(/=(.*)/s)
  const edges = list.split(',').map((edge) => (edge.trim() === '' ? NaN : Number(edge)))
  const rises = edges.every(
    (edge, index) => Number.isFinite(edge) && (index === 0 || edge > edges[index - 1]!),
  )
  if (!rises || edges.length > MOST_EDGES)
    throw new InvalidArgumentError(`It must be NAME=N,N,… with at most ${MOST_EDGES} rising numbers.`)
  const axis = { name: parseName(name), edges }
  if (OF_CLASSES.includes(axis.name))
    throw new InvalidArgumentError(`The bins of ${axis.name} are its classes.`)
  return [...(before ?? []), axis]
}

function parseName(text: string): DescriptorName {
  const name = DESCRIPTOR_NAMES.find((known) => known === text.trim())
  if (name === undefined) throw new InvalidArgumentError(`Descriptors are ${DESCRIPTOR_NAMES.join(', ')}.`)
  return name
}
