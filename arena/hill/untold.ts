/** What a command did to a hill and could no longer tell, because it was stopped after the one and before the other. */
import { createHash } from 'node:crypto'
import type { Store } from '../store/index.js'
import { type HillRules, writtenHill } from './record/index.js'
import type { Entrant } from '../matches/index.js'
import type { ChallengeOutcome } from './challenges.js'

/** What there is to tell; the members stand in the store. */
export interface UntoldOutcome extends Omit<ChallengeOutcome, 'members'> {
  /** When the hill was changed, milliseconds since 1970. */
  readonly at: number
}

/** A name for all that decides what challenges do to a hill; `rules` where it is made by them. */
export function commandName(challengers: readonly Entrant[], rules: HillRules | null = null): string {
  const entrants = challengers.map(({ name, warrior }) => [name, warrior.id, warrior.name, warrior.author])
  const settings = rules === null ? null : Object.entries(rules.settings).sort(([x], [y]) => (x < y ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([{ ...(rules === null ? null : writtenHill(rules)), settings }, entrants]))
    .digest('hex')
}

/** What was done to a hill under this name and not told; null when there is nothing. */
export function untoldOutcome(store: Store, hill: string, command: string): UntoldOutcome | null {
  const stored = store.hills.find(hill)
  const report = stored === null ? null : store.hills.report(stored.id, command)
  return report === null ? null : (JSON.parse(report) as UntoldOutcome)
}

/** To be called when an outcome was told: the same command challenges anew from now on. */
export function forgetOutcome(store: Store, hill: string, command: string): void {
  const stored = store.hills.find(hill)
  if (stored !== null) store.hills.dropReport(stored.id, command)
}

/** The inverse of what {@link untoldOutcome} reads: an outcome as it is kept until it was told, as JSON. */
export function printReport({ challenges, refused }: ChallengeOutcome, at: number): string {
  const report: UntoldOutcome = { challenges, refused, at }
  return JSON.stringify(report)
}
