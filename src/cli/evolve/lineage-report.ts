/** The ancestry of champions as trees for a reader, and as a graph for a program. */
import type { Ancestor, Birth, Champion, Credit, Lineage, StoredRun } from '../../../arena/evolve/index.js'
import { printCredits } from '../outputs/credit-lines.js'
import { countOf, toJson } from '../../text/safe-text.js'
import { safeCut } from '../../text/text.js'

const MAX_NAME = 48
const MAX_OPERATOR = 60

interface CreditedLineage extends Lineage {
  readonly champions: readonly CreditedChampion[]
}

interface CreditedChampion extends Champion {
  /** The given warriors whose code it carries. */
  readonly credits: readonly Credit[]
}

/**
 * A tree for each champion, below the given warriors whose code it carries. Every ancestor is expanded once, where the
 * way to a champion is shortest; elsewhere its line names the generation whose tree it is in. `…` stands for parents
 * beyond the depth.
 */
export function printLineage(run: StoredRun, { champions, ancestors }: CreditedLineage): string {
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
  { generation, name, fitness, maxFitness, warrior, credits }: CreditedChampion,
  ancestors: Lineage['ancestors'],
) {
  const lines = [
    `Generation ${generation}: ${safeCut(name, MAX_NAME)}, fitness ${fitness.toFixed(3)} of ${maxFitness}`,
    ...printCredits(credits),
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
export function printLineageJson(
  { id, seed, status }: StoredRun,
  { champions, ancestors }: CreditedLineage,
): string {
  return `${toJson({
    run: { id, seed, status },
    champions: champions.map(({ generation, warrior, credits, ...champion }) => {
      const { name, origin, fitness, maxFitness, proposal } = champion
      return {
        round: generation,
        name,
        origin,
        fitness,
        maxFitness,
        proposal,
        warriorId: warrior.id,
        credits,
      }
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
