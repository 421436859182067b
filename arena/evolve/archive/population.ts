import type { Archive, Candidate, Elite, KindOf } from './archive.js'
import { createRandom, type Random } from '../../random.js'

/** Warriors of a population (a lab found 60 to do as well as more). */
const SIZE = 60
/** A parent is the best of so many, a newcomer takes the place of the worst of so many. */
const PARENT_TOURNAMENT = 3
const VICTIM_TOURNAMENT = 4
/** Share of the places that belong to kinds, to each as many; whoever is fittest has the others. */
const OF_KINDS = 0.5
/** Share of the parents whose kind is drawn first, evenly: the others are of the kinds that are fittest. */
const KIND_FIRST = 0.5

/**
 * A steady state population: tournaments choose parents and victims by fitness. With kinds half of the places are theirs,
 * as many for each, however unfit it is: a newcomer whose kind has fewer takes a place of one that has more, any other one
 * has to be fitter than whom it replaces; half of the parents are of a kind that is drawn evenly.
 */
export function createPopulation(kindOf: KindOf | null = null): Archive {
  const slots: Elite[] = []
  const all = () => [...slots.keys()]
  /** Slots of each kind; null after a change. */
  let known: Map<string, number[]> | null = null
  const kinds = (): Map<string, number[]> => {
    if (known !== null) return known
    known = new Map<string, number[]>()
    for (const [slot, elite] of slots.entries()) {
      const kind = kindOf?.(elite) ?? ''
      known.set(kind, [...(known.get(kind) ?? []), slot])
    }
    return known
  }
  /** Slots of which a newcomer may get one, and whether it has to be fitter than its holder. */
  const rivals = (candidate: Candidate) => {
    if (kindOf === null) return { possible: all(), isContested: true }
    const own = kinds()
    const same = own.get(kindOf(candidate)) ?? []
    const share = Math.floor((OF_KINDS * SIZE) / (own.size + (same.length === 0 ? 1 : 0)))
    const richer = [...own.values()].filter((kind) => kind !== same && kind.length > share).flat()
    if (same.length < share) return { possible: richer, isContested: false }
    return { possible: [...same, ...richer], isContested: true }
  }
  /** The slot a proposal competes for; its number decides, so that a run that goes on asks for the same. */
  const placeFor = (candidate: Candidate): { readonly slot: number; readonly isContested: boolean } => {
    if (slots.length < SIZE) return { slot: slots.length, isContested: false }
    const random = createRandom(candidate.proposal, 1)
    const { possible, isContested } = rivals(candidate)
    return { slot: draw(possible, random, VICTIM_TOURNAMENT, (x, y) => x.fitness < y.fitness), isContested }
  }
  /** Of `count` slots drawn, the one whose elite comes before all others. */
  const draw = (
    possible: readonly number[],
    random: Random,
    count: number,
    before: (x: Elite, y: Elite) => boolean,
  ): number => {
    let chosen = random.pick(possible)
    for (let i = 1; i < count; i++) {
      const next = random.pick(possible)
      if (before(slots[next]!, slots[chosen]!)) chosen = next
    }
    return chosen
  }
  return {
    place(candidate) {
      if (slots.some(({ warrior }) => warrior.id === candidate.warrior.id)) return null
      const { slot, isContested } = placeFor(candidate)
      if (isContested && !(candidate.fitness > slots[slot]!.fitness)) return null
      slots[slot] = candidate
      known = null
      return slot
    },
    restore(slot, elite) {
      slots[slot] = elite
      known = null
    },
    holder(candidate) {
      const { slot, isContested } = placeFor(candidate)
      return isContested ? slots[slot] : undefined
    },
    sample(random) {
      if (slots.length === 0) throw new RangeError('the population is empty')
      const byKind = kindOf !== null && random.chance(KIND_FIRST)
      const possible = byKind ? random.pick([...kinds().values()]) : all()
      return slots[draw(possible, random, PARENT_TOURNAMENT, (x, y) => x.fitness > y.fitness)]!
    },
    elites: () => [...slots],
  }
}
