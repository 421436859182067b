/** What was measured on this machine, from one process to the next. */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { blendSpeeds, readSpeeds, type Speeds } from './speeds.js'

/** What earlier runs have measured of the speeds of this machine, in a file. */
export interface SpeedBook {
  /** What is known of a kind of work with an adapter; with null, with the one that was used last. */
  find(kind: string, adapter: string | null): Speeds | null
  keep(kind: string, adapter: string, measured: Speeds): void
  /** Writes what is new; where that cannot be, it is known in this process only. */
  save(): void
}

interface BookEntry {
  readonly adapter: string
  readonly kind: string
  readonly speeds: Speeds
}

interface Page {
  /** The adapter that was used last. */
  readonly adapter: string | null
  /** The newest last. */
  readonly entries: ReadonlyMap<string, BookEntry>
}

const VERSION = 1
const MOST_ENTRIES = 500
const MOST_BYTES = 2 ** 20

const EMPTY: Page = { adapter: null, entries: new Map() }

const keyOf = ({ adapter, kind }: Pick<BookEntry, 'adapter' | 'kind'>) => JSON.stringify([adapter, kind])

/** Kept in a file, which may hold anything; with null in memory only. */
export function createSpeedBook(path: string | null): SpeedBook {
  let page: Page | null = null
  const own = new Map<string, BookEntry>()
  let adapter: string | null = null
  const stored = () => (page ??= path === null ? EMPTY : readPage(path))
  return {
    find(kind, asked) {
      const known = asked ?? adapter ?? stored().adapter
      if (known === null) return null
      const key = keyOf({ adapter: known, kind })
      return (own.get(key) ?? stored().entries.get(key))?.speeds ?? null
    },
    keep(kind, used, measured) {
      const speeds = blendSpeeds(this.find(kind, used), measured)
      const entry = { adapter: used, kind, speeds }
      own.delete(keyOf(entry))
      own.set(keyOf(entry), entry)
      adapter = used
    },
    save() {
      if (path === null || own.size === 0) return
      // Others may have written meanwhile.
      const entries = new Map(readPage(path).entries)
      for (const [key, entry] of own) {
        entries.delete(key)
        entries.set(key, entry)
      }
      writePage(path, { adapter, entries })
    },
  }
}

function readPage(path: string): Page {
  try {
    const stat = statSync(path)
    if (!stat.isFile() || stat.size > MOST_BYTES) return EMPTY
    return parsePage(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return EMPTY
  }
}

function parsePage(value: unknown): Page {
  const { version, adapter, speeds } = (value ?? {}) as Record<string, unknown>
  if (version !== VERSION || !Array.isArray(speeds)) return EMPTY
  const entries = new Map<string, BookEntry>()
  for (const one of speeds.slice(-MOST_ENTRIES) as unknown[]) {
    const { adapter, kind } = (one ?? {}) as Record<string, unknown>
    const known = readSpeeds(one)
    if (typeof adapter !== 'string' || typeof kind !== 'string' || known === null) continue
    const entry = { adapter, kind, speeds: known }
    entries.set(keyOf(entry), entry)
  }
  return { adapter: typeof adapter === 'string' ? adapter : null, entries }
}

/** Whole or not at all: it is written beside and renamed. */
function writePage(path: string, { adapter, entries }: Page): void {
  const speeds = [...entries.values()]
    .slice(-MOST_ENTRIES)
    .map(({ speeds, ...rest }) => ({ ...rest, ...speeds }))
  const part = `${path}.${process.pid}.part`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(part, `${JSON.stringify({ version: VERSION, adapter, speeds }, null, 1)}\n`)
    renameSync(part, path)
  } catch {
    try {
      rmSync(part, { force: true })
    } catch {
      // It cannot be written, and is not there.
    }
  }
}
