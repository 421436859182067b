/**
 * Why a warrior lost: some of the fights that made its fitness again, with the instruction at the process counter of each
 * last process, and who had put it there.
 */
import { usesPSpace, type Warrior } from '../../../vm/index.js'
import { fitnessOf } from '../../fitness.js'
import { replay, type Effort, type ReplayedFight, type Series } from './replay.js'
import { duelTermsOf, type Rules } from '../rules/index.js'

export interface PostMortemPlan {
  /** Of the round in which it fought. */
  readonly rules: Rules
  readonly warrior: Warrior
  /** All of the round in their order, at least one. */
  readonly opponents: readonly Warrior[]
  /** State of pMARS's generator from which the round draws all its places, 1 .. 2^31-2. */
  readonly placementSeed: number
  /** How warriors are called in the report. */
  readonly nameOf: (warrior: Warrior) => string
  /** Instructions after which no more is replayed; default 10,000,000, a second or so. */
  readonly maxSteps?: number
  readonly signal?: AbortSignal
}

/** Fights of a series; of one that a warrior with P-space learns from, one against one. */
const FIGHTS = 2
const LEARNER_FIGHTS = 8
/** The last opponents, that are met again one against one. */
const MAX_OPPONENTS = 8
const MAX_LOSSES = 2

/** A report in plain lines, the same for the same plan. Rejects with the signal's reason when aborted. */
export async function postMortem(plan: PostMortemPlan): Promise<string> {
  const { rules, warrior, opponents, maxSteps = 10_000_000 } = plan
  const effort = { left: maxSteps }
  const lines: string[] = []
  if (rules.fitness !== 'core')
    for (const [index, opponent] of opponents.entries())
      if (index >= opponents.length - MAX_OPPONENTS && opponent.id !== warrior.id)
        lines.push(await reportDuels(plan, index, effort))
  if (rules.fitness !== 'duel') lines.push(...(await reportMelees(plan, effort)))
  return lines.join('\n')
}

/** The first fights against one opponent, one against one. */
async function reportDuels(plan: PostMortemPlan, index: number, effort: Effort): Promise<string> {
  const { rules, warrior, opponents, nameOf } = plan
  const { maxCycles, placementSeed } = duelTermsOf(rules, plan.placementSeed, index)
  const lineUp = [warrior, opponents[index]!]
  const fights = Math.min(rules.simulations, usesPSpace(warrior) ? LEARNER_FIGHTS : FIGHTS)
  const settings = { ...rules.settings, maxCycles }
  const series: Series = { settings, lineUp, placementSeed, stop: 'one-left', fights }
  let [won, tied] = [0, 0]
  const losses: string[] = []
  for await (const fight of replay(series, effort, plan.signal))
    if (fight.death !== null) {
      const where = `the opponent ${fight.positions[1]} cells ahead`
      losses.push(`Lost fight ${fight.number}, ${where}, ${describeDeath(fight, series, nameOf)}.`)
    } else if (fight.gone.size > 0) won++
    else tied++
  const left = fights - won - tied - losses.length
  const score = `${won} won, ${tied} tied, ${losses.length} lost${left > 0 ? `, ${left} too long to be shown` : ''}.`
  const name = `${nameOf(opponents[index]!)}, fights of ${maxCycles} cycles`
  return [`- ${name}: ${score}`, ...losses.slice(0, MAX_LOSSES)].join(' ')
}

/** The first fights with all in one core. */
async function reportMelees(plan: PostMortemPlan, effort: Effort): Promise<string[]> {
  const { rules, warrior, opponents, placementSeed, nameOf } = plan
  const lineUp = [warrior, ...opponents]
  const settings = { ...rules.settings, maxCycles: rules.horizon }
  const fights = Math.min(rules.simulations, FIGHTS)
  const series: Series = { settings, lineUp, placementSeed, stop: 'none-left', fights }
  const lines: string[] = []
  for await (const fight of replay(series, effort, plan.signal)) {
    const others = lineUp.flatMap((other, at) => (at === 0 || fight.gone.has(at) ? [] : [nameOf(other)]))
    const left = others.length === 0 ? 'nobody else' : others.join(', ')
    const score = fitnessOf(fight.deathCycles, 0, rules.horizon).toFixed(2)
    const end =
      fight.death === null
        ? `it lived to the end, as did ${left}`
        : `it died ${describeDeath(fight, series, nameOf)}, while these lived on: ${left}`
    lines.push(
      `- all in one core, fight ${fight.number} of ${rules.horizon} cycles: it scored ${score}; ${end}.`,
    )
  }
  if (lines.length < fights) lines.push(`- all in one core: ${fights - lines.length} too long to be shown.`)
  return lines
}

/** `in cycle 812: its last process executed DAT.F #0, #0, 3 behind its start, …`. */
function describeDeath(
  { positions, death, deathCount }: ReplayedFight,
  { settings: { coreSize }, lineUp }: Series,
  nameOf: PostMortemPlan['nameOf'],
): string {
  const { cycle, address, instruction, writer } = death!
  const offset = (address - positions[0]! + coreSize) % coreSize
  const place =
    offset < lineUp[0]!.instructions.length
      ? `at instruction ${offset} of its own code, counted from 0`
      : `outside its code, ${offset} cells behind its first`
  const all = deathCount === 1 ? '' : ` (${deathCount} processes died in all)`
  return `in cycle ${cycle}: its last process executed ${instruction} ${place}, ${blame()}${all}`

  function blame(): string {
    if (writer === 0) return 'which it had changed itself'
    if (writer !== null) return `last changed by ${nameOf(lineUp[writer]!)}`
    const owner = lineUp.findIndex(
      ({ instructions }, index) => (address - positions[index]! + coreSize) % coreSize < instructions.length,
    )
    if (owner === 0) return 'as it was loaded'
    return owner === -1 ? 'an empty cell' : `code of ${nameOf(lineUp[owner]!)}`
  }
}
