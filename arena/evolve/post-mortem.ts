/**
 * Why a warrior lost: some of its fights again, on the reference interpreter, with the instruction at the process
 * counter of each last process, and who had put it there.
 */
import { setImmediate as pause } from 'node:timers/promises'
import {
  drawPlacements,
  Mars,
  placementProblem,
  type MarsSettings,
  type RoundPlacement,
  type StopRule,
  type Warrior,
} from '../../vm/index.js'
import { Coroner } from './coroner.js'

export interface PostMortemPlan {
  readonly settings: MarsSettings
  readonly warrior: Warrior
  /** In load order, at least one. */
  readonly opponents: readonly Warrior[]
  /** State of pMARS's generator before the first fight, 1 .. 2^31-2. */
  readonly placementSeed: number
  /** How warriors are called in the report. */
  readonly nameOf: (warrior: Warrior) => string
  readonly signal?: AbortSignal
}

/** Fights one against one with each of the last opponents. */
const ROUNDS = 2
const MAX_OPPONENTS = 8
/** Longer fights are given up as undecided. */
const MAX_CYCLES = 80_000
/** Instructions between two looks at the clock and the signal. */
const SLICE = 200_000

/** A report in plain lines, the same for the same plan. Rejects with the signal's reason when aborted. */
export async function postMortem(plan: PostMortemPlan): Promise<string> {
  const { warrior, opponents } = plan
  const lines: string[] = []
  for (const opponent of opponents.slice(-MAX_OPPONENTS))
    if (opponent.id !== warrior.id) lines.push(await reportDuels(plan, opponent))
  if (opponents.length > 1) lines.push(await reportMelee(plan))
  return lines.join('\n')
}

async function reportDuels(plan: PostMortemPlan, opponent: Warrior): Promise<string> {
  const { warrior, settings, placementSeed, nameOf } = plan
  const lineUp = [warrior, opponent]
  let [won, tied] = [0, 0]
  const losses: string[] = []
  for (const placement of drawPlacements(settings, 2, placementSeed, ROUNDS)) {
    const { buried, ...round } = await replay(plan, lineUp, placement, 'one-left')
    if (buried.length === 0) tied++
    else if (buried[0] === 1) won++
    else losses.push(`Lost ${describeDeath(plan, lineUp, { buried, ...round })}.`)
  }
  const score = `${won} won, ${tied} tied, ${losses.length} lost.`
  return [`- ${nameOf(opponent)}: ${score}`, ...losses].join(' ')
}

/** The first fight of the evaluation, with all in one core. */
async function reportMelee(plan: PostMortemPlan): Promise<string> {
  const { warrior, opponents, settings, placementSeed, nameOf } = plan
  const lineUp = [warrior, ...opponents]
  if (placementProblem(settings, lineUp.length) !== null) return '- all in one core: they do not fit.'
  const [placement] = drawPlacements(settings, lineUp.length, placementSeed, 1)
  const round = await replay(plan, lineUp, placement!, 'none-left')
  const end = round.buried.indexOf(0)
  const gone = new Set(end === -1 ? round.buried : round.buried.slice(0, end))
  const others = lineUp.flatMap((other, index) => (index === 0 || gone.has(index) ? [] : [nameOf(other)]))
  const left = others.length === 0 ? 'nobody else' : others.join(', ')
  if (end === -1) return `- all in one core: it lived to the end, as did ${left}.`
  return `- all in one core: it died ${describeDeath(plan, lineUp, round)}, while these lived on: ${left}.`
}

interface ReplayedRound {
  readonly positions: readonly number[]
  readonly coroner: Coroner
  /** See {@link Coroner.buried}. */
  readonly buried: readonly number[]
}

/** Plays a round until its end or the death of the first warrior. */
async function replay(
  { settings, signal }: PostMortemPlan,
  lineUp: readonly Warrior[],
  placement: RoundPlacement,
  stop: StopRule,
): Promise<ReplayedRound> {
  const coroner = new Coroner(settings.coreSize, lineUp.length)
  const limited = { ...settings, maxCycles: Math.min(settings.maxCycles, MAX_CYCLES) }
  const mars = new Mars(limited, lineUp, stop, coroner)
  coroner.attend(mars)
  mars.load(placement)
  while (!mars.run(SLICE) && coroner.lastDeaths[0] === null) {
    await pause()
    signal?.throwIfAborted()
  }
  return { positions: placement.positions, coroner, buried: coroner.buried }
}

/** `in cycle 812: its last process executed DAT.F #0, #0, 3 behind its start, …`. */
function describeDeath(
  { settings: { coreSize }, nameOf }: PostMortemPlan,
  lineUp: readonly Warrior[],
  { positions, coroner }: ReplayedRound,
): string {
  const { cycle, address, instruction, writer } = coroner.lastDeaths[0]!
  const offset = (address - positions[0]! + coreSize) % coreSize
  const place =
    offset < lineUp[0]!.instructions.length
      ? `at instruction ${offset} of its own code, counted from 0`
      : `outside its code, ${offset} cells behind its first`
  const count = coroner.deathCounts[0]!
  const all = count === 1 ? '' : ` (${count} processes died in all)`
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
