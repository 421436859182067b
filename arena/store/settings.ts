import type { MarsSettings } from '../../vm/index.js'
import type { Database } from './database.js'

const COLUMNS = {
  coreSize: 'core_size',
  maxCycles: 'max_cycles',
  maxProcesses: 'max_processes',
  maxLength: 'max_length',
  minSeparation: 'min_separation',
  readLimit: 'read_limit',
  writeLimit: 'write_limit',
  pSpaceSize: 'p_space_size',
  standard: 'standard',
  immediateB: 'immediate_b',
} as const satisfies Record<keyof MarsSettings, string>

const columns = Object.entries(COLUMNS) as [keyof MarsSettings, string][]

/** Settings, each combination once. */
export interface SettingsStore {
  /** Row of these settings, or null when nothing was stored under them. */
  find(settings: MarsSettings): number | null
  /** Row of these settings, made when new. */
  save(settings: MarsSettings): number
  /** Settings of a row that exists. */
  get(id: number): MarsSettings
}

export function createSettingsStore(database: Database): SettingsStore {
  const insert = database.prepare(
    `INSERT INTO settings (${columns.map(([, column]) => column).join(', ')})
     VALUES (${columns.map(([name]) => `@${name}`).join(', ')}) ON CONFLICT DO NOTHING`,
  )
  const find = database
    .prepare<MarsSettings, number>(
      `SELECT id FROM settings WHERE ${columns.map(([name, column]) => `${column} = @${name}`).join(' AND ')}`,
    )
    .pluck()
  const select = database.prepare<[number], MarsSettings>(
    `SELECT ${columns.map(([name, column]) => `${column} AS ${name}`).join(', ')} FROM settings WHERE id = ?`,
  )
  return {
    find: (settings) => find.get(settings) ?? null,
    save(settings) {
      const known = find.get(settings)
      if (known !== undefined) return known
      insert.run(settings)
      return find.get(settings)!
    },
    get(id) {
      const settings = select.get(id)
      if (settings === undefined) throw new RangeError(`there are no settings ${id}`)
      return settings
    },
  }
}
