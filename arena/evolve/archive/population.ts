import type { Archive, Candidate, Elite } from './archive.js'
import { createRandom, type Random } from '../../random.js'

/** Warriors of a population (a lab found 60 to do as well as more). */
const SIZE = 60
/** A parent is the best of so many, a newcomer takes the place of the worst of so many. */
const PARENT_TOURNAMENT = 3
const VICTIM_TOURNAMENT = 4

/** A steady state population: no kinds, only fitness; tournaments choose parents and victims. */
export function createPopulation(): Archive {
  const slots: Elite[] = []
  /** The slot a proposal competes for; its number decides, so that a run that goes on asks for the same. */
  const slotFor = ({ proposal }: Candidate): number => {
    if (slots.length < SIZE) return slots.length
    return draw(createRandom(proposal, 1), VICTIM_TOURNAMENT, (x, y) => x.fitness < y.fitness)
  }
  /** Of `count` slots drawn, the one whose elite comes before all others. */
  const draw = (random: Random, count: number, before: (x: Elite, y: Elite) => boolean): number => {
    let chosen = random.below(slots.length)
    for (let i = 1; i < count; i++) {
      const next = random.below(slots.length)
      if (before(slots[next]!, slots[chosen]!)) chosen = next
    }
    return chosen
  }
  return {
    place(candidate) {
      if (slots.some(({ warrior }) => warrior.id === candidate.warrior.id)) return null
      const slot = slotFor(candidate)
      const holder = slots[slot]
      if (holder !== undefined && !(candidate.fitness > holder.fitness)) return null
      slots[slot] = candidate
      return slot
    },
    restore(slot, elite) {
      slots[slot] = elite
    },
    holder: (candidate) => slots[slotFor(candidate)],
    sample(random) {
      if (slots.length === 0) throw new RangeError('the population is empty')
      return slots[draw(random, PARENT_TOURNAMENT, (x, y) => x.fitness > y.fitness)]!
    },
    elites: () => [...slots],
  }
}
