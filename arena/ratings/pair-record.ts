import type { StoredPair } from '../store/index.js'

/** All rounds that two of some warriors fought against each other. */
export interface PairRecord {
  /** Indices of the warriors, the smaller one first. */
  readonly first: number
  readonly second: number
  /** Rounds won by the first and by the second; the others are ties, among them those that neither survived. */
  readonly wins: number
  readonly losses: number
  readonly rounds: number
}

export interface PairTable {
  /** Of all that fought another one, in their order; records name them by index. */
  readonly warriorIds: readonly string[]
  readonly records: readonly PairRecord[]
}

/**
 * Sums matches of two, as `store.pairs.results(…)` gives them, up to one record for each two warriors, for
 * `rateWarriors`. Of matches that begin alike (same order, same seed) only the longest counts: the others are its
 * first rounds. Matches of a code with itself are left out. `warriorIds` has all that fought another one, in the
 * order in which the records name them.
 */
export function recordPairs(matches: Iterable<StoredPair>): PairTable {
  const longest = new Map<string, StoredPair>()
  for (const match of matches) {
    const { firstId, secondId, seed, rounds } = match
    const key = `${firstId} ${secondId} ${seed}`
    if (firstId !== secondId && (longest.get(key)?.rounds ?? 0) < rounds) longest.set(key, match)
  }
  const played = [...longest.values()]
  const warriorIds = [...new Set(played.flatMap(({ firstId, secondId }) => [firstId, secondId]))].sort()
  const indexOf = new Map(warriorIds.map((id, index) => [id, index]))
  const sums = new Map<number, PairRecord>()
  for (const { firstId, secondId, rounds, firstWins, secondWins } of played) {
    const isInOrder = firstId < secondId
    const first = indexOf.get(isInOrder ? firstId : secondId)!
    const second = indexOf.get(isInOrder ? secondId : firstId)!
    const [wins, losses] = isInOrder ? [firstWins, secondWins] : [secondWins, firstWins]
    const key = first * warriorIds.length + second
    const sum = sums.get(key) ?? { first, second, wins: 0, losses: 0, rounds: 0 }
    sums.set(key, {
      ...sum,
      wins: sum.wins + wins,
      losses: sum.losses + losses,
      rounds: sum.rounds + rounds,
    })
  }
  const records = [...sums.values()].sort((x, y) => x.first - y.first || x.second - y.second)
  return { warriorIds, records }
}
