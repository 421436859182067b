import type { PairRecord } from './pair-record.js'

/** How often strength goes in a circle: a beats b, b beats c, c beats a. */
export interface TripleCount {
  /** Triples of which all three pairs fought. */
  readonly total: number
  readonly cyclic: number
  /** For each warrior the cyclic triples it is in. */
  readonly involvement: readonly number[]
}

/** Counts exactly. Who won more rounds of a pair beats the other; of a pair that won as many, nobody does. */
export function countTriples(count: number, records: readonly PairRecord[]): TripleCount {
  const words = Math.ceil(count / 32)
  const makeRows = () => Array.from({ length: count }, () => new Uint32Array(words))
  const [met, beats, beatenBy] = [makeRows(), makeRows(), makeRows()]
  const put = (rows: Uint32Array[], i: number, j: number) => {
    rows[i]![j >>> 5]! |= 1 << (j & 31)
  }
  const victories: [winner: number, loser: number][] = []
  for (const { first, second, wins, losses } of records) {
    put(met, first, second)
    put(met, second, first)
    if (wins !== losses) victories.push(wins > losses ? [first, second] : [second, first])
  }
  for (const [winner, loser] of victories) {
    put(beats, winner, loser)
    put(beatenBy, loser, winner)
  }
  const total = records.reduce((sum, { first, second }) => sum + sharedBits(met[first]!, met[second]!), 0) / 3
  const involvement = new Array<number>(count).fill(0)
  for (const [winner, loser] of victories)
    // Each cycle of a warrior passes one of its victories.
    involvement[winner]! += sharedBits(beats[loser]!, beatenBy[winner]!)
  return { total, cyclic: involvement.reduce((sum, own) => sum + own, 0) / 3, involvement }
}

function sharedBits(x: Uint32Array, y: Uint32Array): number {
  let sum = 0
  for (let word = 0; word < x.length; word++) {
    let bits = x[word]! & y[word]!
    bits -= (bits >>> 1) & 0x55555555
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
    sum += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return sum
}
