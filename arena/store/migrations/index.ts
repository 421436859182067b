import { matches } from './001-matches.js'
import { evolution } from './002-evolution.js'
import { archives } from './003-archives.js'
import { optimize } from './004-optimize.js'
import { llm } from './005-llm.js'
import { sets } from './006-sets.js'
import { hills } from './007-hills.js'
import { evaluations } from './008-evaluations.js'
import { lineUps } from './009-line-ups.js'
import { places } from './010-places.js'
import { hillPSpace } from './011-hill-p-space.js'
import { leases } from './012-leases.js'
import { hillReports } from './013-hill-reports.js'
import { replyKinds } from './014-reply-kinds.js'
import { givenSources } from './015-given-sources.js'
import { panelsAndJudges } from './016-panels-and-judges.js'
import { survivors } from './017-survivors.js'

/** One step of the schema; `sql` may hold several statements. Never changed once released, only followed by a new one. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/** All steps, oldest first; the database's user_version is how many it has taken. */
export const MIGRATIONS: readonly Migration[] = [
  matches,
  evolution,
  archives,
  optimize,
  llm,
  sets,
  hills,
  evaluations,
  lineUps,
  places,
  hillPSpace,
  leases,
  hillReports,
  replyKinds,
  givenSources,
  panelsAndJudges,
  survivors,
]
