/** The command that adds an optional package to this installation of drq. */
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { printShellCommand } from '../process/shell-command.js'
import type { PackageReport } from './packages.js'

export interface Installation {
  /** A clone of the repository, a package among those of a project, or one for the whole machine. */
  readonly kind: 'clone' | 'project' | 'global'
  /** Where npm is to be called. */
  readonly folder: string
}

/** How the package in this folder came there. */
export function installationOf(packageRoot: string): Installation {
  const modules = dirname(packageRoot)
  if (basename(modules) !== 'node_modules') return { kind: 'clone', folder: packageRoot }
  const folder = dirname(modules)
  return { kind: existsSync(join(folder, 'package.json')) ? 'project' : 'global', folder }
}

/** Packages that npm is not told to keep, and removes when it installs another one. */
const OPTIONAL = ['webgpu', '@tensorflow/tfjs-node', '@tensorflow/tfjs-node-gpu']

/**
 * In a clone, `npm install webgpu` would change package.json, and with `--no-save` alone npm leaves out what is declared
 * as an optional peer; `-D` makes it a package to install. What was added so before must be named again, or it goes.
 */
export function installLine(
  wanted: string,
  { kind, folder }: Installation,
  present: readonly PackageReport[],
  cwd: string,
): string {
  const [name] = splitVersion(wanted)
  const kept = present
    .filter((one) => OPTIONAL.includes(one.name) && one.name !== name && one.state === 'loads')
    .map((one) => `${one.name}@${one.version}`)
  switch (kind) {
    case 'global':
      return printShellCommand(['npm', 'install', '-g', wanted])
    case 'project':
      return inFolder(folder, cwd, ['npm', 'install', wanted])
    case 'clone':
      return inFolder(folder, cwd, ['npm', 'install', '--no-save', '-D', wanted, ...kept])
  }
}

/** The command in a folder, for who stands in another. */
export function inFolder(folder: string, cwd: string, command: readonly string[]): string {
  const line = printShellCommand(command)
  return folder === cwd ? line : `${printShellCommand(['cd', folder])} && ${line}`
}

/** `@a/b@1` in `@a/b` and `1`. */
function splitVersion(text: string): [name: string, version: string] {
  const at = text.lastIndexOf('@')
  return at <= 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
