/** What earlier generations of a run have shown, in short lines, for a proposer that reads. */
import { countedRounds, pointsOf } from '../../score.js'
import { classifyComposition } from '../archive/index.js'
import type { StoredGeneration, StoredOutcome, StoredRun } from '../record/index.js'
import { opponentsOf, type Champion } from '../rules/index.js'

/** What lessons are drawn from: a run's champions, how its generations are stored, and what became of the last one. */
export interface Past {
  readonly run: StoredRun
  /** Of the generations before. */
  readonly champions: readonly Champion[]
  /** Of all stored generations. */
  readonly generations: readonly StoredGeneration[]
  /** Proposals of the generation before. */
  readonly outcomes: readonly StoredOutcome[]
}

/** Champions, kinds of opponents and changes that are told at most. */
const CHAMPIONS = 3
const CHANGES = 5
/** A change that was tried less often says nothing. */
const LEAST_TRIED = 5
/** What becomes of warriors that were known before is no lesson about changes. */
const NO_CHANGES = new Set(['initial opponent', 'past champion', 'elite', 'carried over'])
/** Characters of a champion's description. */
const MOST_TEXT = 240

/**
 * The lessons of a run's past, a line each, the same for the same past: how the last champions did against each kind of
 * opponent in points a fight, what they are made of, and which changes of the generation before most often entered its
 * archives. Null before the first champion.
 */
export function lessonsOf(past: Past): string | null {
  if (past.champions.length === 0) return null
  const lines = [
    ...past.champions.slice(-CHAMPIONS).flatMap((champion) => linesOf(champion, past)),
    ...changesOf(past),
  ]
  return lines.join('\n')
}

function linesOf(champion: Champion, past: Past): string[] {
  const { generation, fitness, judged, warrior, results } = champion
  const elsewhere =
    judged === null ? '' : `, ${judged.toFixed(2)} against warriors that nothing was selected by`
  const kinds = results === null ? [] : kindsOf(champion, past)
  return [
    `Champion of generation ${generation}: fitness ${fitness.toFixed(2)}${elsewhere}. ${describe(warrior)}`,
    ...(kinds.length === 0 ? [] : [`  Points a fight, of 3, against ${kinds.join(', ')}.`]),
  ]
}

/** `papers 1.20`, the weakest first. */
function kindsOf({ generation, results }: Champion, { run, champions, generations }: Past): string[] {
  const panel = generations.find((stored) => stored.generation === generation)?.panel ?? null
  const opponents = opponentsOf(run, champions.slice(0, generation - 1), panel)
  const byKind = new Map<string, { points: number; fights: number }>()
  for (const [index, opponent] of opponents.entries()) {
    const [wins, ties, losses] = results?.[index] ?? [0, 0, 0]
    const kind = classifyComposition(opponent, run.settings)
    const known = byKind.get(kind) ?? { points: 0, fights: 0 }
    const score = { wins, ties, losses }
    byKind.set(kind, { points: known.points + pointsOf(score), fights: known.fights + countedRounds(score) })
  }
  return [...byKind]
    .filter(([, { fights }]) => fights > 0)
    .map(([kind, { points, fights }]) => [kind, points / fights] as const)
    .sort(([x, one], [y, other]) => one - other || (x < y ? -1 : 1))
    .map(([kind, mean]) => `${kind} ${mean.toFixed(2)}`)
}

/** What its source says that it is, in its `;strategy` lines. */
function describe({ strategy, instructions }: Champion['warrior']): string {
  const said = strategy.replace(/\s+/g, ' ').trim().slice(0, MOST_TEXT)
  return `${instructions.length} instructions${said === '' ? '.' : `: ${said}`}`
}

function changesOf({ outcomes }: Past): string[] {
  const tried = new Map<string, { count: number; placed: number }>()
  for (const { operator, fitness, placed } of outcomes) {
    if (fitness === null || NO_CHANGES.has(operator)) continue
    for (const name of new Set(operator.split(' + '))) {
      const known = tried.get(name) ?? { count: 0, placed: 0 }
      tried.set(name, { count: known.count + 1, placed: known.placed + (placed ? 1 : 0) })
    }
  }
  const best = [...tried]
    .filter(([, { count, placed }]) => count >= LEAST_TRIED && placed > 0)
    .sort(([x, one], [y, other]) => other.placed / other.count - one.placed / one.count || (x < y ? -1 : 1))
    .slice(0, CHANGES)
    .map(([name, { count, placed }]) => `${name} ${placed} of ${count}`)
  return best.length === 0
    ? []
    : [`Changes that most often made a warrior worth keeping: ${best.join(', ')}.`]
}
