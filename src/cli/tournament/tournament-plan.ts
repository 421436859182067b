/** What a tournament's flags come to: who takes part, and who meets whom. */
import type { Places } from '../../../arena/places.js'
import type { Store } from '../../../arena/store/index.js'
import type { LineUp, TournamentForm } from '../../../arena/tournament/index.js'
import { assemble, MAX_WARRIORS, type MarsSettings, type Warrior } from '../../../vm/index.js'
import { checkRoom, ROOM_HINT } from '../flags/core-room.js'
import { playingEntrants } from '../sources/entrants.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { loadNamed, type WarriorName } from '../sources/named-warriors.js'
import { countOf } from '../../text/safe-text.js'
import type { DuplicateRule, Duplicate, Entrant } from '../../../arena/matches/index.js'

export interface TournamentRequest {
  readonly warriors: readonly WarriorName[]
  readonly settings: MarsSettings
  readonly rounds: number
  readonly places: Places
  readonly duplicates: DuplicateRule
  /** Warriors in the core, for a tournament of melees. */
  readonly melee?: number
  /** Melees. */
  readonly matches: number
  /** Path of a file of line-ups. */
  readonly lineUps?: string
}

export interface PlannedTournament {
  readonly form: TournamentForm
  readonly entrants: readonly Entrant[]
  readonly duplicates: readonly Duplicate[]
}

/** Loads the warriors, assembled for as many as meet in one core. Throws a UsageError. */
export async function planTournament(
  request: TournamentRequest,
  store: Store,
  env: CliEnvironment,
): Promise<PlannedTournament> {
  if (request.lineUps !== undefined) return planLineUps(request.lineUps, request, store, env)
  const { warriors, settings, rounds, duplicates, melee, matches } = request
  const size = melee ?? 2
  checkSize(settings, size)
  const loaded = await loadNamed(warriors, { settings, rounds, warriors: size }, store, env)
  const list = await playingEntrants(loaded, duplicates, env)
  const count = list.entrants.length
  if (count < size)
    throw new UsageError(
      `${melee === undefined ? 'a tournament' : `a melee of ${size}`} needs ${size} different warriors; ` +
        `there ${count === 1 ? 'is' : 'are'} ${count}`,
    )
  const form =
    melee === undefined ? { kind: 'round-robin' as const } : { kind: 'melee' as const, size, matches }
  return { ...list, form }
}

async function planLineUps(
  path: string,
  { warriors, settings, rounds, places: drawn }: TournamentRequest,
  store: Store,
  env: CliEnvironment,
): Promise<PlannedTournament> {
  const { readLineUps } = await import('./line-up-file.js')
  const written = await readLineUps(path, { settings, rounds, places: drawn }, env)
  for (const size of new Set(written.map((line) => line.warriors.length))) checkSize(settings, size)
  const loading = { settings, rounds: written[0]!.rounds, warriors: written[0]!.warriors.length }
  const loaded = await loadNamed(warriors, loading, store, env)
  const byName = new Map(loaded.map((entrant) => [entrant.name, entrant]))
  const codeFor = createAssembler(settings)
  const named = new Set(written.flatMap((line) => line.warriors))
  const entrants = loaded.filter(({ name }) => named.has(name))
  const seats = new Map(entrants.map(({ name }, seat) => [name, seat]))
  const lineUps = written.map(({ line, warriors: names, rounds, places: own }): LineUp => {
    const codes = names.map((name) => {
      const entrant = byName.get(name)
      if (entrant === undefined) throw missing(path, line, name)
      const code = codeFor(entrant.warrior.source, rounds, names.length)
      if (code === null)
        throw new UsageError(
          `${path}:${line}: ${name} does not assemble for ${countOf(names.length, 'warrior')} and ${countOf(rounds, 'round')}`,
        )
      return code
    })
    return { entrants: names.map((name) => seats.get(name)!), warriors: codes, rounds, places: own }
  })
  return { entrants, duplicates: [], form: { kind: 'line-ups', lineUps } }
}

const missing = (path: string, line: number, name: string) =>
  new UsageError(
    `${path}:${line}: there is no warrior ${name}`,
    'Name the files, folders or sets that hold the warriors; they are called by their files.',
  )

/** Assembles a source for a number of rounds and warriors, each combination once. */
function createAssembler(settings: MarsSettings) {
  const known = new Map<string, Warrior | null>()
  return (source: string, rounds: number, warriors: number): Warrior | null => {
    const key = `${rounds} ${warriors} ${source}`
    const code = known.get(key)
    if (code !== undefined) return code
    const { warrior } = assemble(source, { settings, rounds, warriors })
    known.set(key, warrior)
    return warrior
  }
}

function checkSize(settings: MarsSettings, size: number): void {
  if (size > MAX_WARRIORS)
    throw new UsageError(`${size} warriors; one core takes ${MAX_WARRIORS} at most`, ROOM_HINT)
  checkRoom(settings, size)
}
