import type { HillRules, StoredHill } from './record/index.js'
import type { Entrant, MatchTools } from '../matches/index.js'
import { fightChallenges, type ChallengeOutcome, type HillProgress } from './challenges.js'
import { printReport } from './untold.js'

/** Told while a hill is challenged, and whether its outcome is kept. */
export interface ChallengeEvents {
  readonly onProgress?: (progress: HillProgress) => void
  /** Keeps what came of it under this name, for {@link untoldOutcome}, until {@link forgetOutcome}. */
  readonly keepAs?: string
}

/**
 * Lets warriors challenge a stored hill and stores what came of it in one transaction at the end: cut off before, the
 * hill is as it was, and the matches that were fought are not fought again. When somebody else challenged the hill
 * meanwhile, the warriors challenge it once more as it is now. Null when there is no such hill.
 */
export async function challengeHill(
  name: string,
  challengers: readonly Entrant[],
  tools: MatchTools,
  { onProgress, keepAs }: ChallengeEvents = {},
): Promise<ChallengeOutcome | null> {
  const { store, now } = tools
  for (;;) {
    const hill = store.hills.find(name)
    if (hill === null) return null
    const outcome = await fightChallenges(hill, challengers, tools, onProgress)
    const isSaved = store.transaction(() => {
      if (!store.hills.save(hill, outcome.challenges, outcome.members)) return false
      // Nobody fought: the same command finds the hill as it is.
      if (keepAs !== undefined && outcome.challenges.length > 0)
        store.hills.keepReport(hill.id, keepAs, printReport(outcome, now()))
      return true
    })
    if (isSaved) return outcome
  }
}

/** Makes a hill and lets warriors challenge it at once, all in one transaction. Null when the name is taken. */
export async function createHill(
  rules: HillRules,
  challengers: readonly Entrant[],
  tools: MatchTools,
  { onProgress, keepAs }: ChallengeEvents = {},
): Promise<(ChallengeOutcome & { readonly hill: StoredHill }) | null> {
  const { store, now } = tools
  const outcome = await fightChallenges(
    { ...rules, challenges: 0, members: [] },
    challengers,
    tools,
    onProgress,
  )
  return store.transaction(() => {
    const hill = store.hills.create(rules, now())
    if (hill === null) return null
    store.hills.save(hill, outcome.challenges, outcome.members)
    if (keepAs !== undefined) store.hills.keepReport(hill.id, keepAs, printReport(outcome, now()))
    return { ...outcome, hill: store.hills.find(rules.name)! }
  })
}
