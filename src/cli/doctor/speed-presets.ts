import type { PresetName } from '../../../vm/index.js'

/** Settings that speeds are measured with: the smallest core, and the one of most hills. */
export const SPEED_PRESETS = ['nano', '94nop'] as const satisfies readonly PresetName[]
export type SpeedPreset = (typeof SPEED_PRESETS)[number]
