import { nextSeed } from '../../vm/index.js'

/** Two entrants by index, in load order. */
export type Pair = readonly [first: number, second: number]

/** Pairs of a round robin over `count` entrants, the earlier one first: count * (count-1) / 2 of them. */
export function roundRobin(count: number): Pair[] {
  const pairs: Pair[] = []
  for (let first = 0; first < count; first++)
    for (let second = first + 1; second < count; second++) pairs.push([first, second])
  return pairs
}

/**
 * Line-ups of a number of entrants, dealt like cards from a pack that is shuffled anew when it is used up: all play
 * equally often, or once more than others. The first ones are the same for any number of them. `seed` is a state of pMARS's
 * generator, 0 .. 2^31-2. RangeError when there are too few entrants.
 */
export function dealLineUps(entrants: number, size: number, count: number, seed: number): number[][] {
  if (size > entrants) throw new RangeError(`a line-up of ${size} needs as many entrants, got ${entrants}`)
  // At 0 the generator stands still.
  let state = seed === 0 ? 1 : seed
  const draw = (below: number): number => (state = nextSeed(state)) % below
  const pack: number[] = []
  const deal = (): number => {
    if (pack.length === 0) pack.push(...Array(entrants).keys())
    return pack.splice(draw(pack.length), 1)[0]!
  }
  return Array.from({ length: count }, () => {
    const lineUp: number[] = []
    const again: number[] = []
    while (lineUp.length < size) {
      const entrant = deal()
      ;(lineUp.includes(entrant) ? again : lineUp).push(entrant)
    }
    pack.push(...again)
    return lineUp
  })
}
