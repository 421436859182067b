/** What a hill fixes about its core: sizes, limits, standard. Names as pMARS uses them; presets as hills run them. */
import { wrongArgument } from './arguments.js'

/**
 * The core and its rules, as a hill fixes them: sizes, limits and standard, each under pMARS's name for it.
 * `PRESETS` has those of known hills, `resolveSettings` completes and checks others.
 */
export interface MarsSettings {
  /** Cells in the core, 1 .. 2^20. pMARS -s. */
  readonly coreSize: number
  /** Cycles until a tie: instructions each living warrior may execute in a round, 1 .. 10^8. pMARS -c. */
  readonly maxCycles: number
  /** Processes a warrior may have at once, 1 .. 2^20. pMARS -p. */
  readonly maxProcesses: number
  /** Instructions a warrior may have, 1 .. coreSize. pMARS -l. */
  readonly maxLength: number
  /** Least distance between the first cells of two warriors, maxLength .. coreSize. pMARS -d. */
  readonly minSeparation: number
  /** Farthest a warrior reads, 1 .. coreSize, a divisor of it; coreSize for no limit (pMARS 0.9.4 -R). */
  readonly readLimit: number
  /** Farthest a warrior writes, 1 .. coreSize, a divisor of it; coreSize for no limit (pMARS 0.9.4 -W). */
  readonly writeLimit: number
  /** Cells of P-space, 1 .. coreSize. pMARS -S. */
  readonly pSpaceSize: number
  /** Rules of the assembler: ICWS'94 with pMARS's extensions, or ICWS'88 (pMARS -8). */
  readonly standard: '94' | '88'
  /**
   * What an immediate B operand reads when the A operand has just changed its cell: the fields as fetched (pMARS
   * 0.9.2, default) or the cell anew (ICWS'94 draft, pMARS 0.9.4).
   */
  readonly immediateB: 'fetched' | 'reread'
}

/** pMARS's default P-space size: coreSize / i for the largest i <= 16 that divides coreSize. */
export function defaultPSpaceSize(coreSize: number): number {
  for (let i = 16; i > 1; i--) if (coreSize % i === 0) return coreSize / i
  return coreSize
}

function preset(
  coreSize: number,
  maxCycles: number,
  maxProcesses: number,
  maxLength: number,
  minSeparation: number,
  standard: '94' | '88' = '94',
): MarsSettings {
  return {
    coreSize,
    maxCycles,
    maxProcesses,
    maxLength,
    minSeparation,
    readLimit: coreSize,
    writeLimit: coreSize,
    pSpaceSize: defaultPSpaceSize(coreSize),
    standard,
    immediateB: 'fetched',
  }
}

/**
 * Settings of known hills by their names: `94nop` (core of 8000 cells, 80,000 cycles, 100 instructions), `94x`
 * (55,440 cells), `tiny` (800), `nano` (80), `lp` (at most 8 processes), and with the standard of 1988 `icws` (8192)
 * and `88` (8000).
 */
export const PRESETS = {
  '94nop': preset(8000, 80_000, 8000, 100, 100),
  '94x': preset(55_440, 500_000, 10_000, 200, 200),
  tiny: preset(800, 8000, 800, 20, 20),
  nano: preset(80, 800, 80, 5, 5),
  lp: preset(8000, 80_000, 8, 200, 200),
  icws: preset(8192, 100_000, 8000, 300, 300, '88'),
  '88': preset(8000, 80_000, 8000, 100, 100, '88'),
} as const satisfies Record<string, MarsSettings>

/** The name of one of {@link PRESETS}. */
export type PresetName = keyof typeof PRESETS

/**
 * Whether the hills of a preset take warriors that use P-space. 94nop is "'94, no P-space"; the '88 standard has no
 * such instructions. Published warriors of tiny and 94x do use it.
 */
const TAKES_P_SPACE: Readonly<Record<PresetName, boolean>> = {
  '94nop': false,
  '94x': true,
  tiny: true,
  nano: true,
  lp: true,
  icws: false,
  '88': false,
}

/** Whether hills of this preset take warriors with LDP and STP. The engines run them under any settings. */
export function presetTakesPSpace(name: PresetName): boolean {
  return TAKES_P_SPACE[name]
}

/** The names of {@link PRESETS}. */
export const PRESET_NAMES = Object.keys(PRESETS) as PresetName[]

/** The name of a setting of the core. */
export type SettingName = keyof MarsSettings

/** One thing wrong with the settings: which, what it was, and what it may be. */
export interface SettingsProblem {
  readonly setting: SettingName
  readonly message: string
}

/** Settings that an engine may run, or everything that is wrong with them. */
export type SettingsResult =
  | { readonly ok: true; readonly settings: MarsSettings }
  | { readonly ok: false; readonly code: 'BadSettings'; readonly problems: readonly SettingsProblem[] }

/**
 * A preset (94nop unless named) with some settings changed: `{ ok: true, settings }`, or `{ ok: false, code, problems }`
 * with all that is out of range. Unless given, read and write limit and P-space size follow the core size, the
 * length is cut to half of it, and the separation follows a changed length. Throws a TypeError for a name that no
 * preset has.
 */
export function resolveSettings(
  overrides: Partial<MarsSettings> = {},
  name: PresetName = '94nop',
): SettingsResult {
  if (!PRESET_NAMES.includes(name))
    throw wrongArgument(
      'resolveSettings(overrides, name)',
      `name must be one of ${PRESET_NAMES.join(', ')}`,
      name,
    )
  const base: MarsSettings = PRESETS[name]
  const coreSize = overrides.coreSize ?? base.coreSize
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined))
  const maxLength = overrides.maxLength ?? Math.min(base.maxLength, Math.max(1, Math.floor(coreSize / 2)))
  const settings: MarsSettings = {
    ...base,
    readLimit: coreSize,
    writeLimit: coreSize,
    pSpaceSize: defaultPSpaceSize(coreSize),
    maxLength,
    // As in pMARS, a length without a separation is the separation too.
    minSeparation: maxLength === base.maxLength ? base.minSeparation : maxLength,
    ...given,
  }
  const problems = settingsProblems(settings)
  return problems.length === 0 ? { ok: true, settings } : { ok: false, code: 'BadSettings', problems }
}

/** Everything wrong with complete settings; empty when an engine may run them. */
export function settingsProblems(settings: MarsSettings): SettingsProblem[] {
  const problems: SettingsProblem[] = []
  const range = (setting: SettingName, low: number, high: number) => {
    const value = settings[setting] as number
    if (!Number.isInteger(value) || value < low || value > high)
      problems.push({
        setting,
        message: `${setting} is ${value}; it must be a whole number from ${low} to ${high}`,
      })
  }
  range('coreSize', 1, MAX_CORE_SIZE)
  if (problems.length > 0) return problems
  const { coreSize } = settings
  range('maxCycles', 1, 100_000_000)
  range('maxProcesses', 1, MAX_CORE_SIZE)
  range('maxLength', 1, coreSize)
  range('minSeparation', 1, coreSize)
  range('pSpaceSize', 1, coreSize)
  for (const setting of ['readLimit', 'writeLimit'] as const) {
    range(setting, 1, coreSize)
    if (problems.every((problem) => problem.setting !== setting) && coreSize % settings[setting] !== 0)
      problems.push({
        setting,
        message: `${setting} is ${settings[setting]}; it must divide the core size ${coreSize}`,
      })
  }
  if (problems.length === 0 && settings.minSeparation < settings.maxLength)
    problems.push({
      setting: 'minSeparation',
      message: `minSeparation is ${settings.minSeparation}; it must be at least the maximum length ${settings.maxLength}`,
    })
  return problems
}

/** Largest core any engine takes, in cells. */
export const MAX_CORE_SIZE = 2 ** 20

/** Most warriors in one core. */
export const MAX_WARRIORS = 64
