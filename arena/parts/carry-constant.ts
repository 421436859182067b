/** Constants carried over from one core to another: structures stay, sizes follow the core. */
import { greatestCommonDivisor } from '../steps/index.js'
import { isGene, ringSteps, type Domain, type Room } from './part/index.js'

/** The core that a constant comes from, and the one that it goes to. */
export interface Carriage {
  readonly from: Room
  readonly to: Room
}

/**
 * A value as it is possible under `domain` in the other core: counts, offsets and choices stay as far as they may,
 * distances and steps keep their share of the core, rings their number of points. The nearest possible one where that is
 * none.
 */
export function carryGene(value: number, domain: Domain, { from, to }: Carriage): number {
  switch (domain.kind) {
    case 'count':
    case 'near':
      return clamp(value, domain.least, domain.most)
    case 'choice':
      return clamp(value, 0, domain.of - 1)
    case 'ring':
      return nearestGene(carryRing(value, { from, to }) ?? share(value, { from, to }), domain, to)
    case 'step':
    case 'distance':
      return nearestGene(share(value, { from, to }), domain, to)
  }
}

/**
 * A field of plain code, signed: what points at the code or near it stays, the rest keeps its share of the core, a step
 * its greatest common divisor with it where the other core has that, an imp ring of few points, or one more than it, its
 * points.
 */
export function carryField(field: number, { from, to }: Carriage): number {
  if (Math.abs(field) <= from.maxLength) return field
  const value = modulo(field, from.coreSize)
  for (const more of [0, 1]) {
    const up = carryFewPoints(value - more, { from, to })
    if (up !== null) return signed(up + more, to.coreSize)
    const down = carryFewPoints(from.coreSize - value - more, { from, to })
    if (down !== null) return signed(-(down + more), to.coreSize)
  }
  const common = greatestCommonDivisor(value, from.coreSize)
  const divisor = common < to.coreSize ? common : 1
  const step = nearestGene(share(value, { from, to }), { kind: 'step', divisor }, to)
  return signed(step, to.coreSize)
}

/** Points of imp rings that fields of plain code are taken for: in a small core half of all steps are rings of some kind. */
const FEW_POINTS = 7

const carryFewPoints = (value: number, carriage: Carriage): number | null =>
  ringSteps(carriage.from.coreSize).includes(value) && pointsOf(value, carriage.from.coreSize) <= FEW_POINTS
    ? carryRing(value, carriage)
    : null

/** The ring with as many points, else that with the fewest; null for what is no ring, or where the core has none. */
function carryRing(value: number, { from, to }: Carriage): number | null {
  const rings = ringSteps(to.coreSize)
  if (rings.length === 0 || !ringSteps(from.coreSize).includes(value)) return null
  const points = pointsOf(value, from.coreSize)
  return rings.find((ring) => pointsOf(ring, to.coreSize) === points) ?? rings[0]!
}

/** Imps of a ring of this step: so many steps lead one cell on. */
function pointsOf(step: number, coreSize: number): number {
  let points = 1
  while ((points * step) % coreSize !== 1) points++
  return points
}

/** The same share of the other core, in the same direction. */
function share(value: number, { from, to }: Carriage): number {
  return Math.round((signed(value, from.coreSize) * to.coreSize) / from.coreSize)
}

/** The possible value that is nearest, around the core; the first of two is the greater. */
function nearestGene(value: number, domain: Domain, room: Room): number {
  const { coreSize } = room
  for (let away = 0; away <= coreSize; away++)
    for (const near of [value + away, value - away])
      if (isGene(modulo(near, coreSize), domain, room)) return modulo(near, coreSize)
  throw new RangeError(`a core of ${coreSize} cells has no ${domain.kind}`)
}

const modulo = (value: number, size: number): number => ((value % size) + size) % size

function signed(value: number, coreSize: number): number {
  const positive = modulo(value, coreSize)
  return positive > coreSize / 2 ? positive - coreSize : positive
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value))
