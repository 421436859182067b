/** The file that drq would store in, and its health. */
import { dirname } from 'node:path'
import type { StoreCheck, StoreDriver, StoreFile, StoreIdentity } from '../../../arena/store/index.js'
import { printShellCommand } from '../process/shell-command.js'
import type { Finding } from './finding.js'
import { runProbe, type ProbeOptions } from './probe.js'

export interface StoreReport {
  /** Absolute. */
  readonly path: string
  /** Null when nothing could be found out. */
  readonly file: StoreFile | null
  /** Null when there is no file. */
  readonly identity: StoreIdentity | null
  /** Null when it is no store of ours, or was not finished. */
  readonly check: StoreCheck | null
  /** What kept the look from its end; null when nothing did. */
  readonly failure: string | null
}

/** For the whole check of a large file on a slow disk. */
const LIMIT_MS = 60_000

export async function examineStore(
  path: string,
  options: Omit<ProbeOptions, 'limitMs'>,
): Promise<StoreReport> {
  const { found, failure } = await runProbe<Partial<StoreReport>>(['store', path], {
    limitMs: LIMIT_MS,
    ...options,
  })
  const facts = found.reduce((all, some) => ({ ...all, ...some }), {})
  return { path, file: null, identity: null, check: null, ...facts, failure }
}

/** The package that brings SQLite; null where none works, with the reason. */
export async function examineDriver(
  options: Omit<ProbeOptions, 'limitMs'>,
): Promise<{ readonly driver: StoreDriver | null; readonly failure: string | null }> {
  const { found, failure } = await runProbe<StoreDriver>(['driver'], { limitMs: LIMIT_MS, ...options })
  return { driver: found[0] ?? null, failure }
}

export interface StoreContext {
  readonly store: StoreReport
  readonly hasDriver: boolean
  /** The command that brings drq up to date. */
  readonly update: string
  readonly platform: NodeJS.Platform
}

/** What each system calls what mends a folder, a file or a disk; the path comes behind. */
const commandsOf = (platform: NodeJS.Platform) =>
  platform === 'win32'
    ? { makeFolder: ['mkdir'], allowWriting: ['attrib', '-R'], showSpace: ['fsutil', 'volume', 'diskfree'] }
    : { makeFolder: ['mkdir', '-p'], allowWriting: ['chmod', 'u+w'], showSpace: ['df', '-h'] }

/** Less is soon full. */
const LEAST_FREE_BYTES = 20_000_000

export function findInStore({ store, hasDriver, update, platform }: StoreContext): Finding[] {
  const { makeFolder, allowWriting, showSpace } = commandsOf(platform)
  const { path, file, identity, check, failure } = store
  const tell = (problem: string, remedy: string | null): Finding => {
    return { severity: 'problem', about: 'store', problem, remedy }
  }
  const another = 'name another file, as in: drq doctor --db another.db'
  if (file === null) return hasDriver ? [tell(`nothing can be told of ${path}: ${failure}`, another)] : []
  const folder = dirname(path)
  if (!file.hasFolder)
    return [tell(`there is no folder ${folder}`, printShellCommand([...makeFolder, folder], platform))]
  if (file.kind === 'other') return [tell(`${path} is no file`, another)]
  const findings: Finding[] = []
  if (identity !== null && identity.problem !== null) {
    const remedy = remedyFor(identity, path, another, update)
    // All else that is wrong with it does not matter then.
    return [tell(identity.problem, remedy)]
  }
  if (hasDriver && failure !== null)
    findings.push(
      tell(
        `${path} was not looked at to its end: ${failure}`,
        `sqlite3 ${printShellCommand([path, 'PRAGMA integrity_check'])}`,
      ),
    )
  const [first, ...more] = check?.findings ?? []
  if (first !== undefined)
    findings.push(
      tell(
        `${path} is damaged: ${first}${more.length > 0 ? `, and ${more.length} more` : ''}`,
        recover(path),
      ),
    )
  if (!file.isFolderWritable)
    findings.push(
      tell(`the folder ${folder} is read-only`, printShellCommand([...allowWriting, folder], platform)),
    )
  else if (!file.isWritable)
    findings.push(tell(`${path} is read-only`, printShellCommand([...allowWriting, path], platform)))
  if (file.freeBytes !== null && file.freeBytes < LEAST_FREE_BYTES)
    findings.push(
      tell(
        `the disk of ${path} is full: ${file.freeBytes} bytes are free`,
        printShellCommand([...showSpace, folder], platform),
      ),
    )
  return findings
}

function remedyFor({ state }: StoreIdentity, path: string, another: string, update: string): string {
  switch (state) {
    case 'newer':
      return update
    case 'damaged':
      return recover(path)
    case 'unreadable':
      return 'close what uses it and try again'
    default:
      return another
  }
}

/** A new file beside the damaged one, which stays. */
function recover(path: string): string {
  const [from, to] = [path, `${path}.recovered`].map((one) => printShellCommand([one]))
  return `sqlite3 ${from} .recover | sqlite3 ${to}`
}
