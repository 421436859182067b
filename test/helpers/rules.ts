import {
  PAPER_OPTIONS,
  rulesOf,
  type EvolveOptions,
  type Rules,
  type StoredRun,
} from '../../arena/evolve/index.js'
import { PRESETS, type MarsSettings, type Warrior } from '../../vm/index.js'
import { DWARF } from './evolution.js'

export interface RulesPlan {
  /** Of the paper's options. */
  readonly change?: Partial<EvolveOptions>
  readonly settings?: MarsSettings
  readonly opponents?: readonly Warrior[]
  readonly placementSeed?: number
}

/** Rules of the first generation of a run. */
export function rules({
  change = {},
  settings = PRESETS.tiny,
  opponents = [DWARF],
  placementSeed = 4711,
}: RulesPlan = {}): Rules {
  const times = { createdAt: 0, usedAt: 0 }
  const run: StoredRun = {
    ...{ id: 1, seed: 7, settings, random: '', ...times },
    status: 'open',
    options: { ...PAPER_OPTIONS, ...change },
    warriors: { opponent: opponents, stock: [], benchmark: [] },
  }
  return rulesOf(run, [], { placementSeed, panel: null })
}
