import { PRESET_NAMES, PRESETS, type MarsSettings } from '../../vm/index.js'

/** What a user calls these settings: `preset tiny`, or `core 4000, 20000 cycles` where no preset has them. */
export function nameSettings(settings: MarsSettings): string {
  const preset = PRESET_NAMES.find((name) => {
    const own: MarsSettings = PRESETS[name]
    return (Object.keys(own) as (keyof MarsSettings)[]).every((key) => own[key] === settings[key])
  })
  return preset === undefined ? `core ${settings.coreSize}, ${settings.maxCycles} cycles` : `preset ${preset}`
}
