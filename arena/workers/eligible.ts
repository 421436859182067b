import { usesPSpace, type Batch, type Engine } from '../../vm/index.js'
import { subBatch } from './shard-task.js'

/** The matches of a batch (by index) that an engine plays; what it refuses it need not see again. */
export function eligibleFor({ judge }: Pick<Engine, 'judge'>, batch: Batch): Set<number> {
  const indices = [...batch.matches.keys()]
  if (judge(batch).ok) return new Set(indices)
  const eligible = new Set<number>()
  const refuses = (matches: readonly number[]) => !judge(subBatch(batch, matches)).ok
  /** Halves what is refused until single matches are left. */
  const sift = (matches: readonly number[]) => {
    if (!refuses(matches)) for (const match of matches) eligible.add(match)
    else if (matches.length > 1) {
      const middle = matches.length >> 1
      sift(matches.slice(0, middle))
      sift(matches.slice(middle))
    }
  }
  for (const alike of groupAlike(batch, indices)) {
    const ends = [alike[0]!, alike.at(-1)!]
    // Alike in what engines mind: a tournament may have thousands of them.
    if (!ends.every((match) => refuses([match]))) sift(alike)
  }
  return eligible
}

/** By number of warriors, and whether one of them has P-space. */
function groupAlike({ programs, matches }: Batch, indices: readonly number[]): number[][] {
  const learns = programs.map(usesPSpace)
  const groups = new Map<string, number[]>()
  for (const index of indices) {
    const { warriors } = matches[index]!
    const key = `${warriors.length} ${warriors.some((warrior) => learns[warrior])}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [index])
    else group.push(index)
  }
  return [...groups.values()]
}
