/** The first fights of a series again, as they scored, on the reference interpreter with a coroner beside it. */
import { setImmediate as pause } from 'node:timers/promises'
import {
  drawPlacements,
  Mars,
  rowLength,
  usesPSpace,
  warriorOutcome,
  type MarsSettings,
  type StopRule,
  type Warrior,
} from '../../../vm/index.js'
import { Coroner, type Death } from './coroner.js'

/** Fights between the same warriors, from which P-space is kept to the next one. */
export interface Series {
  /** With the cycles of these fights. */
  readonly settings: MarsSettings
  /** In load order, the one that is looked at first. */
  readonly lineUp: readonly Warrior[]
  /** State of pMARS's generator before the first fight, 1 .. 2^31-2. */
  readonly placementSeed: number
  readonly stop: StopRule
  /** How many, from the first. */
  readonly fights: number
}

export interface ReplayedFight {
  /** From 1. */
  readonly number: number
  readonly positions: readonly number[]
  /** Of each warrior, the cycle in which it died, 0 for alive; known to the death of the first, or to the end. */
  readonly deathCycles: readonly number[]
  /** How the first warrior's last process died; null when it lived. */
  readonly death: Death | null
  /** How many processes of the first warrior died. */
  readonly deathCount: number
  /** Warriors that died before the first one did, or at all where it lived. */
  readonly gone: ReadonlySet<number>
}

/** Instructions that may still be executed: it goes down with each. */
export interface Effort {
  left: number
}

/** Instructions between two looks at the signal. */
const SLICE = 200_000

/** The fights one by one; ends early when the effort is used up. Rejects with the signal's reason when aborted. */
export async function* replay(
  { settings, lineUp, placementSeed, stop, fights }: Series,
  effort: Effort,
  signal?: AbortSignal,
): AsyncGenerator<ReplayedFight, void> {
  const coroner = new Coroner(settings.coreSize, lineUp.length)
  const mars = new Mars(settings, lineUp, stop, coroner)
  coroner.attend(mars)
  // What a fight leaves in P-space depends on its end.
  const isPlayedToEnd = lineUp.some(usesPSpace)
  const placements = drawPlacements(settings, lineUp.length, placementSeed, fights)
  for (const [index, placement] of placements.entries()) {
    coroner.open()
    mars.load(placement)
    for (let hasEnded = false; !hasEnded;) {
      await pause()
      signal?.throwIfAborted()
      if (effort.left <= 0) return
      const before = mars.steps
      hasEnded = mars.run(Math.min(SLICE, effort.left)) || (!isPlayedToEnd && coroner.lastDeaths[0] !== null)
      effort.left -= mars.steps - before
    }
    const row = new Uint32Array(rowLength(lineUp.length))
    mars.finish(row, 0, false)
    const outcome = { warriorCount: lineUp.length, data: row }
    const { buried, lastDeaths, deathCounts } = coroner
    const end = buried.indexOf(0)
    yield {
      number: index + 1,
      positions: placement.positions,
      deathCycles: lineUp.map((_, warrior) => warriorOutcome(outcome, 0, warrior).deathCycle),
      death: lastDeaths[0]!,
      deathCount: deathCounts[0]!,
      gone: new Set(end === -1 ? buried : buried.slice(0, end)),
    }
  }
}
