import { parseInstruction } from '../redcode/index.js'
import type { MarsSettings } from '../settings.js'
import type { Program } from '../warrior.js'
import type { GoldenSettings, GoldenWarrior } from './golden.js'

/** Programs and settings of golden lines, as an engine takes them. */
export function toProgram({ start, code, pin }: GoldenWarrior): Program {
  return { instructions: code.map(parseInstruction), start, pin: pin ?? null }
}

/** Settings of a golden line, completed with what pMARS 0.9.2 does. */
export function toSettings(settings: GoldenSettings, standard: '94' | '88' = '94'): MarsSettings {
  return { ...settings, standard, immediateB: 'fetched' }
}
