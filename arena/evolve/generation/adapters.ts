import type { Arena } from '../../matches/index.js'
import type { Store } from '../../store/index.js'
import type { Fights } from '../../workers/index.js'
import type { Proposer } from '../proposers/index.js'
import type { EvolveEvent } from './events.js'

/** What a run is evolved with: where it is stored and fought, who proposes, and who is told how it goes. */
export interface EvolveAdapters {
  readonly store: Store
  readonly fights: Fights
  readonly proposer: Proposer
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly signal?: AbortSignal
  readonly onEvent?: (event: EvolveEvent) => void
}

/** The part of them that fights need; each match is told as an event. */
export function arenaOf({ store, fights, now, signal, onEvent }: EvolveAdapters): Arena {
  const onMatch = (steps: number) => onEvent?.({ type: 'match', steps })
  return { store, fights, now, onMatch, ...(signal === undefined ? {} : { signal }) }
}
