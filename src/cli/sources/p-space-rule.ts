/** Hills such as 94nop take no warriors that use P-space: what commands say of them. */
import { Option, type Command } from 'commander'
import {
  presetTakesPSpace,
  usesPSpace,
  type Diagnostic,
  type PresetName,
  type Warrior,
} from '../../../vm/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { countOf, safeText } from '../../text/safe-text.js'

export interface PSpaceOptions {
  /** As a flag says it; undefined for the rule of the preset. */
  readonly pSpace?: boolean
}

/** Names of warriors that one line shows at most. */
const MAX_NAMES = 8

/** Adds --p-space, for commands that warn. */
export function addPSpaceFlag(command: Command): Command {
  return command.addOption(
    new Option('--p-space', 'say nothing of warriors that use P-space where hills of the preset take none'),
  )
}

/** Whether warriors may use P-space: as the flag says, else by the rule of the preset. */
export function takesPSpace({ pSpace }: PSpaceOptions, preset: PresetName): boolean {
  return pSpace ?? presetTakesPSpace(preset)
}

/** Warns in one line of those that use P-space, unless a flag or the preset allows it. */
export function warnOfPSpace(
  warriors: readonly { readonly name: string; readonly warrior: Warrior }[],
  options: PSpaceOptions,
  preset: PresetName,
  env: CliEnvironment,
): void {
  if (takesPSpace(options, preset)) return
  const users = warriors.filter(({ warrior }) => usesPSpace(warrior)).map(({ name }) => name)
  if (users.length === 0) return
  const whose = users.length === 1 ? 'uses' : 'use'
  env.stderr.write(
    `${countOf(users.length, 'warrior')} ${whose} P-space (LDP, STP), which ${preset} hills do not take: ${listNames(users)}\n`,
  )
}

/** That a preset's hills do not take one warrior's P-space, as a diagnostic; empty where nothing is wrong. */
export function pSpaceDiagnostics(
  warrior: Warrior | null,
  options: PSpaceOptions,
  preset: PresetName,
): readonly Diagnostic[] {
  if (warrior === null || takesPSpace(options, preset) || !usesPSpace(warrior)) return []
  const message = `It uses P-space (LDP, STP), which ${preset} hills do not take`
  const hint = '--p-space says nothing of it.'
  return [{ level: 'warning', code: 'PSpace', line: null, column: null, message, text: '', hint, count: 1 }]
}

/** Names for a line of a terminal, the first of them where there are many. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).map((name) => safeText(name))
  const left = names.length - shown.length
  return left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ')
}
