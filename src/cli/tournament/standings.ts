import { Argument, type Command } from 'commander'
import type { CliEnvironment } from '../process/environment.js'
import { printStandings } from '../../text/standings-table.js'
import { addStoreFlag, readStore, type StoreOptions } from '../flags/store-flags.js'
import { findStoredTournament } from '../flags/stored-tournament.js'
import { countOf, safeText, toJson } from '../../text/safe-text.js'
import { jsonFlag } from '../flags/common-flags.js'

interface StandingsOptions extends StoreOptions {
  readonly json?: true
}

export function registerStandings(command: Command, env: CliEnvironment): void {
  command.addArgument(new Argument('[tournament]', 'its name or number')).addOption(jsonFlag())
  addStoreFlag(command).action((tournament: string | undefined, options: StandingsOptions) =>
    showStandings(tournament, options, env),
  )
}

async function showStandings(
  nameOrId: string | undefined,
  options: StandingsOptions,
  env: CliEnvironment,
): Promise<void> {
  const { storedStandings } = await import('../../../arena/tournament/index.js')
  const { tournament, standings, played } = await readStore(options, env, (store) => {
    const tournament = findStoredTournament(nameOrId, store, options)
    const played = store.tournaments.matchesPlayed(tournament.id)
    return { tournament, standings: storedStandings(store, tournament), played }
  })
  if (options.json) {
    const { entrants, ...facts } = tournament
    const about = { ...facts, entrantCount: entrants.length, matchesPlayed: played }
    env.stdout.write(`${toJson({ tournament: about, standings })}\n`)
    return
  }
  const { name, rounds, matchCount, id } = tournament
  const matches = played === matchCount ? `${played} matches` : `${played} of ${matchCount} matches`
  const each = rounds === null ? '' : ` of ${countOf(rounds, 'round')}`
  env.stderr.write(`${safeText(name)} (tournament ${id}): ${matches}${each}\n`)
  env.stdout.write(printStandings(standings))
}
