/** Warriors from the files that a user names, or the reasons why not. */
import { basename } from 'node:path'
import {
  assemble,
  decodeSource,
  usesPSpace,
  type Diagnostic,
  type MarsSettings,
  type Warrior,
} from '../../../vm/index.js'
import { printFewDiagnostics } from './diagnostics.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { listNames } from './p-space-rule.js'
import { countOf, safeText } from '../../text/safe-text.js'
import { readSourceFiles } from './warrior-files.js'

export interface AssembledFile {
  /** As the user named it. */
  readonly path: string
  readonly source: string
  /** True when it was found in a folder, not named itself. */
  readonly isFromFolder: boolean
  /** Null when a diagnostic is an error. */
  readonly warrior: Warrior | null
  readonly diagnostics: readonly Diagnostic[]
}

export interface AssembledFiles {
  readonly files: readonly AssembledFile[]
  /** What could not be read, in words, each with its path. */
  readonly problems: readonly string[]
}

export interface LoadedWarrior {
  /** As the user named it. */
  readonly path: string
  readonly warrior: Warrior
}

/** What the sources may ask for by name: WARRIORS and ROUNDS. */
export interface LoadOptions {
  readonly settings: MarsSettings
  /** Rounds to be played; default 1. */
  readonly rounds?: number
  /** Warriors in one core; default as many as there are files. */
  readonly warriors?: number
  /** Whether they may use P-space (LDP, STP); default true. */
  readonly pSpace?: boolean
}

/** Reads and assembles every source behind `paths`; bad ones are among the answers. */
export async function assembleFiles(
  paths: readonly string[],
  options: LoadOptions,
  env: CliEnvironment,
): Promise<AssembledFiles> {
  const { files, problems } = await readSourceFiles(paths, env)
  const sources = files.map(({ bytes, ...file }) => ({ ...file, source: decodeSource(bytes) }))
  return { problems, files: assembleSources(sources, options) }
}

/** Assembles texts that are at hand. */
export function assembleSources(
  sources: readonly Pick<AssembledFile, 'path' | 'source' | 'isFromFolder'>[],
  { settings, rounds = 1, warriors = sources.length }: LoadOptions,
): AssembledFile[] {
  return sources.map((file) => ({ ...file, ...assemble(file.source, { settings, rounds, warriors }) }))
}

/**
 * Loads the warriors behind `paths` in their order and reports on stderr. Errors in a file that was named itself, and
 * files that cannot be read, end in a UsageError after all were listed; a bad file in a folder is left out.
 */
export async function loadWarriors(
  paths: readonly string[],
  options: LoadOptions,
  env: CliEnvironment,
): Promise<LoadedWarrior[]> {
  return takeWarriors(await assembleFiles(paths, options, env), paths.length, options, env)
}

/** The warriors among the files of `paths` paths, by the rules of {@link loadWarriors}. */
export function takeWarriors(
  { files, problems }: AssembledFiles,
  paths: number,
  { pSpace = true }: Pick<LoadOptions, 'pSpace'>,
  env: CliEnvironment,
): LoadedWarrior[] {
  for (const problem of problems) env.stderr.write(`${safeText(problem)}\n`)
  const bad = files.filter(({ warrior }) => warrior === null)
  for (const { path, source, diagnostics } of bad)
    env.stderr.write(
      printFewDiagnostics(
        path,
        source,
        diagnostics.filter(({ level }) => level === 'error'),
        'drq asm',
      ),
    )
  const failures = problems.length + bad.filter(({ isFromFolder }) => !isFromFolder).length
  if (failures > 0) throw new UsageError(`${countOf(failures, 'path')} of ${paths} cannot be used`)
  if (bad.length > 0) env.stderr.write(`${countOf(bad.length, 'file')} with errors left out\n`)
  reportWarnings(files, env)
  const isTaken = pSpace ? () => true : refusePSpace(files, env)
  const warriors = files.flatMap(({ path, warrior }) =>
    warrior === null || !isTaken(warrior) ? [] : [{ path, warrior }],
  )
  if (warriors.length === 0) throw new UsageError('there is no warrior to load')
  return warriors
}

/** Throws a UsageError for a file that was named itself; says who of a folder, a set or a preset is left out. */
function refusePSpace(files: readonly AssembledFile[], env: CliEnvironment): (warrior: Warrior) => boolean {
  const users = files.filter(({ warrior }) => warrior !== null && usesPSpace(warrior))
  const named = users.filter(({ isFromFolder }) => !isFromFolder).map(({ path }) => path)
  const what = 'P-space (LDP, STP), which this hill does not take'
  if (named.length > 0)
    throw new UsageError(
      `${listNames(named)} ${named.length === 1 ? 'uses' : 'use'} ${what}`,
      'A hill that was founded with --p-space takes all.',
    )
  const names = users.map(({ path }) => basename(path))
  if (names.length > 0) {
    const left = names.length === 1 ? 'uses' : 'use'
    env.stderr.write(`left out: ${countOf(names.length, 'warrior')} ${left} ${what}: ${listNames(names)}\n`)
  }
  return (warrior) => !usesPSpace(warrior)
}

function reportWarnings(files: readonly AssembledFile[], env: CliEnvironment): void {
  const warned = files.filter(({ warrior, diagnostics }) => warrior !== null && diagnostics.length > 0)
  const warnings = warned.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0)
  if (warnings > 0)
    env.stderr.write(
      `${countOf(warnings, 'warning')} in ${countOf(warned.length, 'file')}; drq asm shows them\n`,
    )
}
