import type { Standing } from '../../../arena/tournament/index.js'
import type { Pace } from '../../text/pace.js'

/** What the view of a running tournament shows. */
export interface TournamentSnapshot {
  readonly name: string
  /** One line about the rules. */
  readonly subtitle: string
  readonly pace: Pace
  readonly standings: readonly Standing[]
  /** The user asked to stop; running matches are given up. */
  readonly isStopping: boolean
}
