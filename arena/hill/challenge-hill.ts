import type { HillRules, StoredHill } from '../store/index.js'
import type { Entrant, MatchTools } from '../tournament/index.js'
import { fightChallenges, type ChallengeOutcome, type HillProgress } from './challenges.js'

/**
 * Lets warriors challenge a stored hill and stores what came of it in one transaction at the end: cut off before, the
 * hill is as it was, and the matches that were fought are not fought again. When somebody else challenged the hill
 * meanwhile, the warriors challenge it once more as it is now. Null when there is no such hill.
 */
export async function challengeHill(
  name: string,
  challengers: readonly Entrant[],
  tools: MatchTools,
  onProgress?: (progress: HillProgress) => void,
): Promise<ChallengeOutcome | null> {
  for (;;) {
    const hill = tools.store.hills.find(name)
    if (hill === null) return null
    const outcome = await fightChallenges(hill, challengers, tools, onProgress)
    if (tools.store.hills.save(hill, outcome.challenges, outcome.members)) return outcome
  }
}

/** Makes a hill and lets warriors challenge it at once, all in one transaction. Null when the name is taken. */
export async function createHill(
  rules: HillRules,
  challengers: readonly Entrant[],
  tools: MatchTools,
  onProgress?: (progress: HillProgress) => void,
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
    return { ...outcome, hill: store.hills.find(rules.name)! }
  })
}
