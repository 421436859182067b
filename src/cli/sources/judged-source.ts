import {
  assemble,
  PRESET_NAMES,
  PRESETS,
  type Diagnostic,
  type MarsSettings,
  type PresetName,
  type Warrior,
} from '../../../vm/index.js'
import { printDiagnostics, printFewDiagnostics } from './diagnostics.js'
import { pSpaceDiagnostics, type PSpaceOptions } from './p-space-rule.js'
import { countOf } from '../../text/safe-text.js'
import type { WarriorSource } from './warrior-sources.js'

export interface JudgedSource extends WarriorSource {
  /** Null when it cannot fight under these settings. */
  readonly warrior: Warrior | null
  readonly verdict: 'fit' | 'too-long' | 'no-code' | 'errors'
  /** With the lines of the file. */
  readonly diagnostics: readonly Diagnostic[]
  /** Presets that take it, when it is too long or made for other settings. */
  readonly otherPresets: readonly PresetName[]
}

/** What a source needs another core for. */
const MISFITS: ReadonlySet<string> = new Set(['TooManyInstructions', 'AssertFailed'])

/** Terms of a core, and what hills of a preset think of P-space. */
export interface JudgeOptions extends PSpaceOptions {
  readonly settings: MarsSettings
  readonly preset: PresetName
}

/** Assembles a source for fights one against one and says whether it can fight. */
export function judgeSource(source: WarriorSource, { settings, ...options }: JudgeOptions): JudgedSource {
  const assembly = assemble(source.source, { settings, warriors: 2 })
  const { warrior } = assembly
  const diagnostics = [...assembly.diagnostics, ...pSpaceDiagnostics(warrior, options, options.preset)]
  const errors = diagnostics.filter(({ level }) => level === 'error').map(({ code }) => code)
  const verdict =
    errors.length > 0
      ? errors.every((code) => code === 'TooManyInstructions')
        ? 'too-long'
        : 'errors'
      : warrior === null || warrior.instructions.length === 0
        ? 'no-code'
        : 'fit'
  return {
    ...source,
    verdict,
    warrior: verdict === 'fit' ? warrior : null,
    diagnostics: diagnostics.map((one) => ({
      ...one,
      line: one.line === null ? null : one.line + source.linesBefore,
    })),
    otherPresets: errors.length > 0 && errors.every((code) => MISFITS.has(code)) ? presetsFor(source) : [],
  }
}

function presetsFor({ source }: WarriorSource): PresetName[] {
  return PRESET_NAMES.filter(
    (name) => assemble(source, { settings: PRESETS[name], warriors: 2 }).warrior !== null,
  )
}

/** Why a source cannot fight, in words that may follow its path. */
export function describeMisfit(
  { verdict, diagnostics, otherPresets }: JudgedSource,
  { maxLength }: MarsSettings,
): string {
  const hint = otherPresets.length === 0 ? '' : `; it fits --preset ${otherPresets.join(' or ')}`
  if (verdict === 'no-code') return 'has no instructions'
  if (verdict === 'errors') {
    const errors = diagnostics.filter(({ level }) => level === 'error').length
    return `does not assemble, ${countOf(errors, 'error')}${hint}`
  }
  const excess = Number(diagnostics.find(({ code }) => code === 'TooManyInstructions')!.text)
  return `too long: ${countOf(maxLength + excess, 'instruction')}, ${maxLength} are allowed${hint}`
}

/** All its diagnostics. */
export function printJudged({ path, file, diagnostics }: JudgedSource): string {
  return printDiagnostics(path, file, diagnostics)
}

/** The first errors of a source, for a user who wants to go on with other warriors. */
export function printRefusedSource({ path, file, diagnostics }: JudgedSource): string {
  const errors = diagnostics.filter(({ level }) => level === 'error')
  return printFewDiagnostics(path, file, errors, 'drq warriors lint')
}
