import type { Random } from '../random.js'
import { divisorOf, drawGene, isGene, type Domain, type Room } from './part/index.js'

/** How far a step or a distance goes at most, in cells. */
const FARTHEST = 100
const ATTEMPTS = 20

/**
 * Another value near this one, as its kind has it: one more or less of a count or an offset, up to 100 cells more or less
 * of a step (with the same divisor) or a distance, another ring, another choice. The same value where it has no
 * neighbour.
 */
export function nudgeGene(value: number, domain: Domain, room: Room, random: Random): number {
  const isOther = (next: number) => next !== value && isGene(next, domain, room)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const next = neighbour(value, domain, room, random)
    if (isOther(next)) return next
  }
  return value
}

function neighbour(value: number, domain: Domain, room: Room, random: Random): number {
  const sign = random.chance(0.5) ? 1 : -1
  switch (domain.kind) {
    case 'count':
    case 'near':
      return value + sign
    case 'step': {
      const divisor = divisorOf(domain.divisor, room.coreSize)
      return value + sign * divisor * (1 + random.below(reach(FARTHEST / divisor, random)))
    }
    case 'distance':
      return value + sign * (1 + random.below(reach(FARTHEST, random)))
    case 'ring':
    case 'choice':
      return drawGene(domain, room, random)
  }
}

/** Half of the time a tenth. */
const reach = (farthest: number, random: Random): number =>
  Math.max(1, Math.floor(random.chance(0.5) ? farthest / 10 : farthest))
