/** The ancestry of champions as trees for a reader, and as a graph for a program. */
import type { Ancestor, Birth, Champion, Lineage, StoredRun } from '../../../arena/evolve/index.js'
import { countOf, toJson } from '../../text/safe-text.js'
import { safeCut } from '../../text/text.js'

const MAX_NAME = 48
const MAX_OPERATOR = 60

/**
 * A tree for each champion. Every ancestor is expanded once, where the way to a champion is shortest; elsewhere its
 * line names the generation whose tree it is in. `…` stands for parents beyond the depth.
 */
export function printLineage(run: StoredRun, { champions, ancestors }: Lineage): string {
  const state = run.status === 'finished' ? '' : ', not finished'
  const count = champions.length === 0 ? 'no champion yet' : countOf(champions.length, 'champion')
  const trees = champions.flatMap((champion) => ['', ...printTree(champion, ancestors)])
  const isCut = trees.some((line) => line.endsWith(CUT))
  return [
    `Run ${run.id}, seed ${run.seed}${state}: ${count}`,
    ...trees,
    ...(isCut ? ['', `${CUT} older ancestors: --depth shows more`] : []),
    '',
  ].join('\n')
}

const CUT = '…'

function printTree(
  { generation, name, fitness, maxFitness, warrior }: Champion,
  ancestors: Lineage['ancestors'],
) {
  const lines = [
    `Generation ${generation}: ${safeCut(name, MAX_NAME)}, fitness ${fitness.toFixed(3)} of ${maxFitness}`,
  ]
  const visit = (id: string, child: string | null, first: string, others: string) => {
    const ancestor = ancestors.get(id)
    if (ancestor === undefined) {
      lines.push(first + CUT)
      return
    }
    const { under, parents } = ancestor
    const isHere = under.generation === generation && under.child === child
    const reference = isHere || parents.length === 0 ? '' : `, see generation ${under.generation}`
    lines.push(first + printAncestor(ancestor) + reference)
    if (!isHere) return
    for (const [index, parent] of parents.entries()) {
      const isLast = index === parents.length - 1
      visit(parent, id, others + (isLast ? '└─ ' : '├─ '), others + (isLast ? '   ' : '│  '))
    }
  }
  visit(warrior.id, null, '', '')
  return lines
}

function printAncestor({ name, origin, birth }: Ancestor): string {
  const text = safeCut(name, MAX_NAME)
  if (birth === null) return `${text} (${origin === 'outside' ? 'from outside' : origin})`
  const { operator, proposer, fitness } = birth
  const facts = [safeCut(operator, MAX_OPERATOR), safeCut(proposer, MAX_NAME)]
  return `${text}  ${[...facts, fitness === null ? 'not fought' : `fitness ${fitness.toFixed(3)}`].join(', ')}`
}

/** Champions and ancestry as one JSON document: `parents` hold ids of `ancestors`, or of older ones that were not asked for. */
export function printLineageJson({ id, seed, status }: StoredRun, { champions, ancestors }: Lineage): string {
  return `${toJson({
    run: { id, seed, status },
    champions: champions.map(({ generation, name, origin, fitness, maxFitness, warrior, proposal }) => {
      return { round: generation, name, origin, fitness, maxFitness, proposal, warriorId: warrior.id }
    }),
    ancestors: [...ancestors.values()].map(toJsonAncestor),
  })}\n`
}

/** In the words that databases and older versions have: `round` for a generation, `seed` for stock. */
function toJsonAncestor({ warriorId, name, origin, birth, parents, depth }: Ancestor) {
  return {
    ...{ warriorId, name, origin: origin === 'stock' ? 'seed' : origin },
    birth: birth === null ? null : toJsonBirth(birth),
    ...{ parents, depth },
  }
}

function toJsonBirth({ generation, ...birth }: Birth) {
  return { round: generation, ...birth }
}
