import { Database } from '../../arena/store/driver.js'
import { beginRun, PAPER_OPTIONS, type EvolveOptions } from '../../arena/evolve/index.js'
import type { Store } from '../../arena/store/index.js'
import { PRESETS } from '../../vm/index.js'
import { warrior } from './warrior.js'

export const IMP = warrior('Imp', ['MOV.I $0, $1'])
export const DWARF = warrior(
  'Dwarf',
  ['DAT.F #0, #0', 'ADD.AB #4, $-1', 'MOV.I $-2, @-2', 'JMP.B $-2, $0'],
  1,
)
export const STONE = warrior('Stone', [
  'SPL.B #0, $0',
  'MOV.I $3, @3',
  'ADD.AB #7, $2',
  'JMP.B $-2, $0',
  'DAT.F #0, #0',
])

/** Begins a run on a small core that takes a second or so. */
export function beginSmallRun(store: Store, change: Partial<EvolveOptions> = {}, seed = 7): number {
  const options = {
    ...PAPER_OPTIONS,
    ...{ generations: 3, iterations: 20, simulations: 4, batch: 4, lastK: null },
    ...change,
  }
  const start = { settings: PRESETS.nano, seed, options, opponents: [DWARF], stock: [IMP, DWARF, STONE] }
  return beginRun(store, { ...start, benchmark: [IMP] }, 0)
}

/** All that evolution runs have stored, without times and the numbers of matches. */
export function dumpEvolution(path: string): Record<string, unknown[]> {
  const database = new Database(path, { readonly: true })
  const all = (sql: string) => database.prepare(sql).all()
  const dump = {
    runs: all('SELECT id, seed, options, random, status FROM evolution_runs'),
    warriors: all('SELECT * FROM evolution_warriors'),
    rounds: all('SELECT * FROM evolution_rounds'),
    proposals: all(
      `SELECT p.*, NULL AS match_id, m.outcome FROM evolution_proposals AS p LEFT JOIN matches AS m ON m.id = match_id
       ORDER BY run_id, round, proposal`,
    ),
    parents: all('SELECT * FROM evolution_parents'),
    elites: all('SELECT * FROM evolution_elites'),
    code: all('SELECT id, name, source, code FROM warriors ORDER BY id'),
  }
  database.close()
  return dump
}
