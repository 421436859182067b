import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { SpeedError } from '../../arena/speed/index.js'
import { PACKAGE_ROOT } from '../../src/cli/process/package-root.js'

const MAIN = join(PACKAGE_ROOT, 'dist/cli/main.js')

export interface TournamentCommand {
  /** Folder of the warriors. */
  readonly folder: string
  readonly rounds: number
  /** -F of pMARS. */
  readonly fixed: number
  readonly threads: number
  /** What it must come to: head and rows of a table of pairs. */
  readonly table: readonly string[]
  readonly now: () => number
}

/**
 * Milliseconds that `drq tournament` takes for all pairs of a folder, from the start of its process to its end, the results
 * in a new SQLite file. A SpeedError when a pair is not as in the table.
 */
export async function timeTournament(command: TournamentCommand): Promise<number> {
  const { folder, rounds, fixed, threads, table, now } = command
  const place = await mkdtemp(join(tmpdir(), 'drq-bench-tournament-'))
  try {
    const check = join(place, 'pairs.tsv')
    await writeFile(check, `${table.join('\n')}\n`)
    const flags = { '-r': rounds, '-F': fixed, '--threads': threads, '--duplicates': 'play' }
    const files = ['--check', check, '--db', join(place, 'drq.db')]
    const args = ['tournament', resolve(folder), ...Object.entries(flags).flat().map(String), ...files]
    const start = now()
    const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...args], {
      maxBuffer: 2 ** 26,
    }).catch((cause: unknown) => {
      throw new SpeedError(`drq tournament: ${(cause as Error).message}`, { cause })
    })
    const durationMs = now() - start
    const wanted = `${table.length - 1} matches equal, 0 differ\n`
    if (!stdout.endsWith(wanted)) throw new SpeedError(`drq tournament does not end with '${wanted.trim()}'`)
    return durationMs
  } finally {
    await rm(place, { recursive: true })
  }
}
